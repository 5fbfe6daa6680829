package io.davy.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.alarm.Shown;
import io.davy.detection.TestPlant;
import io.davy.detection.watch.ConditionChange;
import io.davy.jobs.ClockMode;
import io.davy.jobs.OutRecord;
import io.davy.jobs.Published;
import io.davy.json.Json;
import io.davy.plant.AlarmCare;
import io.davy.plant.ClassCare;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The alarm stage in Flink's harness: what is in its checkpoint goes on at the right moment. */
@SuppressWarnings("try") // the harness's close may be interrupted
class AlarmFunctionTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final Plant plant =
            TestPlant.plant().gas("AT-1", "H2S", l -> l.high(10)).build();
    private final List<Alarm> told = new ArrayList<>();
    private final List<ActionResult> answers = new ArrayList<>();

    private KeyedBroadcastOperatorTestHarness<String, ZoneEvent, Plant, AreaEvent> harness(
            @Nullable OperatorSubtaskState from, long second) throws Exception {
        var h = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new AlarmFunction(plant, ClockMode.WALL, Published.NOTHING, Published.NOTHING),
                        List.of(WatchFunction.PLANT_STATE)),
                ZoneEvent::area,
                BasicTypeInfo.STRING_TYPE_INFO,
                16,
                1,
                0);
        h.setup();
        if (from != null) {
            h.initializeState(from);
        }
        h.open();
        h.setProcessingTime(at(second).toEpochMilli());
        return h;
    }

    private static Instant at(long second) {
        return T0.plusSeconds(second);
    }

    private static ZoneEvent change(boolean on, long second) {
        return ZoneEvent.of(new ConditionChange(
                "S1",
                "A1",
                "Z1",
                "S-1",
                null,
                Hazard.PROCESS,
                null,
                "level",
                AlarmClass.PROCESS,
                Priority.MEDIUM,
                on,
                at(second),
                at(second),
                on ? 12 : 2,
                "ppm",
                10,
                7,
                null));
    }

    private static ZoneEvent act(String id, Action.Type type, String target, long second, long until) {
        return ZoneEvent.of(
                new Action(id, type, target, "kim", at(second), "being cleaned", at(until), "PTW-7", false, Map.of()));
    }

    private void hear(KeyedBroadcastOperatorTestHarness<String, ZoneEvent, Plant, AreaEvent> h) {
        var records = h.getSideOutput(AlarmFunction.RECORDS);
        if (records != null) {
            for (StreamRecord<OutRecord> r : records) {
                byte[] value = r.getValue().value();
                if (r.getValue().topic().equals(Topics.ALARMS)) {
                    told.add(Json.read(value, Alarm.class));
                } else if (r.getValue().topic().equals(Topics.ACTION_RESULTS)) {
                    answers.add(Json.read(value, ActionResult.class));
                }
            }
            records.clear();
        }
    }

    private Alarm newest() {
        return told.get(told.size() - 1);
    }

    @Test
    void faultOneATimerOutsideTheCheckpoint_aShelfEndsAtItsMomentThoughTheJobDiedOnIt() throws Exception {
        OperatorSubtaskState snapshot;
        try (var h = harness(null, 0)) {
            h.processElement(new StreamRecord<>(change(true, 0)));
            hear(h);
            h.processElement(new StreamRecord<>(act("ac-1", Action.Type.SHELVE, newest().id(), 1, 60)));
            hear(h);
            assertThat(newest().shown()).isEqualTo(Shown.SHELVED);
            snapshot = h.snapshot(1, 1);
        }
        int before = told.size();
        try (var h = harness(snapshot, 30)) {
            hear(h);
            assertThat(told).as("nothing is due yet").hasSize(before);
            h.setProcessingTime(at(61).toEpochMilli());
            hear(h);
            assertThat(newest().shown()).isEqualTo(Shown.UNACKED);
            assertThat(told).as("annunciated once").hasSize(before + 1);
        }
    }

    @Test
    void whatWasDueWhileTheJobWasDownHappensBeforeAnythingIsConsumed() throws Exception {
        OperatorSubtaskState snapshot;
        try (var h = harness(null, 0)) {
            h.processElement(new StreamRecord<>(change(true, 0)));
            hear(h);
            h.processElement(new StreamRecord<>(act("ac-1", Action.Type.SHELVE, newest().id(), 1, 60)));
            hear(h);
            snapshot = h.snapshot(1, 1);
        }
        try (var h = harness(snapshot, 300)) {
            h.processElement(new StreamRecord<>(change(false, 300)));
            hear(h);
            assertThat(told).extracting(Alarm::shown).endsWith(Shown.UNACKED, Shown.RTN_UNACKED);
        }
    }

    @Test
    void faultTwoAnAcknowledgementWhileTheJobWasDown_countsWhenItIsBackAndOnce() throws Exception {
        OperatorSubtaskState snapshot;
        try (var h = harness(null, 0)) {
            h.processElement(new StreamRecord<>(change(true, 0)));
            hear(h);
            snapshot = h.snapshot(1, 1);
        }
        ZoneEvent ack = act("ac-1", Action.Type.ACK, newest().id(), 10, 20);
        try (var h = harness(snapshot, 60)) {
            h.processElement(new StreamRecord<>(ack));
            h.processElement(new StreamRecord<>(ack));
            hear(h);
            assertThat(newest().shown()).isEqualTo(Shown.ACKED);
            assertThat(newest().ackedBy()).isEqualTo("kim");
            assertThat(newest().ackedAt()).isEqualTo(at(10));
            assertThat(newest().version()).isEqualTo(2);
            assertThat(answers).extracting(ActionResult::accepted).containsExactly(true, true);
        }
    }

    @Test
    void aSensorOutOfServiceIsSilentAndBackWhenItsPermitEnds() throws Exception {
        try (var h = harness(null, 0)) {
            h.processElement(new StreamRecord<>(change(true, 0)));
            h.processElement(
                    new StreamRecord<>(act("ac-1", Action.Type.OUT_OF_SERVICE, Ids.sensorTarget("A1", "S-1"), 1, 600)));
            hear(h);
            assertThat(newest().shown()).isEqualTo(Shown.OUT_OF_SERVICE);
            assertThat(newest().unanswered()).isFalse();
            h.setProcessingTime(at(601).toEpochMilli());
            hear(h);
            assertThat(newest().shown()).isEqualTo(Shown.UNACKED);
        }
    }

    private static ZoneEvent suppression(boolean holds, long second) {
        ZoneEvent e = change(holds, second);
        ConditionChange c = e.change();
        return ZoneEvent.of(new ConditionChange(
                c.site(),
                c.area(),
                c.zone(),
                "stopped",
                null,
                c.hazard(),
                null,
                "suppression",
                AlarmClass.ADVISORY,
                Priority.LOW,
                holds,
                c.time(),
                c.onset(),
                c.value(),
                c.unit(),
                c.limit(),
                c.receivedMs(),
                null));
    }

    private static Plant handling(AlarmCare.Suppression... suppressions) {
        ClassCare again = new ClassCare(false, true, Duration.ofHours(1), Duration.ofSeconds(60), 2, 1);
        return TestPlant.plant()
                .gas("AT-1", "H2S", l -> l.high(10))
                .alarms(new AlarmCare(Map.of(AlarmClass.PROCESS, again), List.of(suppressions), List.of()))
                .build();
    }

    @Test
    void faultOneARealarmAndAPermitEndAtTheirMomentsThoughTheJobDiedOnThem() throws Exception {
        OperatorSubtaskState snapshot;
        try (var h = harness(null, 0)) {
            h.processBroadcastElement(handling(), 0);
            h.processElement(new StreamRecord<>(change(true, 0)));
            hear(h);
            h.processElement(new StreamRecord<>(act("ac-1", Action.Type.ACK, newest().id(), 0, 1)));
            snapshot = h.snapshot(1, 1);
        }
        try (var h = harness(snapshot, 59)) {
            hear(h);
            int before = told.size();
            h.setProcessingTime(at(61).toEpochMilli());
            hear(h);
            assertThat(told).hasSize(before + 1);
            assertThat(newest().shown()).isEqualTo(Shown.UNACKED);
            assertThat(newest().handling().reAlarms()).isEqualTo(1);
            h.processElement(new StreamRecord<>(
                    act("ac-2", Action.Type.OUT_OF_SERVICE, Ids.sensorTarget("A1", "S-1"), 61, 600)));
            snapshot = h.snapshot(2, 2);
        }
        try (var h = harness(snapshot, 599)) {
            h.processElement(new StreamRecord<>(change(false, 599)));
            h.processElement(new StreamRecord<>(change(true, 599)));
            hear(h);
            assertThat(newest().shown()).isEqualTo(Shown.OUT_OF_SERVICE);
            h.setProcessingTime(at(601).toEpochMilli());
            hear(h);
            assertThat(newest().shown()).isEqualTo(Shown.UNACKED);
        }
    }

    @Test
    void faultSixAnotherPlantTakesEffectAtOnceInAreasThatSayNothingAndDropsNothing() throws Exception {
        AlarmCare.Suppression stopped =
                new AlarmCare.Suppression("stopped", "ST-1", 5.0, null, Duration.ZERO, List.of("S-1"), List.of());
        OperatorSubtaskState snapshot;
        try (var h = harness(null, 0)) {
            h.processBroadcastElement(handling(stopped), 0);
            h.processElement(new StreamRecord<>(suppression(true, 0)));
            h.processElement(new StreamRecord<>(change(true, 1)));
            hear(h);
            assertThat(newest().shown()).isEqualTo(Shown.SUPPRESSED);
            snapshot = h.snapshot(1, 1);
        }
        try (var h = harness(snapshot, 10)) {
            hear(h);
            int before = told.size();
            h.processBroadcastElement(handling(stopped), 0);
            hear(h);
            assertThat(told).as("the same plant tells nothing").hasSize(before);
            h.processBroadcastElement(handling(), 0);
            hear(h);
            assertThat(newest().shown()).isEqualTo(Shown.UNACKED);
            assertThat(told).hasSize(before + 1);
            snapshot = h.snapshot(2, 2);
        }
        try (var h = harness(snapshot, 20)) {
            h.processElement(new StreamRecord<>(change(false, 20)));
            hear(h);
            assertThat(newest().shown()).isEqualTo(Shown.RTN_UNACKED);
        }
    }
}
