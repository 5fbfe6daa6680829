package io.davy.alerting.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Outcome;
import io.davy.incident.Incident.Verdict;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who gave a verdict, and how far a routine round is, in the history. */
class VerdictPointsTest {
    private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void anIncidentSaysWhoJudgedItAndWhy() {
        Incident i = Samples.judged(Samples.h2s("in-1"), "kim", Outcome.NOT_FOUND, "no smell");
        assertThat(line(Topics.INCIDENTS, i))
                .contains("verdict=\"NOT_FOUND\"", "verdict_by=\"kim\"", "verdict_reason=\"no smell\"", "who=\"kim\"")
                .contains("; officer kim judged NOT_FOUND")
                .doesNotContain(",robot=");
        assertThat(line(Topics.INCIDENTS, Samples.confirmed(Samples.h2s("in-1"))))
                .contains("robot=\"R1\"", "verdict_by=\"R1\"", "; R1 found CONFIRMED, 41.0 ppm")
                .doesNotContain("verdict_reason");
    }

    @Test
    void aMissionTellsAllVerdictsAndTheOneThatCounts() {
        Verdict robots = new Verdict(Outcome.NOT_FOUND, "R1", 0.5, "ppm", T0);
        Verdict officers = Verdict.of("kim", Outcome.INCONCLUSIVE, "mist", T0.plusSeconds(9));
        assertThat(line(Topics.MISSIONS, mission(officers, List.of(robots, officers), null, null)))
                .contains("verdict=\"INCONCLUSIVE\"", "verdict_by=\"kim\"", "verdict_reason=\"mist\"")
                .contains("what=\"R1 DONE: NOT_FOUND, 0.5 ppm; officer kim judged INCONCLUSIVE: mist\"");
    }

    @Test
    void aRoundTellsHowFarItIs() {
        assertThat(line(Topics.MISSIONS, mission(null, List.of(), 3, 2)))
                .contains("stops=3i", "stops_done=2i", "R1 DONE, 2 of 3 stops done");
        assertThat(line(Topics.MISSIONS, mission(null, List.of(), null, null))).doesNotContain("stops");
    }

    @Test
    void theActionIsKeptWithItsOutcome() {
        Action a = Action.verdict("ac-1", "in-1", "kim", T0, Outcome.CONFIRMED, "it hisses");
        assertThat(line(Topics.ACTIONS, a))
                .contains("type=\"VERDICT\"", "outcome=\"CONFIRMED\"", "officer=\"kim\"")
                .contains("what=\"asked for VERDICT CONFIRMED of in-1: it hisses\"");
    }

    private static String line(String topic, Object value) {
        return EventPoints.of(new ConsumerRecord<>(topic, 0, 0, new byte[0], Json.bytes(value)))
                .get(0)
                .lineProtocol();
    }

    private static Mission mission(
            @Nullable Verdict counts, List<Verdict> all, @Nullable Integer stops, @Nullable Integer done) {
        return new Mission(
                "mi-1",
                4,
                "in-1",
                1,
                "R1",
                "o-1",
                0,
                Mission.State.DONE,
                null,
                "inspectGas",
                List.of(),
                null,
                null,
                T0,
                T0,
                null,
                null,
                null,
                T0,
                List.of(),
                null,
                counts,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                all,
                stops,
                done,
                Map.of());
    }
}
