package io.davy.alerting.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Ids;
import io.davy.alarm.SensorService;
import io.davy.alarm.SensorService.Ended;
import io.davy.alerting.sample.Samples;
import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

// A writer that only has to run is not named again.
@SuppressWarnings("try")
class HistoryWriterTest {
    private static final Instant T0 = Instant.parse("2026-11-22T03:04:00Z");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static HistoryBench bench;

    @BeforeAll
    static void start() {
        bench = new HistoryBench();
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    private static int count(HistoryConfig c, String measurement, String field, String where) {
        return (int) bench.number(
                c.database(), "SELECT count(\"" + field + "\") FROM \"" + measurement + "\" WHERE " + where);
    }

    private static void awaitCommitted(HistoryConfig c, String topic) {
        await().atMost(LONG).until(() -> bench.committed(c.group(), topic) == bench.end(topic));
    }

    @Test
    void twoTransitionsInTheSameMillisecondAreBothKept() {
        HistoryConfig c = bench.config();
        try (HistoryWriter w = HistoryWriter.start(c)) {
            bench.put(Topics.ALARMS, "al-1", HistoryBench.alarm("al-1", 1, AlarmState.UNACKED, T0, "AT-1"));
            bench.put(Topics.ALARMS, "al-1", HistoryBench.alarm("al-1", 2, AlarmState.ACKED, T0, "AT-1"));
            awaitCommitted(c, Topics.ALARMS);
            assertThat(count(c, "alarm", "state", "\"alarm_id\" = 'al-1'")).isEqualTo(2);
            assertThat(bench.query(c.database(), "SELECT last(\"state\") FROM \"alarm\" WHERE \"alarm_id\" = 'al-1'")
                            .get(0)
                            .at("/values/0/1")
                            .asText())
                    .isEqualTo("ACKED");
        }
    }

    @Test
    void anOutageOfInfluxDbLosesNothingRepeatsNothingAndCommitsNothing() {
        HistoryConfig c = bench.config();
        try (HistoryWriter w = HistoryWriter.start(c)) {
            bench.incident(Samples.h2s("in-before"));
            awaitCommitted(c, Topics.INCIDENTS);
            bench.stopInflux();
            long before = bench.committed(c.group(), Topics.INCIDENTS);
            for (int i = 0; i < 50; i++) {
                bench.incident(Samples.h2s("in-during-" + i));
            }
            await().atMost(LONG)
                    .until(() -> w.health().stream()
                            .anyMatch(h -> !h.ok()
                                    && h.detail().contains("cannot be reached")
                                    && h.detail().contains("nothing is lost")));
            assertThat(bench.committed(c.group(), Topics.INCIDENTS)).isEqualTo(before);

            bench.startInflux();

            awaitCommitted(c, Topics.INCIDENTS);
            await().until(() -> w.health().get(0).ok());
            assertThat(count(c, "incident", "version", "\"incident\" =~ /^in-(before|during)/"))
                    .isEqualTo(51);
        }
        // Written a second time, as after a crash between the write and the commit: nothing is there twice.
        HistoryConfig again = c.withGroup(c.group() + "-again");
        try (HistoryWriter w = HistoryWriter.start(again)) {
            awaitCommitted(again, Topics.INCIDENTS);
            assertThat(count(c, "incident", "version", "\"incident\" =~ /^in-(before|during)/"))
                    .isEqualTo(51);
            assertThat(count(c, "incident_alarm", "limit_value", "\"incident\" =~ /^in-(before|during)/"))
                    .isEqualTo(51);
        }
    }

    @Test
    void aRecordThatInfluxDbRefusesGoesToDeadLettersAndItsNeighboursAreStored() {
        HistoryConfig c = bench.config();
        for (int i = 0; i < 7; i++) {
            String sensor = i == 3 ? "X".repeat(70_000) : "AT-P" + i;
            bench.put(Topics.ALARMS, "al-p" + i, HistoryBench.alarm("al-p" + i, 1, AlarmState.UNACKED, T0, sensor));
        }
        bench.raw(Topics.ALARMS, "no json".getBytes(StandardCharsets.UTF_8));
        try (HistoryWriter w = HistoryWriter.start(c)) {
            awaitCommitted(c, Topics.ALARMS);
            assertThat(count(c, "alarm", "state", "\"alarm_id\" =~ /^al-p/")).isEqualTo(6);
            assertThat(bench.deadLetterReasons())
                    .anyMatch(r -> r.startsWith("history: InfluxDB answered 400"))
                    .anyMatch(r -> r.startsWith("history: not a Alarm") || r.startsWith("history: not an Alarm"));
            await().atMost(LONG)
                    .until(() -> bench.number(c.database(), "SELECT sum(\"letters\") FROM \"dead_letter\"") >= 2);
        }
    }

    @Test
    void aPermitIsOnePointWhoseEndIsAddedThoughItsBeginningWasCompactedAwayOrIsReadAgain() {
        HistoryConfig c = bench.config();
        OutOfService permit = new OutOfService("kim", "PTW-7", "calibration", T0, T0.plusSeconds(3600));
        String id = Ids.sensorTarget("hall", "AT-9");
        SensorService out = new SensorService(id, "AT-9", permit, null, T0);
        SensorService back = new SensorService(id, "AT-9", null, new Ended(permit, "lee"), T0.plusSeconds(60));
        String ended = "SELECT \"open_flag\", \"ended_by\" FROM \"out_of_service\"";
        try (HistoryWriter w = HistoryWriter.start(c)) {
            bench.put(Topics.SERVICE, id, back);
            awaitCommitted(c, Topics.SERVICE);
            assertThat(bench.query(c.database(), ended).toString()).contains("0,\"lee\"");
            bench.put(Topics.SERVICE, id, out);
            bench.put(Topics.SERVICE, id, back);
            bench.raw(Topics.SERVICE, null);
            awaitCommitted(c, Topics.SERVICE);
            assertThat(bench.query(c.database(), ended).toString()).contains("0,\"lee\"");
            assertThat(count(c, "out_of_service", "what", "\"sensor\" = 'AT-9'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void readingsAreStoredInWindowsWhenTheyAreComplete() {
        HistoryConfig c = bench.config();
        try (HistoryWriter w = HistoryWriter.start(c)) {
            bench.readings("Z-W", T0, 1, 10);
            bench.readings("Z-W", T0.plusSeconds(4), 3, 10);
            bench.readings("Z-W", T0.plusSeconds(9), 8, 10);
            bench.readings("Z-W", T0.plusSeconds(11), 100, 10);
            bench.readings("Z-W", T0.plusSeconds(12), 100, 10);
            await().atMost(LONG).until(() -> count(c, "reading", "value_mean", "\"zone\" = 'Z-W'") == 2);
            assertThat(bench.query(
                                    c.database(),
                                    "SELECT \"value_mean\", \"value_min\", \"value_max\", \"value_last\", \"reading_count\""
                                            + " FROM \"reading\" WHERE \"sensor\" = 'Z-W-S0'")
                            .get(0)
                            .at("/values/0")
                            .toString())
                    .isEqualTo("[\"2026-11-22T03:04:00Z\",4,1,8,8,3]");
        }
    }

    @Test
    void aWindowThatIsOpenAtARestartIsWholeAfterIt() {
        HistoryConfig c = bench.config();
        String group = c.group() + "-readings";
        try (HistoryWriter w = HistoryWriter.start(c)) {
            bench.readings("Z-FAST", T0, 1);
            bench.readings("Z-SLOW", T0.plusSeconds(10), 5);
            bench.readings("Z-FAST", T0.plusSeconds(5), 2);
            bench.readings("Z-FAST", T0.plusSeconds(13), 3);
            await().atMost(LONG).until(() -> count(c, "reading", "value_mean", "\"zone\" = 'Z-FAST'") == 1);
            await().atMost(LONG).until(() -> bench.committed(group, Topics.READINGS) > 0);
        }
        assertThat(bench.committed(group, Topics.READINGS)).isLessThan(bench.end(Topics.READINGS));
        try (HistoryWriter w = HistoryWriter.start(c)) {
            bench.readings("Z-SLOW", T0.plusSeconds(12), 7);
            bench.readings("Z-SLOW", T0.plusSeconds(23), 7);
            bench.readings("Z-FAST", T0.plusSeconds(23), 3);
            await().atMost(LONG).until(() -> count(c, "reading", "value_mean", "\"zone\" = 'Z-SLOW'") == 1);
            await().atMost(LONG).until(() -> count(c, "reading", "value_mean", "\"zone\" = 'Z-FAST'") == 2);
            assertThat(bench.number(
                            c.database(), "SELECT \"reading_count\" FROM \"reading\" WHERE \"zone\" = 'Z-SLOW'"))
                    .isEqualTo(2);
            // The first window of the fast zone was read again in part; what was stored stands.
            assertThat(bench.number(
                            c.database(), "SELECT first(\"reading_count\") FROM \"reading\" WHERE \"zone\" = 'Z-FAST'"))
                    .isEqualTo(2);
        }
    }
}
