package io.davy.alerting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling;
import io.davy.alarm.Priority;
import io.davy.alerting.figures.Figures.Actor;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmFiguresTest {
    /** A whole hour, so that the clock's periods begin with it. */
    private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");

    private final AlarmFigures figures = new AlarmFigures(Samples.plant());

    private static Instant at(Duration after) {
        return T0.plus(after);
    }

    private static Instant minute(int m) {
        return at(Duration.ofMinutes(m));
    }

    private static Instant second(int s) {
        return at(Duration.ofSeconds(s));
    }

    private void alarms(int n, int fromMinute) {
        for (int i = 0; i < n; i++) {
            AlarmStory.on(
                    figures, "hall", "LT-" + i, Priority.LOW, minute(fromMinute).plusSeconds(i));
        }
    }

    private Figures site(Instant at) {
        return figures.at(at).get(0);
    }

    private Figures area(String area, Instant at) {
        return figures.at(at).stream()
                .filter(f -> f.area().equals(area))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPlantWithoutAlarmsHasZerosForEachArea() {
        assertThat(figures.at(T0)).extracting(Figures::area).containsExactly("*", "hall");
        assertThat(site(T0).points().annunciated()).isZero();
        assertThat(site(T0).load().mean10Min()).isNull();
        assertThat(site(T0).times().ackP95()).isNull();
    }

    @Test
    void eachAreaHasItsOwnLoadAndTheSiteHasAll() {
        alarms(3, 0);
        AlarmStory.on(figures, "yard", "LT-99", Priority.HIGH, minute(5));
        assertThat(area("hall", minute(10)).load().last10Min()).isEqualTo(3);
        assertThat(area("yard", minute(10)).load().last10Min()).isEqualTo(1);
        Load site = site(minute(10)).load();
        assertThat(site.last10Min()).isEqualTo(4);
        assertThat(site.mean10Min()).isEqualTo(4.0);
        assertThat(site.meanHour()).isNull();
    }

    @Test
    void tenMinutesWithMoreThanTenAndAnHourWithMoreThanThirtyAreBusy() {
        alarms(31, 0);
        alarms(10, 70);
        Load load = site(minute(180)).load();
        assertThat(load.busyHours()).isEqualTo(1 / 3.0);
        assertThat(load.busy10Min()).isEqualTo(1 / 18.0);
        assertThat(load.most10Min()).isEqualTo(31);
        assertThat(load.mostHour()).isEqualTo(31);
        assertThat(load.meanHour()).isEqualTo(41 / 3.0);
    }

    @Test
    void aFloodBeginsAboveTenAndEndsBelowFive() {
        alarms(11, 0);
        assertThat(site(minute(1)).load().flood()).isTrue();
        alarms(5, 8);
        assertThat(site(minute(12)).load().flood()).isTrue();
        assertThat(site(minute(18)).load().flood()).isTrue();
        assertThat(site(minute(19)).load().flood()).isFalse();
        assertThat(site(minute(19)).load().floods()).isEqualTo(1);
        assertThat(site(minute(36)).load().floodTime()).isEqualTo(18 / 36.0);
    }

    @Test
    void tenAlarmsInTenMinutesAreNoFlood() {
        alarms(10, 0);
        assertThat(site(minute(9)).load().floods()).isZero();
    }

    @Test
    void theTenMostFrequentPointsAreNamedWithTheirShare() {
        for (int p = 0; p < 12; p++) {
            for (int n = 0; n <= p; n++) {
                AlarmStory.on(figures, "hall", String.format("LT-%02d", p), Priority.LOW, minute(10 * n + p * 300));
            }
        }
        Figures.Points points = site(at(Duration.ofDays(3))).points();
        assertThat(points.annunciated()).isEqualTo(78);
        assertThat(points.most()).hasSize(10).startsWith(new Actor("LT-11/level_high", 12));
        assertThat(points.mostShare()).isEqualTo(75 / 78.0);
    }

    @Test
    void threeTimesInAMinuteChattersAndTwiceDoesNot() {
        AlarmStory.on(figures, "hall", "LT-1", Priority.LOW, T0)
                .off(second(10))
                .back(second(20))
                .off(second(30))
                .back(second(60));
        AlarmStory.on(figures, "hall", "LT-2", Priority.LOW, T0)
                .off(second(10))
                .back(second(20))
                .off(second(30))
                .back(second(61));
        Figures.Actors chattering = site(minute(10)).points().chattering();
        assertThat(chattering.most()).containsExactly(new Actor("LT-1/level_high", 1));
        assertThat(site(minute(10)).points().fleeting().points()).isZero();
    }

    @Test
    void anAlarmThatGoesByItselfWithinSecondsAndDoesNotComeBackIsFleeting() {
        AlarmStory.on(figures, "hall", "LT-1", Priority.LOW, T0).off(second(9));
        AlarmStory.on(figures, "hall", "LT-2", Priority.LOW, T0).off(second(11));
        AlarmStory.on(figures, "hall", "LT-3", Priority.LOW, T0).ack(second(3)).off(second(5));
        AlarmStory.on(figures, "hall", "LT-4", Priority.LOW, T0).off(second(9)).back(second(40));
        assertThat(site(minute(1)).points().fleeting().points()).isZero();
        assertThat(site(minute(2)).points().fleeting().most()).containsExactly(new Actor("LT-1/level_high", 1));
    }

    @Test
    void anAlarmThatStandsForMoreThanADayIsStaleAndThatDayIsRemembered() {
        AlarmStory one = AlarmStory.on(figures, "hall", "LT-1", Priority.LOW, T0);
        AlarmStory two = AlarmStory.on(figures, "hall", "LT-2", Priority.LOW, T0);
        assertThat(site(at(Duration.ofHours(23))).standing().stale()).isZero();
        assertThat(site(at(Duration.ofHours(25))).standing().stale()).isEqualTo(2);
        one.ack(at(Duration.ofHours(26))).off(at(Duration.ofHours(27)));
        two.shelve(at(Duration.ofHours(27)), Duration.ofHours(8), "kim", "known");
        Figures.Standing later = site(at(Duration.ofDays(9))).standing();
        assertThat(later.stale()).isZero();
        assertThat(later.staleMost()).isEqualTo(2);
        assertThat(site(at(Duration.ofDays(40))).standing().staleMost()).isZero();
    }

    @Test
    void whatStandsIsShelvedSuppressedOrOutOfServiceIsCountedNow() {
        AlarmStory.on(figures, "hall", "LT-1", Priority.LOW, T0);
        AlarmStory.on(figures, "hall", "LT-2", Priority.LOW, second(1)).ack(second(2));
        AlarmStory.on(figures, "hall", "LT-3", Priority.LOW, T0).shelve(second(5), Duration.ofHours(8), "kim", "known");
        AlarmStory.on(figures, "hall", "LT-4", Priority.LOW, T0).suppressed(second(5), "p101-stopped");
        AlarmStory.on(figures, "hall", "LT-5", Priority.LOW, T0).outOfService(second(5), "PTW-7");
        assertThat(site(minute(2)).standing()).isEqualTo(new Figures.Standing(2, 1, 120, 0, 0, 1, 1, 1));
        assertThat(site(minute(2)).breaches()).isEqualTo(new Figures.Breaches(0, 0));
    }

    @Test
    void aShelfThatIsTooLongOrDoesNotEndIsAnOverrun() {
        AlarmStory.on(figures, "hall", "LT-1", Priority.LOW, T0).shelve(second(5), Duration.ofHours(9), "kim", "x");
        assertThat(site(minute(1)).breaches().shelfOverruns()).isEqualTo(1);
        AlarmStory stuck = AlarmStory.on(figures, "hall", "LT-2", Priority.LOW, T0)
                .shelve(second(0), Duration.ofHours(1), "kim", "x");
        assertThat(site(minute(61)).breaches().shelfOverruns()).isEqualTo(1);
        assertThat(site(minute(62)).breaches().shelfOverruns()).isEqualTo(2);
        stuck.uncovered(minute(70));
        assertThat(site(minute(71)).breaches().shelfOverruns()).isEqualTo(2);
    }

    @Test
    void aShelfThatEndsInTimeIsNone() {
        AlarmStory.on(figures, "hall", "LT-1", Priority.LOW, T0)
                .shelve(second(5), Duration.ofHours(8), "kim", "x")
                .uncovered(second(5).plus(Duration.ofHours(8)));
        assertThat(site(at(Duration.ofHours(9))).breaches().shelfOverruns()).isZero();
    }

    @Test
    void anOverlayWithoutWhoWhyOrPermitAndALifeSafetyAlarmUnderOneAreUnauthorised() {
        AlarmStory.on(figures, "hall", "LT-1", Priority.LOW, T0).shelve(second(5), Duration.ofHours(1), "", "x");
        AlarmStory.on(figures, "hall", "LT-2", Priority.LOW, T0).outOfService(second(5), " ");
        AlarmStory.on(figures, "hall", "LT-3", Priority.LOW, T0).suppressed(second(5));
        var gas = AlarmStory.first("hall", "AT-1", AlarmClass.LIFE_SAFETY, Priority.HIGH, T0);
        figures.take(gas, T0);
        figures.take(
                gas.edit(e -> {
                    e.version = 2;
                    e.handling = new Handling(
                            true,
                            null,
                            new Handling.Suppression(List.of("p101-stopped"), T0),
                            null,
                            true,
                            0,
                            null,
                            List.of());
                }),
                T0);
        assertThat(site(minute(1)).breaches().unauthorised()).isEqualTo(4);
    }

    @Test
    void prioritiesAreCounted() {
        AlarmStory.on(figures, "hall", "LT-1", Priority.LOW, T0).worse(second(9));
        AlarmStory.on(figures, "hall", "LT-2", Priority.MEDIUM, T0);
        assertThat(site(minute(1)).points().priorities())
                .containsEntry(Priority.LOW, 1L)
                .containsEntry(Priority.MEDIUM, 1L)
                .containsEntry(Priority.HIGH, 0L)
                .containsEntry(Priority.HIGHEST, 1L);
    }

    @Test
    void deliveryOfTheFirstWordIsMeasuredFromTheReadingAndOfTheOthersFromTheDecision() {
        Incident i = Samples.h2s("in-" + io.davy.alarm.Ids.area("hall") + "-1", T0);
        figures.take(i);
        figures.take(message(i, "opened", second(2), second(3), Notification.State.SENT));
        figures.take(message(i, "verdict", second(100), second(101), Notification.State.SENT));
        figures.take(message(i, "closed", second(100), second(400), Notification.State.FAILED));
        for (Figures f : figures.at(minute(10))) {
            assertThat(f.times().sent()).isEqualTo(2);
            assertThat(f.times().failed()).isEqualTo(1);
            assertThat(f.times().deliveryP50()).isCloseTo(1.0, within(0.01));
            assertThat(f.times().deliveryP95()).isCloseTo(3.0, within(0.03));
        }
    }

    @Test
    void whatIsOlderThanThirtyDaysIsForgotten() {
        alarms(20, 0);
        AlarmStory.on(figures, "hall", "LT-1", Priority.LOW, minute(5)).ack(minute(6));
        Figures later = site(at(Duration.ofDays(31)));
        assertThat(later.points().annunciated()).isZero();
        assertThat(later.points().most()).isEmpty();
        assertThat(later.load().floods()).isZero();
        assertThat(later.load().most10Min()).isZero();
        assertThat(later.times().acknowledged()).isZero();
        assertThat(later.observedHours()).isEqualTo(720);
    }

    private static Notification message(
            Incident i, String occasion, Instant created, Instant time, Notification.State state) {
        return new Notification(
                "no-" + occasion,
                i.id(),
                occasion,
                "kim",
                "email",
                "kim@plant.example",
                state,
                1,
                created,
                time,
                "subject",
                null,
                null);
    }
}
