package io.davy.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Hazard;
import io.davy.detection.TestPlant;
import io.davy.detection.vibration.Rig;
import io.davy.detection.watch.ConditionChange;
import io.davy.jobs.OutRecord;
import io.davy.jobs.RawRecord;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.SensorKind;
import io.davy.topic.Topics;
import io.davy.wire.Block;
import io.davy.wire.ReadingBatch;
import io.davy.wire.ThermalFrame;
import io.davy.wire.Waveform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** Blocks as a Flink operator: state, dead letters, the reading that stands for a block. */
@SuppressWarnings("try")
class BlockFunctionTest {
    private static final long T0 = 1_767_225_600_000L;
    private static final Plant PLANT = plant();

    private static Plant plant() {
        Plant p = TestPlant.plant()
                .machine("P-1", 1, 0)
                .sensor("VT-1", SensorKind.VIBRATION, "mm/s", 0, 50, "P-1", l -> l.vibrationZones(2.8, 4.5))
                .build();
        Machine m = p.machines().get(0);
        Machine known = new Machine(
                m.id(), null, "pump", m.zone(), m.place(), List.of(), 2, "rigid", 1770.0, null, Rig.BEARING, null);
        return new Plant(
                p.davy(),
                p.site(),
                p.floors(),
                p.zones(),
                p.ruleSets(),
                p.sensors(),
                List.of(known),
                p.robots(),
                p.ways(),
                p.contacts(),
                p.incidents());
    }

    private static KeyedBroadcastOperatorTestHarness<String, RawRecord, Plant, ZoneEvent> harness() throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(new BlockFunction(PLANT), List.of(WatchFunction.PLANT_STATE)),
                RawRecord::keyText,
                BasicTypeInfo.STRING_TYPE_INFO,
                16,
                1,
                0);
    }

    private static RawRecord raw(String tag, byte[] value, long timeMs) {
        return new RawRecord(Topics.BLOCKS, 0, 7, timeMs, tag.getBytes(StandardCharsets.UTF_8), value);
    }

    /** A block of a damaged bearing, a second of it, as the minute begins. */
    private static RawRecord damaged(int minute) {
        long t = T0 + minute * 60_000L;
        return raw("VT-1", new Rig(minute).outer(2).block("VT-1", t, 1).toByteArray(), t + 1_100);
    }

    private static List<ConditionChange> changes(
            KeyedBroadcastOperatorTestHarness<String, RawRecord, Plant, ZoneEvent> h) {
        return h.extractOutputValues().stream()
                .map(ZoneEvent::change)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<OutRecord> side(
            KeyedBroadcastOperatorTestHarness<String, RawRecord, Plant, ZoneEvent> h, OutputTag<OutRecord> tag) {
        Queue<StreamRecord<OutRecord>> all = h.getSideOutput(tag);
        return all == null
                ? List.of()
                : all.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void aDamagedBearingIsAlarmedOnceThoughTheJobIsKilledAndBlocksAreToldAgain() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var h = harness()) {
            h.open();
            h.processElement(damaged(1), 0);
            checkpoint = h.snapshot(1, T0);
        }
        try (var h = harness()) {
            h.initializeState(checkpoint);
            h.open();
            for (int minute : new int[] {1, 2, 2, 3}) {
                h.processElement(damaged(minute), 0);
            }
            List<ConditionChange> said = changes(h);
            assertThat(said.stream().filter(c -> c.rule().equals("bearing_outer")))
                    .hasSizeLessThanOrEqualTo(1);
        }
        try (var h = harness()) {
            h.open();
            for (int minute = 1; minute <= 4; minute++) {
                h.processElement(damaged(minute), 0);
            }
            assertThat(changes(h)).singleElement().satisfies(c -> {
                assertThat(c.rule()).isEqualTo("bearing_outer");
                assertThat(c.hazard()).isEqualTo(Hazard.VIBRATION);
                assertThat(c.zone()).isEqualTo("Z1");
                assertThat(c.area()).isEqualTo("A1");
                assertThat(c.machine()).isEqualTo("P-1");
                assertThat(c.on()).isTrue();
            });
        }
    }

    @Test
    void eachBlockBecomesAReadingOfItsSensor() throws Exception {
        Waveform.Builder w = Waveform.newBuilder().setRateHz(12_800).setUnit("m/s2");
        for (int i = 0; i < 12_800; i++) {
            w.addSamples((float) (Math.sqrt(2) * 4.5 * 0.2 * Math.PI * Math.sin(2 * Math.PI * 100 * i / 12_800.0)));
        }
        Block block = Block.newBuilder()
                .setSensor("VT-1")
                .setTimeMs(T0)
                .setReceivedMs(T0 + 5)
                .setWaveform(w)
                .build();
        try (var h = harness()) {
            h.open();
            h.processElement(raw("VT-1", block.toByteArray(), T0), 0);
            OutRecord out = side(h, BlockFunction.READINGS).get(0);
            assertThat(out.topic()).isEqualTo(Topics.READINGS);
            assertThat(new String(out.key(), StandardCharsets.UTF_8)).isEqualTo("Z1");
            ReadingBatch batch = ReadingBatch.parseFrom(out.value());
            assertThat(batch.getTimeMs()).isEqualTo(T0 + 1_000);
            assertThat(batch.getReadings(0).getSensor()).isEqualTo("VT-1");
            assertThat(batch.getReadings(0).getValue()).isBetween(4.4, 4.6);
        }
    }

    @Test
    void whatIsNoBlockOrOfNoSensorOrCannotBeJudgedIsADeadLetter() throws Exception {
        Block silent = Block.newBuilder()
                .setSensor("VT-1")
                .setTimeMs(T0)
                .setWaveform(Waveform.newBuilder().setRateHz(0).setUnit("g"))
                .build();
        try (var h = harness()) {
            h.open();
            h.processElement(raw("VT-1", new byte[] {(byte) 0xff, 1, 2}, T0), 0);
            h.processElement(raw("NO-1", silent.toByteArray(), T0), 0);
            h.processElement(raw("VT-1", silent.toByteArray(), T0), 0);
            List<String> reasons = side(h, BlockFunction.DEAD).stream()
                    .map(r -> r.headers().get(Topics.HEADER_REASON))
                    .toList();
            assertThat(reasons).hasSize(3);
            assertThat(reasons.get(0)).contains("a Block was expected");
            assertThat(reasons.get(1)).contains("no sensor NO-1");
            assertThat(reasons.get(2)).contains("expected at least 200");
        }
    }

    private static Block waveform(double rateHz, int samples) {
        Waveform.Builder w = Waveform.newBuilder().setRateHz(rateHz).setUnit("g");
        for (int i = 0; i < samples; i++) {
            w.addSamples(i % 3);
        }
        return Block.newBuilder().setSensor("VT-1").setTimeMs(T0).setWaveform(w).build();
    }

    @Test
    void aRateInKilohertzIsRefusedAndNotToldAsAMachineThatStandsStill() throws Exception {
        try (BlockHarness h = new BlockHarness(PLANT)) {
            h.takes("VT-1", waveform(12.8, 12_800));
            assertThat(h.refused()).singleElement().asString().contains("12.8 samples a second", "not kHz");
            assertThat(h.readings()).isEmpty();
        }
    }

    @Test
    void aBlockThatSaysItsArrivalAsItsTimeIsNoReadingOfTheFuture() throws Exception {
        try (BlockHarness h = new BlockHarness(PLANT)) {
            h.takes("VT-1", waveform(2_560, 25_600));
            assertThat(h.readings())
                    .singleElement()
                    .satisfies(r -> assertThat(r.getTimeMs()).isEqualTo(T0));
        }
    }

    @Test
    void whatNothingAtTheSensorLooksAtIsADeadLetter() throws Exception {
        Block frame = Block.newBuilder()
                .setSensor("VT-1")
                .setTimeMs(T0)
                .setThermal(ThermalFrame.newBuilder().setWidth(1).setHeight(1))
                .build();
        Block nothing = Block.newBuilder().setSensor("VT-1").setTimeMs(T0 + 1).build();
        try (BlockHarness h = new BlockHarness(PLANT)) {
            h.takes("VT-1", frame).takes("VT-1", nothing);
            assertThat(h.refused())
                    .hasSize(2)
                    .allSatisfy(r -> assertThat(r).contains("which nothing at this sensor looks at"));
        }
    }
}
