package io.davy.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.detection.TestPlant;
import io.davy.detection.watch.ConditionChange;
import io.davy.jobs.ClockMode;
import io.davy.jobs.OutRecord;
import io.davy.jobs.Published;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alarms that were raised after the last checkpoint before a kill: raised again or not, none stands for ever. */
@SuppressWarnings("try") // the harness's close may be interrupted
class StrayAlarmsTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, Alarm> TOPIC = new LinkedHashMap<>();
    private static final Published TOLD =
            since -> TOPIC.values().stream().map(Json::bytes).toList();

    private final Plant plant =
            TestPlant.plant().gas("AT-1", "H2S", l -> l.high(10)).build();
    private final List<Alarm> forwarded = new ArrayList<>();
    private final List<ActionResult> answers = new ArrayList<>();

    @BeforeEach
    void nothingWasPublished() {
        TOPIC.clear();
    }

    private KeyedBroadcastOperatorTestHarness<String, ZoneEvent, Plant, AreaEvent> harness(
            @Nullable OperatorSubtaskState from, long second) throws Exception {
        var h = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new AlarmFunction(plant, ClockMode.WALL, TOLD, Published.NOTHING),
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

    /** The clock says that a sensor is silent, or a reading that it is not. */
    private static ZoneEvent silent(boolean on, long second) {
        return change(AlarmClass.DEVICE, "silent", on, second);
    }

    private static ZoneEvent gas(boolean on, long second) {
        return change(AlarmClass.LIFE_SAFETY, "gas_high", on, second);
    }

    private static ZoneEvent change(AlarmClass of, String rule, boolean on, long second) {
        return ZoneEvent.of(new ConditionChange(
                "S1",
                "A1",
                "Z1",
                "AT-1",
                null,
                of == AlarmClass.DEVICE ? Hazard.DEVICE : Hazard.GAS,
                "H2S",
                rule,
                of,
                Priority.HIGH,
                on,
                at(second),
                at(second),
                12,
                "ppm",
                10,
                0,
                null));
    }

    private void read(KeyedBroadcastOperatorTestHarness<String, ZoneEvent, Plant, AreaEvent> h, ZoneEvent... events)
            throws Exception {
        for (ZoneEvent e : events) {
            h.processElement(new StreamRecord<>(e));
        }
        hear(h);
    }

    private void clock(KeyedBroadcastOperatorTestHarness<String, ZoneEvent, Plant, AreaEvent> h, long second)
            throws Exception {
        h.setProcessingTime(at(second).toEpochMilli());
        hear(h);
    }

    private void hear(KeyedBroadcastOperatorTestHarness<String, ZoneEvent, Plant, AreaEvent> h) {
        var records = h.getSideOutput(AlarmFunction.RECORDS);
        if (records != null) {
            for (StreamRecord<OutRecord> r : records) {
                if (r.getValue().topic().equals(Topics.ALARMS)) {
                    Alarm a = Json.read(r.getValue().value(), Alarm.class);
                    TOPIC.put(a.id(), a);
                } else if (r.getValue().topic().equals(Topics.ACTION_RESULTS)) {
                    answers.add(Json.read(r.getValue().value(), ActionResult.class));
                }
            }
            records.clear();
        }
        h.extractOutputValues().stream().filter(e -> e.alarm() != null).forEach(e -> forwarded.add(e.alarm()));
        h.getOutput().clear();
    }

    /** A checkpoint, then an alarm, then a kill. */
    private OperatorSubtaskState killedAfter(ZoneEvent... events) throws Exception {
        OperatorSubtaskState snapshot;
        try (var h = harness(null, 0)) {
            snapshot = h.snapshot(1, T0.toEpochMilli());
            read(h, events);
        }
        forwarded.clear();
        return snapshot;
    }

    private static ZoneEvent wake() {
        return ZoneEvent.wake(TOPIC.keySet().iterator().next());
    }

    @Test
    void whatIsReadAgainIsRaisedAgainUnderItsIdAndToldTheIncidents() throws Exception {
        OperatorSubtaskState snapshot = killedAfter(gas(true, 1));
        Alarm first = TOPIC.values().iterator().next();
        try (var h = harness(snapshot, 20)) {
            read(h, wake(), gas(true, 1));
            assertThat(TOPIC.values()).containsExactly(first);
            assertThat(forwarded).containsExactly(first);
            clock(h, 100);
            assertThat(TOPIC.values()).as("it stands").containsExactly(first);
            assertThat(forwarded).hasSize(1);
        }
    }

    @Test
    void aSilenceThatIsOverMeanwhileDoesNotStandForEver() throws Exception {
        OperatorSubtaskState snapshot = killedAfter(silent(true, 1));
        try (var h = harness(snapshot, 20)) {
            read(h, wake());
            clock(h, 49);
            assertThat(TOPIC.values()).extracting(Alarm::on).containsExactly(true);
            clock(h, 51);
            assertThat(TOPIC.values()).singleElement().satisfies(a -> {
                assertThat(a.on()).isFalse();
                assertThat(a.state()).isEqualTo(AlarmState.NORMAL);
                assertThat(a.version()).isEqualTo(2);
                assertThat(a.explanation().text()).isEqualTo("after a restart of Davy this condition was not found on");
            });
            assertThat(forwarded)
                    .as("incidents hear of it")
                    .extracting(Alarm::on)
                    .containsExactly(false);
        }
    }

    @Test
    void aSilenceThatIsFoundAnewLaterIsTheSameAlarm() throws Exception {
        OperatorSubtaskState snapshot = killedAfter(silent(true, 1));
        try (var h = harness(snapshot, 20)) {
            read(h, wake(), silent(true, 30));
            assertThat(TOPIC).hasSize(1);
            assertThat(forwarded).extracting(Alarm::on).containsExactly(true);
            clock(h, 100);
            assertThat(TOPIC.values()).extracting(Alarm::state).containsExactly(AlarmState.UNACKED);
            read(h, silent(false, 101));
            assertThat(TOPIC.values()).extracting(Alarm::state).containsExactly(AlarmState.NORMAL);
        }
    }

    @Test
    void ofTwoThatWerePublishedOfOnePointTheLaterStands() throws Exception {
        killedAfter(silent(true, 1));
        Alarm older = TOPIC.values().iterator().next();
        TOPIC.clear();
        killedAfter(silent(true, 5));
        TOPIC.put(older.id(), older);
        try (var h = harness(null, 20)) {
            read(h, wake(), silent(true, 30));
            clock(h, 51);
        }
        assertThat(TOPIC.get(older.id()).state()).isEqualTo(AlarmState.NORMAL);
        assertThat(TOPIC.get(older.id()).explanation().text())
                .isEqualTo("after a restart of Davy a later alarm of the same kind took its place");
        assertThat(TOPIC.values()).filteredOn(Alarm::listed).hasSize(1);
    }

    @Test
    void aLifeSafetyAlarmThatIsNotFoundAgainWaitsForItsOfficers() throws Exception {
        OperatorSubtaskState snapshot = killedAfter(gas(true, 1));
        try (var h = harness(snapshot, 20)) {
            read(h, act(Action.Type.ACK, 21));
            assertThat(answers).as("it may come again").isEmpty();
            clock(h, 60);
            assertThat(answers).extracting(ActionResult::accepted).containsExactly(true);
            assertThat(TOPIC.values()).extracting(Alarm::state).containsExactly(AlarmState.LATCHED_ACKED);
            read(h, act(Action.Type.RESET, 61));
            assertThat(TOPIC.values()).extracting(Alarm::state).containsExactly(AlarmState.NORMAL);
        }
    }

    @Test
    void aKillBeforeItIsSeenToForgetsNothing() throws Exception {
        OperatorSubtaskState snapshot = killedAfter(silent(true, 1));
        OperatorSubtaskState second;
        try (var h = harness(snapshot, 20)) {
            read(h, wake());
            second = h.snapshot(2, at(25).toEpochMilli());
        }
        try (var h = harness(second, 3_000)) {
            read(h, wake());
            clock(h, 3_031);
        }
        assertThat(TOPIC.values()).extracting(Alarm::on).containsExactly(false);
    }

    private static ZoneEvent act(Action.Type type, long second) {
        String id = TOPIC.keySet().iterator().next();
        return ZoneEvent.of(new Action("ac-" + second, type, id, "kim", at(second), "seen"));
    }

    @Test
    void whatNobodyCanAnswerAnyLongerIsLeftAsItIs() throws Exception {
        OperatorSubtaskState snapshot = killedAfter(gas(true, 1), gas(false, 2));
        String id = TOPIC.keySet().iterator().next();
        assertThat(id).startsWith("al-" + Ids.area("A1"));
        TOPIC.computeIfPresent(id, (k, a) -> a.edit(e -> e.state = AlarmState.NORMAL));
        Alarm over = TOPIC.get(id);
        try (var h = harness(snapshot, 20)) {
            read(h, wake());
            clock(h, 100);
        }
        assertThat(TOPIC.get(id)).isEqualTo(over);
        assertThat(forwarded).isEmpty();
    }
}
