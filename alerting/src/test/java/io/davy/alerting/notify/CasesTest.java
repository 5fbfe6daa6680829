package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alerting.notify.route.Round;
import io.davy.alerting.notify.route.Situation;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For how long an incident calls somebody: past its end, while a latched alarm waits, and until another incident has that alarm. */
class CasesTest {
    private final Cases cases = new Cases();

    private static Instant at(int second) {
        return Samples.OPENED.plusSeconds(second);
    }

    private void alarm(String id, AlarmState state, int version, int second) {
        Alarm a = Samples.alarm(id, state).edit(e -> {
            e.version = version;
            e.time = at(second);
            e.ackedBy = state == AlarmState.ACKED || state == AlarmState.LATCHED_ACKED ? "park" : null;
            e.ackedAt = e.ackedBy == null ? null : at(second);
        });
        cases.take(a, at(second));
    }

    private Situation situation(String incident) {
        return cases.situation(cases.of(incident).orElseThrow(), List.of());
    }

    private void latched() {
        alarm("al-in-1", AlarmState.UNACKED, 1, 0);
        cases.take(Samples.h2s("in-1"), at(0));
        alarm("al-in-1", AlarmState.LATCHED_UNACKED, 2, 60);
        cases.take(Samples.closed(Samples.h2s("in-1")), at(1200));
    }

    @Test
    void aLatchedAlarmIsCalledOfAfterItsIncidentHasClosedUntilItIsAcknowledged() {
        latched();
        assertThat(situation("in-1").open()).isFalse();
        assertThat(situation("in-1").live()).isTrue();
        alarm("al-in-1", AlarmState.LATCHED_ACKED, 3, 1300);
        assertThat(situation("in-1").live())
                .as("what awaits its reset calls nobody")
                .isFalse();
    }

    @Test
    void anIncidentThatTakesTheAlarmOverAnswersForIt() {
        latched();
        alarm("al-in-1", AlarmState.UNACKED, 3, 1300);
        cases.take(Samples.members(Samples.h2s("in-2", at(1300)), List.of("al-in-1")), at(1300));
        assertThat(situation("in-1").live()).isFalse();
        assertThat(situation("in-2").live()).isTrue();
    }

    @Test
    void anIncidentThatBecomesPartOfAnAnsweredOneBringsItsAlarmAlong() {
        alarm("al-in-1", AlarmState.UNACKED, 1, 0);
        cases.take(Samples.h2s("in-1"), at(0));
        alarm("al-in-2", AlarmState.UNACKED, 1, 30);
        Incident younger = Samples.h2s("in-2", at(30));
        cases.take(younger, at(30));
        alarm("al-in-1", AlarmState.ACKED, 2, 60);
        assertThat(situation("in-1").live()).isFalse();
        cases.take(partOf(Samples.closed(younger), "in-1"), at(100));
        cases.take(Samples.members(Samples.h2s("in-1"), List.of("al-in-1", "al-in-2")), at(100));
        assertThat(situation("in-2").live()).isFalse();
        assertThat(situation("in-1").live()).isTrue();
        assertThat(situation("in-1").stretches())
                .as("a horn that fell silent with the first answer sounds again")
                .hasSize(2)
                .last()
                .satisfies(s -> assertThat(s.round().why()).isEqualTo(Round.Why.AGAIN))
                .satisfies(s -> assertThat(s.round().since()).isEqualTo(at(100)));
    }

    private static Incident partOf(Incident i, String older) {
        Map<String, Object> other = new HashMap<>(i.other());
        other.put("part_of", older);
        return new Incident(
                i.id(),
                i.version(),
                i.site(),
                i.area(),
                i.zone(),
                i.hazard(),
                i.gas(),
                i.state(),
                i.severity(),
                i.opened(),
                i.time(),
                i.closed(),
                i.firstOut(),
                i.alarms(),
                i.place(),
                i.source(),
                i.mission(),
                i.verdict(),
                i.receivedMs(),
                i.summaryEn(),
                i.summaryKo(),
                i.closeReason(),
                other);
    }
}
