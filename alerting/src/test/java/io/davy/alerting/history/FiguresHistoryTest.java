package io.davy.alerting.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alerting.figures.Figures;
import io.davy.alerting.figures.FiguresConfig;
import io.davy.alerting.figures.FiguresKeeper;
import io.davy.alerting.sample.Samples;
import io.davy.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alarm figures on their way from a real broker to a real InfluxDB. */
class FiguresHistoryTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private final AtomicReference<Instant> clock =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MINUTES));
    private HistoryBench bench;
    private HistoryConfig config;

    @BeforeEach
    void start() {
        bench = new HistoryBench();
        config = bench.config();
    }

    @AfterEach
    void end() {
        bench.close();
    }

    private FiguresKeeper keeper(HistoryWriter writer) {
        InstantSource now = clock::get;
        return FiguresKeeper.start(
                new FiguresConfig(config.kafkaBootstrap(), config.group() + "-figures", now),
                Samples.plant(),
                writer.figures());
    }

    private void alarm(int n, int version, AlarmState state) {
        Instant raised = clock.get().minusSeconds(200 - n);
        Alarm alarm = HistoryBench.alarm("al-f" + n, version, state, raised.plusSeconds(30L * version), "AT-" + n)
                .edit(e -> e.ackedAt = state == AlarmState.ACKED ? raised.plusSeconds(30L * version) : null);
        bench.put(Topics.ALARMS, "al-f" + n, alarm);
    }

    private void pass(Duration time) {
        clock.updateAndGet(t -> t.plus(time));
    }

    private int rows(String measurement, String field, String where) {
        return (int) bench.number(
                config.database(), "SELECT count(\"" + field + "\") FROM \"" + measurement + "\" WHERE " + where);
    }

    private static int annunciated(FiguresKeeper keeper) {
        return keeper.latest().stream()
                .filter(f -> f.area().equals(Figures.SITE))
                .mapToInt(f -> (int) f.points().annunciated())
                .findFirst()
                .orElse(-1);
    }

    /** Fault 4 of other systems: the writer empties its queue before the store has confirmed, and an outage loses audit records. */
    @Test
    void theQueueIsNotEmptiedBeforeTheWriteIsConfirmedWhileInfluxDbIsAway() {
        try (HistoryWriter writer = HistoryWriter.start(config);
                FiguresKeeper keeper = keeper(writer)) {
            alarm(0, 1, AlarmState.UNACKED);
            pass(Duration.ofMinutes(1));
            await().atMost(LONG).until(() -> rows("annunciation", "annunciated", "\"annunciated\" = 1") == 1);
            await().atMost(LONG).until(() -> rows("alarm", "version", "\"alarm_id\" =~ /^al-f/") == 1);

            bench.stopInflux();
            long eventsBefore = bench.committed(config.group(), Topics.ALARMS);
            for (int n = 1; n <= 40; n++) {
                alarm(n, 1, AlarmState.UNACKED);
                alarm(n, 2, AlarmState.ACKED);
            }
            await().atMost(LONG)
                    .until(() -> writer.health().stream()
                            .anyMatch(h -> !h.ok() && h.detail().contains("nothing is lost")));
            pass(Duration.ofMinutes(3));
            assertThat(bench.committed(config.group(), Topics.ALARMS)).isEqualTo(eventsBefore);
            bench.startInflux();

            await().atMost(LONG).until(() -> rows("annunciation", "waited_s", "time > 0") == 40);
            await().atMost(LONG).until(() -> rows("alarm", "version", "\"alarm_id\" =~ /^al-f/") == 81);
            assertThat(rows("annunciation", "annunciated", "\"annunciated\" = 1"))
                    .isEqualTo(41);
            pass(Duration.ofMinutes(1));
            await().atMost(LONG).until(() -> annunciated(keeper) == 41);
        }
    }

    @Test
    void afterARestartTheFiguresGoOnFromThePastAndTheMinutesBetweenAreMadeUpFor() {
        try (HistoryWriter writer = HistoryWriter.start(config);
                FiguresKeeper keeper = keeper(writer)) {
            alarm(0, 1, AlarmState.UNACKED);
            alarm(1, 1, AlarmState.UNACKED);
            pass(Duration.ofMinutes(1));
            await().atMost(LONG).until(() -> annunciated(keeper) == 2);
        }
        int before = rows("alarm_figures", "annunciated", "\"area\" = '*'");
        alarm(1, 1, AlarmState.UNACKED);
        pass(Duration.ofMinutes(5));
        try (HistoryWriter writer = HistoryWriter.start(config);
                FiguresKeeper keeper = keeper(writer)) {
            await().atMost(LONG).until(() -> annunciated(keeper) == 2);
            assertThat(rows("alarm_figures", "annunciated", "\"area\" = '*'")).isEqualTo(before + 5);
            assertThat(rows("alarm_figures", "annunciated", "\"area\" = 'hall'"))
                    .isEqualTo(before + 5);
            assertThat(rows("annunciation", "annunciated", "\"annunciated\" = 1"))
                    .isEqualTo(2);
            assertThat(keeper.health().get(0).ok()).isTrue();
        }
    }
}
