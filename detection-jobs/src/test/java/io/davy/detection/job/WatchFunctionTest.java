package io.davy.detection.job;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.watch.ConditionChange;
import io.davy.jobs.ClockMode;
import io.davy.jobs.Published;
import io.davy.jobs.RawRecord;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The watch as a Flink operator: keys, timers, checkpoints, the plant as broadcast state. */
@SuppressWarnings("try")
class WatchFunctionTest {
    private static final long T0 = 1_767_225_600_000L;
    private static final Plant PLANT = plant().gas(
                    "AT-1", "H2S", l -> l.high(10).onDelay(5).silentAfter(10))
            .zoneToo("Z2")
            .gas("AT-2", "H2S", l -> l.high(10))
            .build();

    private static KeyedBroadcastOperatorTestHarness<String, RawRecord, WatchSetting, ZoneEvent> harness()
            throws Exception {
        KeyedBroadcastOperatorTestHarness<String, RawRecord, WatchSetting, ZoneEvent> h =
                new KeyedBroadcastOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new WatchFunction(PLANT, ClockMode.WALL, Published.NOTHING),
                                List.of(WatchFunction.PLANT_STATE, WatchFunction.SERVICE_STATE)),
                        Zones::of,
                        BasicTypeInfo.STRING_TYPE_INFO,
                        16,
                        1,
                        0);
        h.getExecutionConfig().enableObjectReuse();
        return h;
    }

    private static RawRecord raw(@Nullable String zone, byte @Nullable [] value, double second) {
        return new RawRecord(
                Topics.READINGS,
                0,
                7,
                T0 + (long) (second * 1000),
                zone == null ? null : zone.getBytes(StandardCharsets.UTF_8),
                value);
    }

    private static RawRecord reading(@Nullable String key, String tag, double value, double second) {
        long t = T0 + (long) (second * 1000);
        return raw(
                key,
                ReadingBatch.newBuilder()
                        .setZone(tag.equals("AT-2") ? "Z2" : "Z1")
                        .setTimeMs(t)
                        .setReceivedMs(t)
                        .addReadings(Reading.newBuilder().setSensor(tag).setValue(value))
                        .build()
                        .toByteArray(),
                second);
    }

    private static List<String> said(KeyedBroadcastOperatorTestHarness<String, RawRecord, WatchSetting, ZoneEvent> h) {
        return changes(h).stream()
                .map(c -> c.sensor() + " " + c.rule() + (c.on() ? " on" : " off"))
                .toList();
    }

    private static List<ConditionChange> changes(
            KeyedBroadcastOperatorTestHarness<String, RawRecord, WatchSetting, ZoneEvent> h) {
        return h.extractOutputValues().stream()
                .map(ZoneEvent::change)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void aKillInTheMiddleOfAnOnDelayResumesFromTheCheckpointAndAlarmsOnce() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var h = harness()) {
            h.open();
            h.setProcessingTime(T0);
            h.processElement(reading("Z1", "AT-1", 12, 0), 0);
            h.processElement(reading("Z1", "AT-1", 12, 2), 0);
            checkpoint = h.snapshot(1, T0 + 2000);
            h.processElement(reading("Z1", "AT-1", 12, 4), 0);
            assertThat(said(h)).isEmpty();
        }
        try (var h = harness()) {
            h.initializeState(checkpoint);
            h.open();
            h.setProcessingTime(T0 + 60_000);
            // What came after the checkpoint is read again, then the rest.
            h.processElement(reading("Z1", "AT-1", 12, 4), 0);
            h.processElement(reading("Z1", "AT-1", 12, 5), 0);
            h.processElement(reading("Z1", "AT-1", 12, 6), 0);
            assertThat(said(h)).containsExactly("AT-1 gas_high on");
            assertThat(changes(h).get(0).onset().toEpochMilli()).isEqualTo(T0);
        }
    }

    @Test
    void theTimerOfAZoneSurvivesAKillAndSilenceIsToldAfterIt() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var h = harness()) {
            h.open();
            h.setProcessingTime(T0);
            h.processElement(Zones.wake("Z1"), 0);
            checkpoint = h.snapshot(1, T0);
        }
        try (var h = harness()) {
            h.initializeState(checkpoint);
            h.open();
            h.setProcessingTime(T0 + 60_000);
            assertThat(said(h)).isEmpty();
            h.setProcessingTime(T0 + 71_000);
            assertThat(said(h)).containsExactly("AT-1 silent on");
            assertThat(h.numProcessingTimeTimers()).isEqualTo(1);
        }
    }

    @Test
    void garbageBecomesADeadLetterAndTheNextRecordIsRead() throws Exception {
        try (var h = harness()) {
            h.open();
            h.setProcessingTime(T0);
            h.processElement(raw("Z1", new byte[] {(byte) 0xff, 1, 2, 3}, 0), 0);
            h.processElement(raw("NO-SUCH", new byte[0], 0), 0);
            h.processElement(raw(null, new byte[] {9, 9}, 0), 0);
            h.processElement(reading("Z2", "AT-2", 12, 1), 0);
            assertThat(said(h)).containsExactly("AT-2 gas_high on");
            assertThat(h.getSideOutput(WatchFunction.DEAD)).hasSize(3).allSatisfy(r -> {
                Map<String, String> headers = r.getValue().headers();
                assertThat(headers.get(Topics.HEADER_REASON)).containsAnyOf("ReadingBatch", "no zone");
                assertThat(headers).containsEntry(Topics.HEADER_ORIGIN, "davy.readings-0@7");
            });
        }
    }

    @Test
    void aProofReadingBecomesAHiddenAlarmAndLeavesNothingBehind() throws Exception {
        ReadingBatch batch = ReadingBatch.newBuilder()
                .setZone("proof/davy")
                .setTimeMs(T0)
                .setReceivedMs(T0 + 3)
                .addReadings(Reading.newBuilder().setSensor("proof/davy").setValue(17))
                .build();
        try (var h = harness()) {
            h.open();
            h.setProcessingTime(T0);
            h.processElement(raw("proof/davy", batch.toByteArray(), 0), 0);
            h.processElement(raw("proof/davy", new byte[] {9, 9}, 0), 0);
            assertThat(h.extractOutputValues()).hasSize(1).first().satisfies(e -> {
                assertThat(e.change()).isNull();
                assertThat(Objects.requireNonNull(e.proof()).id()).isEqualTo("proof/davy");
                assertThat(e.proof().value()).isEqualTo(17);
                assertThat(e.proof().time().toEpochMilli()).isEqualTo(T0);
                assertThat(e.proof().receivedMs()).isEqualTo(T0 + 3);
                assertThat(e.proof().unanswered()).isFalse();
            });
            assertThat(h.getSideOutput(WatchFunction.DEAD)).hasSize(1);
            assertThat(h.numProcessingTimeTimers()).isZero();
        }
    }

    @Test
    void aProducerThatGivesNoKeyIsReadByTheZoneInItsBatch() throws Exception {
        try (var h = harness()) {
            h.open();
            h.setProcessingTime(T0);
            h.processElement(reading(null, "AT-2", 12, 1), 0);
            assertThat(said(h)).containsExactly("AT-2 gas_high on");
        }
    }

    @Test
    void aNewPlantHoldsFromTheNextReadingOn() throws Exception {
        Plant stricter = plant().gas("AT-1", "H2S", l -> l.high(5)).build();
        try (var h = harness()) {
            h.open();
            h.setProcessingTime(T0);
            h.processElement(reading("Z1", "AT-1", 7, 0), 0);
            assertThat(said(h)).isEmpty();
            h.processBroadcastElement(WatchSetting.of(stricter), 0);
            h.processElement(reading("Z1", "AT-1", 7, 1), 0);
            assertThat(said(h)).containsExactly("AT-1 gas_high on");
        }
    }

    @Test
    void aZoneThatLeftThePlantLeavesNoTimer() throws Exception {
        try (var h = harness()) {
            h.open();
            h.setProcessingTime(T0);
            h.processElement(reading("Z2", "AT-2", 1, 0), 0);
            h.processBroadcastElement(
                    WatchSetting.of(plant().gas("AT-1", "H2S", l -> l.high(5)).build()), 0);
            h.setProcessingTime(T0 + 5000);
            assertThat(h.numProcessingTimeTimers()).isZero();
        }
    }
}
