package io.davy.detection.job;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.Ids;
import io.davy.alarm.SensorService;
import io.davy.detection.TestPlant;
import io.davy.detection.watch.ConditionChange;
import io.davy.jobs.ClockMode;
import io.davy.jobs.OutRecord;
import io.davy.jobs.Published;
import io.davy.jobs.RawRecord;
import io.davy.json.Json;
import io.davy.plant.AlarmCare;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Vote;
import io.davy.topic.Topics;
import io.davy.wire.Quality;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The watch and the alarm stage as operators, with davy.service between them; spoken to in seconds since a fixed start. */
@SuppressWarnings("try") // the harness's close may be interrupted
final class OutOfServiceStages implements AutoCloseable {
    static final long T0 = 1_767_225_600_000L;

    /** What davy.service holds at the start; static, since Flink serializes what reads it with the function. */
    private static final Map<String, byte[]> TOPIC = new LinkedHashMap<>();

    private static final Published HELD = since -> List.copyOf(TOPIC.values());

    /** Two of three detectors of Z1; the rule of suppression hides AT-1. */
    static final Plant PLANT = plant("Z1");

    /** The same with AT-3 in another zone of the area, which has a vote of its own. */
    static Plant plant(String zoneOfThird) {
        TestPlant plant = TestPlant.plant()
                .alarms(new AlarmCare(
                        Map.of(),
                        List.of(new AlarmCare.Suppression(
                                "stopped", "ST-1", 5.0, null, Duration.ZERO, List.of("AT-1"), List.of())),
                        List.of()))
                .votes(new Vote("H2S", 2, "high"))
                .gas("AT-1", "H2S", l -> l.high(10).silentAfter(3600))
                .gas("AT-2", "H2S", l -> l.high(10).silentAfter(3600));
        if (!zoneOfThird.equals("Z1")) {
            plant = plant.zoneToo(zoneOfThird).votes(new Vote("H2S", 1, "high"));
        }
        return plant.gas("AT-3", "H2S", l -> l.high(10).silentAfter(3600)).build();
    }

    /** What was kept of both stages. */
    record Kept(OperatorSubtaskState watch, OperatorSubtaskState alarm) {}

    /** davy.service, newest by key. */
    final Map<String, byte[]> topic;

    final List<Alarm> alarms = new ArrayList<>();
    final List<ActionResult> answers = new ArrayList<>();
    private final KeyedBroadcastOperatorTestHarness<String, RawRecord, WatchSetting, ZoneEvent> watch;
    private final KeyedBroadcastOperatorTestHarness<String, ZoneEvent, Plant, AreaEvent> alarm;
    private final List<ConditionChange> changes = new ArrayList<>();
    private int actions;

    OutOfServiceStages() throws Exception {
        this(null, new LinkedHashMap<>(), 0);
    }

    /** Stages that begin at a second with what was kept, if anything was, and what the topic holds. */
    OutOfServiceStages(@Nullable Kept kept, Map<String, byte[]> topic, long second) throws Exception {
        this.topic = topic;
        TOPIC.clear();
        TOPIC.putAll(topic);
        watch = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new WatchFunction(PLANT, ClockMode.WALL, HELD),
                        List.of(WatchFunction.PLANT_STATE, WatchFunction.SERVICE_STATE)),
                Zones::of,
                BasicTypeInfo.STRING_TYPE_INFO,
                16,
                1,
                0);
        alarm = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new AlarmFunction(PLANT, ClockMode.WALL, Published.NOTHING, HELD),
                        List.of(WatchFunction.PLANT_STATE)),
                ZoneEvent::area,
                BasicTypeInfo.STRING_TYPE_INFO,
                16,
                1,
                0);
        watch.setup();
        alarm.setup();
        if (kept != null) {
            watch.initializeState(kept.watch());
            alarm.initializeState(kept.alarm());
        }
        watch.open();
        alarm.open();
        clock(second);
    }

    static Instant at(double second) {
        return Instant.ofEpochMilli(T0 + Math.round(second * 1000));
    }

    void clock(double second) throws Exception {
        watch.setProcessingTime(at(second).toEpochMilli());
        alarm.setProcessingTime(at(second).toEpochMilli());
        flow();
    }

    OutOfServiceStages reads(double second, String zone, String tag, double value) throws Exception {
        long t = at(second).toEpochMilli();
        byte[] batch = ReadingBatch.newBuilder()
                .setZone(zone)
                .setTimeMs(t)
                .setReceivedMs(t)
                .addReadings(Reading.newBuilder().setSensor(tag).setValue(value).setQuality(Quality.GOOD))
                .build()
                .toByteArray();
        watch.processElement(new StreamRecord<>(
                new RawRecord(Topics.READINGS, 0, 0, t, zone.getBytes(StandardCharsets.UTF_8), batch)));
        flow();
        return this;
    }

    OutOfServiceStages reads(double second, String tag, double value) throws Exception {
        return reads(second, "Z1", tag, value);
    }

    OutOfServiceStages allRead(double second, double value) throws Exception {
        return reads(second, "AT-1", value).reads(second, "AT-2", value).reads(second, "AT-3", value);
    }

    void out(double second, double until, String... tags) throws Exception {
        for (String tag : tags) {
            act(Action.Type.OUT_OF_SERVICE, Ids.sensorTarget("A1", tag), second, until, "PTW-7");
        }
    }

    void in(double second, String... tags) throws Exception {
        for (String tag : tags) {
            act(Action.Type.IN_SERVICE, Ids.sensorTarget("A1", tag), second, second, null);
        }
    }

    void act(Action.Type type, String target, double second, double until, @Nullable String permit) throws Exception {
        act(new Action(
                "ac-" + second + "-" + ++actions,
                type,
                target,
                "kim",
                at(second),
                "being calibrated",
                at(until),
                permit,
                false,
                Map.of()));
    }

    void act(Action action) throws Exception {
        alarm.processElement(new StreamRecord<>(ZoneEvent.of(action)));
        flow();
    }

    void condition(ConditionChange change) throws Exception {
        alarm.processElement(new StreamRecord<>(ZoneEvent.of(change)));
        flow();
    }

    void plant(Plant plant) throws Exception {
        watch.processBroadcastElement(WatchSetting.of(plant), 0);
        alarm.processBroadcastElement(plant, 0);
        plant.zones().forEach(z -> wake(z.id()));
        flow();
    }

    private void wake(String zone) {
        try {
            watch.processElement(new StreamRecord<>(Zones.wake(zone)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    Kept snapshot() throws Exception {
        return new Kept(watch.snapshot(1, T0), alarm.snapshot(1, T0));
    }

    /** Hands what each stage wrote to the other. */
    private void flow() throws Exception {
        for (ZoneEvent e : watch.extractOutputValues()) {
            if (e.change() != null) {
                changes.add(e.change());
            }
            alarm.processElement(new StreamRecord<>(e));
        }
        watch.getOutput().clear();
        var records = alarm.getSideOutput(AlarmFunction.RECORDS);
        List<OutRecord> written = records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
        if (records != null) {
            records.clear();
        }
        for (OutRecord r : written) {
            byte[] value = Objects.requireNonNull(r.value());
            switch (r.topic()) {
                case Topics.ALARMS -> alarms.add(Json.read(value, Alarm.class));
                case Topics.ACTION_RESULTS -> answers.add(Json.read(value, ActionResult.class));
                case Topics.SERVICE -> {
                    topic.put(new String(Objects.requireNonNull(r.key()), StandardCharsets.UTF_8), value);
                    service(Json.read(value, SensorService.class));
                }
                default -> throw new AssertionError(r.topic());
            }
        }
    }

    /** A record of davy.service comes to the watch. */
    void service(SensorService s) throws Exception {
        watch.processBroadcastElement(WatchSetting.of(s), 0);
    }

    /** What votes said: {@code 12 Z1 gas_vote on}. */
    List<String> said() {
        return votes().stream()
                .map(c -> (c.time().toEpochMilli() - T0) / 1000 + " " + c.sensor() + " " + c.rule()
                        + (c.on() ? " on" : " off"))
                .toList();
    }

    /** Why the newest vote stands. */
    String why() {
        List<ConditionChange> votes = votes();
        return Objects.requireNonNull(votes.get(votes.size() - 1).explanation()).text();
    }

    private List<ConditionChange> votes() {
        return changes.stream().filter(c -> c.rule().startsWith("gas_vote")).toList();
    }

    @Override
    public void close() throws Exception {
        watch.close();
        alarm.close();
    }
}
