package io.davy.alerting.notify.route;

import static io.davy.alerting.notify.route.World.contact;
import static io.davy.alerting.notify.route.World.route;
import static io.davy.alerting.notify.route.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmState;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.notification.Notification.State;
import io.davy.plant.Plant;
import io.davy.plant.Telling;
import io.davy.plant.Telling.Rota;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EscalationTest {
    private static final String ALARM = "al-in-1";
    private static final Plant PLANT = World.plant(
            route(Duration.ofMinutes(5), 1, step(0, "kim"), step(120, "lee"), step(240, "kim", "choi")),
            contact("kim", false),
            contact("lee", false),
            contact("choi", false),
            contact("chief", false));
    private final World world = new World(PLANT);

    private void opened() {
        world.alarm(ALARM, AlarmState.UNACKED);
        world.incident();
        world.look();
    }

    private List<String> callsAt(int second) {
        world.at(second);
        world.look();
        return world.calls();
    }

    @Test
    void shouldTellOneAfterTheOtherUntilSomebodyAcknowledges() {
        opened();
        assertThat(world.calls()).containsExactly("kim begun");
        assertThat(world.look().next()).isEqualTo(World.T0.plusSeconds(120));
        assertThat(callsAt(119)).isEmpty();
        assertThat(callsAt(120)).containsExactly("lee unanswered");
        world.at(130);
        world.alarm(ALARM, AlarmState.ACKED);
        assertThat(world.look().next()).isNull();
        assertThat(callsAt(10_000)).isEmpty();
    }

    /** Fault 5: escalation goes on after the ack, or sticks after a paused step. */
    @Test
    void escalationEndsWithTheAcknowledgementAndBeginsAnewWithTheReAlarm() {
        opened();
        callsAt(120);
        world.at(130);
        world.alarm(ALARM, AlarmState.ACKED);
        assertThat(callsAt(240)).isEmpty();
        world.at(1000);
        world.alarm(ALARM, AlarmState.UNACKED);
        world.look();
        assertThat(world.calls()).containsExactly("kim again");
        assertThat(callsAt(1119)).isEmpty();
        assertThat(callsAt(1120)).containsExactly("lee unanswered");
        assertThat(callsAt(1240)).containsExactly("kim unanswered", "choi unanswered");
    }

    @Test
    void whatWaitsIsWithdrawnWithTheAcknowledgementAndCountsAsNotTold() {
        opened();
        world.delivering(State.PENDING);
        callsAt(120);
        world.at(130);
        world.alarm(ALARM, AlarmState.ACKED);
        world.look();
        assertThat(world.told.values())
                .filteredOn(n -> n.state() == State.WITHDRAWN)
                .extracting(Notification::contact)
                .containsExactly("lee");
    }

    @Test
    void thatItBeganStaysNewsAfterTheAcknowledgement() {
        world.delivering(State.PENDING);
        opened();
        world.at(130);
        world.alarm(ALARM, AlarmState.ACKED);
        assertThat(callsAt(1000)).containsExactly("kim begun");
        assertThat(world.told.values()).extracting(Notification::state).containsExactly(State.PENDING);
    }

    @Test
    void anAcknowledgementThatComesBeforeItsIncidentStopsItAllTheSame() {
        world.alarm(ALARM, AlarmState.UNACKED);
        world.at(1);
        world.alarm(ALARM, AlarmState.ACKED);
        world.at(2);
        world.incident();
        world.look();
        assertThat(world.calls()).containsExactly("kim begun");
        assertThat(callsAt(10_000)).isEmpty();
    }

    @Test
    void anIncidentWhoseAlarmHasNotComeYetIsNotTakenForAnswered() {
        world.incident();
        world.look();
        assertThat(world.calls()).containsExactly("kim begun");
        world.at(1);
        world.alarm(ALARM, AlarmState.UNACKED);
        assertThat(callsAt(120)).containsExactly("lee unanswered");
    }

    @Test
    void aSecondAlarmKeepsItUnansweredAndOneAfterAllWereAnsweredBeginsAnew() {
        opened();
        world.calls();
        Incident two = with(Samples.h2s("in-1"), "al-2");
        world.at(60);
        world.alarm("al-2", AlarmState.UNACKED);
        world.incident(two);
        world.alarm(ALARM, AlarmState.ACKED);
        assertThat(callsAt(120)).containsExactly("lee unanswered");
        world.at(130);
        world.alarm("al-2", AlarmState.ACKED);
        assertThat(callsAt(240)).isEmpty();
        world.at(300);
        world.alarm("al-3", AlarmState.UNACKED);
        world.incident(with(two, "al-3"));
        world.look();
        assertThat(world.calls()).containsExactly("kim again");
    }

    @Test
    void whatGetsWorseBeginsAnewAndDelaysNobody() {
        opened();
        world.calls();
        world.at(100);
        world.incident(Samples.severity(Samples.h2s("in-1"), Priority.HIGHEST));
        world.look();
        assertThat(world.calls()).as("kim hears of it as news").isEmpty();
        assertThat(callsAt(119)).isEmpty();
        assertThat(callsAt(120)).as("as it was due before").containsExactly("lee unanswered");
    }

    @Test
    void aMissedStepIsTakenAtOnceAndTheNextAtItsTime() {
        opened();
        world.calls();
        assertThat(callsAt(200)).containsExactly("lee unanswered");
        assertThat(callsAt(239)).isEmpty();
        assertThat(callsAt(240)).containsExactly("kim unanswered", "choi unanswered");
    }

    @Test
    void allIsRepeatedAndThenTheChiefIsToldOnce() {
        opened();
        callsAt(120);
        assertThat(callsAt(240))
                .as("a step that names kim again calls kim again")
                .containsExactly("kim unanswered", "choi unanswered");
        assertThat(callsAt(539)).isEmpty();
        assertThat(callsAt(540)).containsExactly("kim unanswered");
        assertThat(callsAt(660)).containsExactly("lee unanswered");
        assertThat(callsAt(780)).containsExactly("kim unanswered", "choi unanswered");
        assertThat(callsAt(1079)).isEmpty();
        assertThat(world.situation().unreached()).isFalse();
        assertThat(callsAt(1080)).containsExactly("chief unreached", "chief unreached");
        assertThat(world.situation().unreached()).isTrue();
        assertThat(callsAt(100_000)).isEmpty();
        world.alarm(ALARM, AlarmState.ACKED);
        assertThat(world.situation().unreached()).isFalse();
    }

    @Test
    void whenNobodyCanBeReachedTheNextIsToldAtOnceAndInTheEndTheChief() {
        world.delivering(State.FAILED);
        world.alarm(ALARM, AlarmState.UNACKED);
        world.incident();
        world.look();
        assertThat(world.calls())
                .as("each by mail, then by the other way, the next without waiting; the chief by both at once")
                .containsExactly(
                        "kim begun",
                        "kim begun",
                        "lee unanswered",
                        "lee unanswered",
                        "choi unanswered",
                        "choi unanswered",
                        "chief unreached",
                        "chief unreached");
        assertThat(world.look().unreached()).isTrue();
    }

    @Test
    void aWayThatHasJustFailedIsNotTriedAgainOnlyToSayThatNobodyAnswers() {
        World w = new World(World.plant(Telling.NONE, contact("kim", false))).delivering(State.FAILED);
        w.alarm(ALARM, AlarmState.UNACKED);
        w.incident();
        assertThat(w.look().unreached()).isTrue();
        assertThat(w.calls()).containsExactly("kim begun", "kim begun");
    }

    @Test
    void aGraveIncidentOfWhichNoRouteTellsAnybodyIsToldToThoseWhoAreToldLast() {
        Telling device = new Telling(
                List.of(),
                List.of(),
                Set.of(),
                List.of(new Telling.Route(
                        "device",
                        null,
                        Set.of(Hazard.DEVICE),
                        null,
                        null,
                        null,
                        List.of(step(0, "kim")),
                        null,
                        0,
                        Duration.ZERO,
                        false,
                        null)),
                List.of("chief"));
        World w = new World(World.plant(device, contact("kim", false), contact("chief", false)));
        w.alarm(ALARM, AlarmState.UNACKED);
        w.incident(Samples.severity(Samples.h2s("in-1"), Priority.MEDIUM));
        assertThat(w.look().unreached()).isFalse();
        assertThat(w.calls()).isEmpty();
        w.at(10);
        w.incident(Samples.severity(Samples.h2s("in-1"), Priority.HIGH));
        assertThat(w.look().unreached()).isTrue();
        assertThat(w.calls()).containsExactly("chief unreached", "chief unreached");
    }

    @Test
    void theSecondWayIsTakenWhenTheFirstDoesNotGetThrough() {
        Plant plant = World.plant(
                route(null, 0, new Telling.Step(Duration.ZERO, List.of("kim"), List.of())), contact("kim", true));
        World w = new World(plant).delivering(State.PENDING);
        w.alarm(ALARM, AlarmState.UNACKED);
        w.incident();
        w.look();
        assertThat(w.asked).extracting(Ask::way).containsExactly("email");
        assertThat(w.look().next()).isEqualTo(World.T0.plusSeconds(30));
        w.at(30);
        w.look();
        assertThat(w.asked).extracting(Ask::way).containsExactly("email", "webhook");
    }

    @Test
    void aRefusedAddressHasTheSecondWayTakenAtOnceAndATakenMessageNone() {
        Plant plant = World.plant(
                route(null, 0, new Telling.Step(Duration.ZERO, List.of("kim"), List.of())), contact("kim", true));
        World w = new World(plant).delivering(State.PENDING);
        w.alarm(ALARM, AlarmState.UNACKED);
        w.incident();
        w.look();
        Notification first = w.told.values().iterator().next();
        w.set(first, State.SENT);
        w.at(1000);
        w.look();
        assertThat(w.asked).hasSize(1);
        w.set(first, State.FAILED);
        w.look();
        assertThat(w.asked).extracting(Ask::way).containsExactly("email", "webhook");
    }

    @Test
    void theRotaIsAskedWhenTheStepIsTakenAndNotAtTheBeginning() {
        // 12:04:05 in Seoul; the duty changes hands at 12:05.
        Rota duty = new Rota("duty", LocalDate.of(2026, 11, 22), LocalTime.of(12, 5), 1, List.of("lee", "kim"));
        Telling telling = new Telling(
                List.of(),
                List.of(duty),
                Set.of(),
                List.of(route(null, 0, step(0, "duty"), step(120, "duty"))),
                List.of());
        World w = new World(World.plant(telling, contact("kim", false), contact("lee", false)));
        w.alarm(ALARM, AlarmState.UNACKED);
        w.incident();
        w.look();
        assertThat(w.calls()).containsExactly("kim begun");
        w.at(120);
        w.look();
        assertThat(w.calls()).containsExactly("lee unanswered");
        w.at(100_000);
        w.look();
        assertThat(w.calls())
                .as("who has the duty later is not told of a step that is done")
                .allMatch(c -> c.endsWith("unreached"));
    }

    @Test
    void handoverKeepsItsHourWhenTheClocksChange() {
        // Berlin, 29 March 2026: 02:00 becomes 03:00; the handover is at 08:00 by the clock on the wall, 06:00 UTC.
        Rota duty = new Rota("duty", LocalDate.of(2026, 3, 28), LocalTime.of(8, 0), 1, List.of("kim", "lee"));
        Plant plant = World.plant(
                new Telling(List.of(), List.of(duty), Set.of(), List.of(), List.of()),
                contact("kim", false),
                contact("lee", false));
        Duty berlin = new Duty(new Plant(
                1,
                new Plant.Site("b", null, "Europe/Berlin", null),
                plant.floors(),
                plant.zones(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                plant.ways(),
                plant.contacts(),
                plant.incidents(),
                plant.alarms(),
                plant.telling(),
                List.of()));
        assertThat(berlin.whom("duty", Instant.parse("2026-03-29T05:59:59Z")))
                .extracting(c -> c.id())
                .containsExactly("kim");
        assertThat(berlin.whom("duty", Instant.parse("2026-03-29T06:00:00Z")))
                .extracting(c -> c.id())
                .containsExactly("lee");
        assertThat(berlin.whom("duty", Instant.parse("2026-10-25T06:59:59Z")))
                .extracting(c -> c.id())
                .isNotEqualTo(berlin.whom("duty", Instant.parse("2026-10-25T07:00:00Z")).stream()
                        .map(c -> c.id())
                        .toList());
        assertThat(berlin.whom("nobody", World.T0)).isEmpty();
    }

    @Test
    void aPlantWithoutRoutesTellsEveryContactAtOnceAndNobodyTwice() {
        World w = new World(World.plant(Telling.NONE, contact("kim", false), contact("lee", false)));
        w.alarm(ALARM, AlarmState.UNACKED);
        w.incident();
        w.look();
        assertThat(w.calls()).containsExactly("kim begun", "kim begun", "lee begun", "lee begun");
        w.at(299);
        w.look();
        assertThat(w.calls()).isEmpty();
        w.at(300);
        w.look();
        assertThat(w.calls())
                .as("a grave one does not end with messages that nobody answers")
                .containsExactly("kim unreached", "kim unreached", "lee unreached", "lee unreached");
        w.at(100_000);
        w.look();
        assertThat(w.calls()).isEmpty();
    }

    private static Incident with(Incident i, String alarm) {
        Incident.Member f = i.firstOut();
        List<Incident.Member> members = new ArrayList<>(i.alarms());
        members.add(new Incident.Member(
                alarm, "AT-9", f.rule(), f.priority(), true, f.value(), f.unit(), f.limit(), f.time()));
        Incident n = Samples.severity(i, i.severity());
        return new Incident(
                n.id(),
                n.version(),
                n.site(),
                n.area(),
                n.zone(),
                n.hazard(),
                n.gas(),
                n.state(),
                n.severity(),
                n.opened(),
                n.time(),
                n.closed(),
                n.firstOut(),
                members,
                n.place(),
                n.source(),
                n.mission(),
                n.verdict(),
                n.receivedMs(),
                n.summaryEn(),
                n.summaryKo(),
                n.closeReason(),
                n.other());
    }
}
