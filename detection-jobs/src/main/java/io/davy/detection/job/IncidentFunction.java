package io.davy.detection.job;

import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.detection.gas.AirMemory;
import io.davy.detection.gas.AirSample;
import io.davy.detection.incident.AreaIncidents;
import io.davy.detection.incident.AreaState;
import io.davy.detection.rehearsal.LeakRehearsal;
import io.davy.incident.Incident;
import io.davy.jobs.ClockMode;
import io.davy.jobs.FireDrill;
import io.davy.jobs.JsonType;
import io.davy.jobs.OutRecord;
import io.davy.jobs.Published;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link AreaIncidents} for each area; alarms, air and missions come in one stream, so that their order is one.
 *
 * <p>What an earlier run published after the state was kept is known before the first event, so that an incident goes on under its id in
 * whatever order the partitions are read again. Live, a rehearsal beside it sees that the first incident meets code that has run.
 */
public final class IncidentFunction extends KeyedBroadcastProcessFunction<String, AreaEvent, Plant, OutRecord>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final long TICK_MS = 1_000;

    /** JSON, since a plant is no Java-serializable object. */
    private final byte[] initial;

    private final boolean live;
    private final FireDrill.Start drills;
    private transient ValueState<AreaState> states;
    private transient ListState<AirSample> airs;
    private transient @Nullable AreaIncidents incidents;
    /** When this run of the program looked first. */
    private transient @Nullable Instant hearingSince;

    private transient @Nullable FireDrill drill;

    private final Published published;
    private transient Aftermath<Incident> aftermath;

    /**
     * A stage that has seen nothing.
     *
     * @param published what earlier runs wrote on davy.incidents; in replay there is no earlier run
     */
    public IncidentFunction(Plant initial, ClockMode clock, Published published) {
        this(initial, clock, published, rounds -> FireDrill.once("leaks", rounds));
    }

    /** The same with another way to rehearse. */
    IncidentFunction(Plant initial, ClockMode clock, Published published, FireDrill.Start drills) {
        this.drills = drills;
        this.initial = Json.bytes(initial);
        this.live = clock == ClockMode.WALL;
        this.published = live ? published : Published.NOTHING;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        aftermath = new Aftermath<>(
                published,
                Incident.class,
                i -> Ids.areaOfIncident(i.id()),
                getRuntimeContext().getTaskInfo(),
                context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        aftermath.keep(context);
    }

    @Override
    public void open(OpenContext context) {
        states = getRuntimeContext().getState(new ValueStateDescriptor<>("area", JsonType.of(AreaState.class, 2)));
        airs = getRuntimeContext().getListState(new ListStateDescriptor<>("air", JsonType.of(AirSample.class, 1)));
        if (live) {
            byte[] made = initial;
            drill = drills.once(() -> new LeakRehearsal(Json.read(made, Plant.class), i -> {})::round);
        }
    }

    @Override
    public void close() {
        if (drill != null) {
            drill.close();
        }
    }

    @Override
    public void processElement(AreaEvent event, ReadOnlyContext ctx, Collector<OutRecord> out) throws Exception {
        AreaIncidents core = incidents(ctx.getBroadcastState(WatchFunction.PLANT_STATE));
        AreaState state = state(core, ctx);
        Consumer<Incident> publish = i -> out.collect(OutRecord.of(Topics.INCIDENTS, i.id(), Json.bytes(i)));
        if (event.alarm() != null) {
            if (drill != null && event.alarm().on() && event.alarm().hazard() == Hazard.GAS) {
                // It is in earnest now.
                drill.close();
            }
            state = core.alarm(state, event.alarm(), air(), publish);
        } else if (event.mission() != null) {
            state = core.mission(state, event.mission(), publish);
            for (AirSample met : core.looks(state, event.mission(), air())) {
                remember(met);
            }
        } else if (event.air() != null) {
            remember(event.air());
            if (!state.open().isEmpty()) {
                state = core.air(state, air(), Instant.ofEpochMilli(event.air().clockMs()), publish);
            }
            if (!live) {
                state = core.clock(state, Instant.ofEpochMilli(event.air().clockMs()), publish);
            }
        }
        states.update(state);
        if (live && !state.open().isEmpty()) {
            tick(ctx);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<OutRecord> out) throws Exception {
        AreaIncidents core = incidents(ctx.getBroadcastState(WatchFunction.PLANT_STATE));
        Instant now = now(ctx.timerService().currentProcessingTime());
        AreaState state = core.clock(
                state(core, ctx),
                now,
                hearingSince,
                i -> out.collect(OutRecord.of(Topics.INCIDENTS, i.id(), Json.bytes(i))));
        states.update(state);
        if (!state.open().isEmpty()) {
            tick(ctx);
        }
    }

    private Instant now(long ms) {
        Instant now = Instant.ofEpochMilli(ms);
        if (hearingSince == null) {
            hearingSince = now;
        }
        return now;
    }

    private static void tick(ReadOnlyContext ctx) {
        long now = ctx.timerService().currentProcessingTime();
        ctx.timerService().registerProcessingTimeTimer(Math.floorDiv(now, TICK_MS) * TICK_MS + TICK_MS);
    }

    @Override
    public void processBroadcastElement(Plant update, Context ctx, Collector<OutRecord> out) throws Exception {
        ctx.getBroadcastState(WatchFunction.PLANT_STATE).put(WatchFunction.PLANT_KEY, update);
        incidents = new AreaIncidents(update);
    }

    private AreaIncidents incidents(ReadOnlyBroadcastState<String, Plant> broadcast) throws Exception {
        if (incidents == null) {
            Plant kept = broadcast.get(WatchFunction.PLANT_KEY);
            incidents = new AreaIncidents(kept != null ? kept : Json.read(initial, Plant.class));
        }
        return incidents;
    }

    private AreaState state(AreaIncidents core, ReadOnlyContext ctx) throws Exception {
        AreaState kept = states.value();
        AreaState state = kept == null ? AreaState.EMPTY : kept;
        if (!live) {
            return state;
        }
        Instant now = now(ctx.timerService().currentProcessingTime());
        List<Incident> earlier = aftermath.take(ctx.getCurrentKey());
        if (!earlier.isEmpty()) {
            state = core.adopt(state, earlier, now);
            states.update(state);
            aftermath.settled(ctx.getCurrentKey());
        }
        return state.at(now);
    }

    private List<AirSample> air() throws Exception {
        List<AirSample> list = new ArrayList<>();
        airs.get().forEach(list::add);
        return list;
    }

    private void remember(AirSample sample) throws Exception {
        List<AirSample> before = air();
        List<AirSample> after = AirMemory.with(before, sample);
        if (after != before) {
            airs.update(after);
        }
    }
}
