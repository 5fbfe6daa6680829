package io.davy.detection.job;

import io.davy.alarm.SensorService;
import io.davy.detection.gas.AirSample;
import io.davy.detection.robot.RobotSensors;
import io.davy.detection.robot.RobotState;
import io.davy.detection.watch.ConditionChange;
import io.davy.detection.watch.WatchOutput;
import io.davy.detection.watch.ZonePlan;
import io.davy.detection.watch.ZoneState;
import io.davy.detection.watch.ZoneWatch;
import io.davy.jobs.ClockMode;
import io.davy.jobs.DeadLetter;
import io.davy.jobs.JsonType;
import io.davy.jobs.OutRecord;
import io.davy.jobs.PlainType;
import io.davy.jobs.Published;
import io.davy.jobs.RawRecord;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.proof.Proof;
import io.davy.wire.MalformedBatchException;
import io.davy.wire.ReadingWalker;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link ZoneWatch} on the batches of a zone; its state and its one timer a zone live in Flink. A plant and who is out of service are
 * compiled into the plans of the zones, so that no record asks for them.
 */
public final class WatchFunction extends KeyedBroadcastProcessFunction<String, RawRecord, WatchSetting, ZoneEvent> {
    static final MapStateDescriptor<String, Plant> PLANT_STATE =
            new MapStateDescriptor<>("plant", BasicTypeInfo.STRING_TYPE_INFO, PlantFunction.PLANT);
    static final String PLANT_KEY = "plant";
    static final MapStateDescriptor<String, SensorService> SERVICE_STATE =
            new MapStateDescriptor<>("service", BasicTypeInfo.STRING_TYPE_INFO, JsonType.of(SensorService.class, 1));
    static final OutputTag<OutRecord> DEAD = new OutputTag<>("watch-dead-letters", OutRecord.TYPE);
    private static final long serialVersionUID = 1L;
    private static final long CHECK_MS = 1_000;

    /** JSON, since a plant is no Java-serializable object. */
    private final byte[] initial;

    private final boolean live;
    private final Published servicesBefore;
    private transient ZoneWatch watch;
    private transient ReadingWalker walker;
    private transient ValueState<ZoneState> states;
    private transient Map<String, @Nullable ZonePlan> plans;
    private transient @Nullable Plant plant;
    private transient Services services;
    private transient boolean restored;
    private transient Robots robots;
    private transient long openedMs;
    private transient Counter readings;
    private transient Counter rejected;

    /**
     * @param initial the plant until davy.plant says otherwise, so that no reading meets a job without one
     * @param clock whose clock silence is judged by
     * @param services what davy.service holds at the start, so that nobody out of service votes before it has been read again; in replay
     *     no officer acts
     */
    public WatchFunction(Plant initial, ClockMode clock, Published services) {
        this.initial = Json.bytes(initial);
        this.live = clock == ClockMode.WALL;
        this.servicesBefore = live ? services : Published.NOTHING;
    }

    @Override
    public void open(OpenContext context) throws InterruptedException {
        services = Services.read(servicesBefore);
        watch = new ZoneWatch(live);
        walker = new ReadingWalker();
        plans = new HashMap<>();
        states = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        "zone", new PlainType<>(ZoneState.class, ZoneStateSerializer.INSTANCE)));
        robots = new Robots(
                getRuntimeContext().getState(new ValueStateDescriptor<>("robot", JsonType.of(RobotState.class, 1))));
        openedMs = Long.MIN_VALUE;
        readings = getRuntimeContext().getMetricGroup().counter("readings");
        rejected = getRuntimeContext().getMetricGroup().counter("rejected_batches");
        getRuntimeContext()
                .getMetricGroup()
                .<Long, Gauge<Long>>gauge("late_readings", () -> watch.counts().late());
        getRuntimeContext()
                .getMetricGroup()
                .<Long, Gauge<Long>>gauge(
                        "too_late_readings", () -> watch.counts().tooLate());
        getRuntimeContext()
                .getMetricGroup()
                .<Long, Gauge<Long>>gauge(
                        "repeated_readings", () -> watch.counts().repeated());
    }

    @Override
    public void processElement(RawRecord record, ReadOnlyContext ctx, Collector<ZoneEvent> out) throws Exception {
        long now = ctx.timerService().currentProcessingTime();
        opened(now);
        String zone = ctx.getCurrentKey();
        if (Proof.isZone(zone)) {
            prove(record, plant(ctx), ctx, out);
            return;
        }
        ZonePlan plan = plan(zone, ctx);
        if (plan == null) {
            if (record.value() != null) {
                dead(record, "there is no zone " + (zone.isEmpty() ? "in the record" : zone) + " in the plant", ctx);
            }
            return;
        }
        Output output = new Output(record, ctx, out);
        ZoneState state = state(plan, output);
        if (live) {
            wake(state, now, ctx);
        }
        byte[] batch = record.value();
        if (batch == null) {
            return;
        }
        try {
            walker.open(batch);
            readings.inc(walker.readings());
            if (zone.startsWith(RobotSensors.PREFIX)) {
                long latest = live ? record.timestamp() + ZoneWatch.CLOCK_TOLERANCE_MS : Long.MAX_VALUE;
                robots.accept(plant(ctx), zone, walker, latest, output);
                walker.open(batch);
            }
            watch.accept(plan, state, walker, record.timestamp(), now, output);
        } catch (MalformedBatchException e) {
            output.reject(e.getMessage());
        }
    }

    /** Walks a proof reading like any other, and sends it on as what it must become; it leaves no state behind. */
    private void prove(RawRecord record, Plant known, ReadOnlyContext ctx, Collector<ZoneEvent> out) {
        if (record.value() == null) {
            return;
        }
        try {
            walker.open(record.value());
            while (walker.next()) {
                Instant sent = Instant.ofEpochMilli(walker.timeMs());
                out.collect(ZoneEvent.ofProof(Proof.alarm(
                        known.site().id(), ctx.getCurrentKey(), walker.value(), sent, walker.receivedMs())));
            }
        } catch (MalformedBatchException e) {
            dead(record, e.getMessage(), ctx);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<ZoneEvent> out) throws Exception {
        long now = ctx.timerService().currentProcessingTime();
        opened(now);
        ZonePlan plan = plan(ctx.getCurrentKey(), ctx);
        if (plan == null) {
            states.clear();
            return;
        }
        Output output = new Output(null, ctx, out);
        ZoneState state = state(plan, output);
        watch.check(plan, state, now, openedMs, output);
        wake(state, now, ctx);
    }

    /** Has the zone looked at once more at the next full second; one of many records of a second asks for it. */
    private static void wake(ZoneState state, long now, ReadOnlyContext ctx) {
        long due = Math.floorDiv(now, CHECK_MS) * CHECK_MS + CHECK_MS;
        if (state.wakes(due)) {
            ctx.timerService().registerProcessingTimeTimer(due);
        }
    }

    private void opened(long now) {
        if (openedMs == Long.MIN_VALUE) {
            openedMs = now;
        }
    }

    @Override
    public void processBroadcastElement(WatchSetting setting, Context ctx, Collector<ZoneEvent> out) throws Exception {
        if (setting.plant() != null) {
            ctx.getBroadcastState(PLANT_STATE).put(PLANT_KEY, setting.plant());
            plant = setting.plant();
            plans.clear();
            robots.forget();
        }
        SensorService service = setting.service();
        BroadcastState<String, SensorService> kept = ctx.getBroadcastState(SERVICE_STATE);
        if (service != null && services(kept).take(service)) {
            kept.put(service.id(), service);
            plans.values().removeIf(p -> p != null && p.tags().contains(service.sensor()));
        }
    }

    private @Nullable ZonePlan plan(String zone, ReadOnlyContext ctx) throws Exception {
        ZonePlan known = plans.get(zone);
        if (known != null || plans.containsKey(zone)) {
            return known;
        }
        ZonePlan compiled = ZonePlan.compile(plant(ctx), zone, services(ctx.getBroadcastState(SERVICE_STATE)));
        plans.put(zone, compiled);
        return compiled;
    }

    /** Who is out of service: what was kept, before what comes after it. */
    private Services services(ReadOnlyBroadcastState<String, SensorService> kept) throws Exception {
        if (!restored) {
            kept.immutableEntries().forEach(e -> services.kept(e.getValue()));
            restored = true;
        }
        return services;
    }

    private Plant plant(ReadOnlyContext ctx) throws Exception {
        if (plant == null) {
            Plant kept = ctx.getBroadcastState(PLANT_STATE).get(PLANT_KEY);
            plant = kept != null ? kept : Json.read(initial, Plant.class);
        }
        return plant;
    }

    private ZoneState state(ZonePlan plan, WatchOutput out) throws Exception {
        ZoneState state = states.value();
        if (state == null) {
            state = ZoneState.fresh(plan);
            states.update(state);
        }
        ZoneState under = state.under(plan, out);
        if (under != state) {
            states.update(under);
        }
        return under;
    }

    private void dead(RawRecord record, String reason, ReadOnlyContext ctx) {
        rejected.inc();
        ctx.output(DEAD, DeadLetter.of(record, reason));
    }

    /** Hands what the watch says to Flink. */
    private final class Output implements WatchOutput {
        private final @Nullable RawRecord record;
        private final ReadOnlyContext ctx;
        private final Collector<ZoneEvent> out;

        Output(@Nullable RawRecord record, ReadOnlyContext ctx, Collector<ZoneEvent> out) {
            this.record = record;
            this.ctx = ctx;
            this.out = out;
        }

        @Override
        public void change(ConditionChange change) {
            if (change.zone().startsWith(RobotSensors.PREFIX)) {
                robots.change(plant, change, this);
            } else {
                out.collect(ZoneEvent.of(change));
            }
        }

        @Override
        public void air(AirSample sample) {
            out.collect(ZoneEvent.of(sample));
        }

        @Override
        public void reject(String reason) {
            if (record != null) {
                dead(record, reason, ctx);
            }
        }
    }
}
