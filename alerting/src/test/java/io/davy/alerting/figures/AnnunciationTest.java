package io.davy.alerting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What calls for an officer's attention, and so counts as an alarm. */
class AnnunciationTest {
    private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
    private final AlarmFigures figures = new AlarmFigures(Samples.plant());
    private final AlarmStory alarm = AlarmStory.on(figures, "hall", "LT-1", Priority.LOW, T0);

    private static Instant second(int s) {
        return T0.plusSeconds(s);
    }

    @Test
    void aNewAlarmCountsAndItsRepeatDoesNot() {
        assertThat(alarm.told().annunciation()).isEqualTo(Annunciation.NEW);
        assertThat(alarm.again().told().annunciation()).isNull();
    }

    @Test
    void whatIsSaidOfAStandingAlarmDoesNotCount() {
        assertThat(alarm.value(second(1)).told().annunciation()).isNull();
        assertThat(alarm.off(second(2)).told().annunciation()).isNull();
        assertThat(alarm.ack(second(3)).told().annunciation()).isNull();
    }

    @Test
    void anAlarmThatComesBackBeforeItIsAcknowledgedCountsAgain() {
        assertThat(alarm.off(second(5)).back(second(9)).told().annunciation()).isEqualTo(Annunciation.AGAIN);
    }

    @Test
    void anAlarmThatStaysOnAfterItsAcknowledgementCountsWhenItIsAnnouncedAgain() {
        assertThat(alarm.ack(second(5)).reAlarm(second(1805)).told().annunciation())
                .isEqualTo(Annunciation.RE_ALARM);
    }

    @Test
    void anAlarmThatGetsWorseCountsAcknowledgedOrNot() {
        assertThat(alarm.worse(second(5)).told().annunciation()).isEqualTo(Annunciation.RE_FLASH);
        AlarmStory acked = AlarmStory.on(figures, "hall", "LT-2", Priority.LOW, T0);
        assertThat(acked.ack(second(5)).worse(second(6)).told().annunciation()).isEqualTo(Annunciation.RE_FLASH);
    }

    @Test
    void whatLiesUnderAnOverlayDoesNotCountUntilItIsUncovered() {
        alarm.shelve(second(5), Duration.ofMinutes(10), "kim", "known");
        assertThat(alarm.told().annunciation()).isNull();
        assertThat(alarm.worse(second(30)).told().annunciation()).isNull();
        assertThat(alarm.uncovered(second(605)).told().annunciation()).isEqualTo(Annunciation.UNCOVERED);
    }

    @Test
    void whatIsOffWhenItsOverlayEndsDoesNotCount() {
        alarm.suppressed(second(5), "p101-stopped").off(second(6));
        assertThat(alarm.told().annunciation()).isNull();
        assertThat(alarm.uncovered(second(7)).told().annunciation()).isNull();
    }

    @Test
    void theTimeToAcknowledgeRunsFromTheAnnunciationAndAnewAfterEachReAlarm() {
        assertThat(alarm.ack(second(40)).told().ackMs()).isEqualTo(40_000);
        assertThat(alarm.again().told().ackMs()).isNull();
        assertThat(alarm.reAlarm(second(1840)).ack(second(1850)).told().ackMs()).isEqualTo(10_000);
    }

    @Test
    void anAlarmThatComesAndGoesHasWaitedSinceItFirstCame() {
        alarm.off(second(5)).back(second(9)).off(second(12)).back(second(20));
        assertThat(alarm.ack(second(60)).told().ackMs()).isEqualTo(60_000);
    }
}
