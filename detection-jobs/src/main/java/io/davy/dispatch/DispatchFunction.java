package io.davy.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.dispatch.Dispatcher.Result;
import io.davy.dispatch.rehearsal.DispatchRehearsal;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.SiteMap;
import io.davy.incident.Incident;
import io.davy.jobs.DeadLetter;
import io.davy.jobs.FireDrill;
import io.davy.jobs.JobException;
import io.davy.jobs.JsonType;
import io.davy.jobs.OutRecord;
import io.davy.jobs.RawRecord;
import io.davy.jobs.TopicMaker;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.PlantElements;
import io.davy.topic.Topics;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the {@link Dispatcher}'s desk in Flink's state, hands it the time, and turns records into events and back. */
public final class DispatchFunction extends KeyedProcessFunction<String, RawRecord, OutRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchFunction.class);
    private static final long serialVersionUID = 1L;

    private final DispatchSettings settings;
    private final TopicMaker topics;
    private final FireDrill.Start drills;

    private transient Dispatcher dispatcher;
    private transient ValueState<Desk> desk;
    private transient ValueState<Long> timer;
    private transient MapState<String, byte[]> plantElements;
    private transient PlantElements.@Nullable Assembler assembler;
    private transient Counter deadLetters;
    private transient @Nullable FireDrill drill;
    private transient boolean rehearsed;

    /**
     * @param settings the dispatcher's patience
     * @param topics makes the topics of robots that a new plant brings
     */
    public DispatchFunction(DispatchSettings settings, TopicMaker topics) {
        this(settings, topics, rounds -> FireDrill.once("dispatch", rounds));
    }

    /** The same with another way to rehearse. */
    DispatchFunction(DispatchSettings settings, TopicMaker topics, FireDrill.Start drills) {
        this.settings = settings;
        this.topics = topics;
        this.drills = drills;
    }

    @Override
    public void open(OpenContext context) {
        dispatcher = new Dispatcher(settings);
        var runtime = getRuntimeContext();
        desk = runtime.getState(new ValueStateDescriptor<>("desk", JsonType.of(Desk.class, Desk.VERSION)));
        timer = runtime.getState(new ValueStateDescriptor<>("timer", Types.LONG));
        plantElements = runtime.getMapState(new MapStateDescriptor<>(
                "plant-elements", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        deadLetters = runtime.getMetricGroup().counter("dead_letters");
    }

    @Override
    public void close() {
        if (drill != null) {
            drill.close();
        }
    }

    @Override
    public void processElement(RawRecord r, Context ctx, Collector<OutRecord> out) throws Exception {
        Instant now = Instant.ofEpochMilli(ctx.timerService().currentProcessingTime());
        Optional<Result> result;
        try {
            result = event(r, now);
        } catch (JobException e) {
            throw e;
        } catch (UncheckedIOException | IllegalArgumentException e) {
            deadLetters.inc();
            out.collect(DeadLetter.of(r, e.getMessage() == null ? e.toString() : e.getMessage()));
            return;
        } catch (RuntimeException e) {
            // The desk is as it was: a record that nobody thought of must not stop the dispatch of robots.
            LOG.error("The record {} could not be worked off and goes to the dead letters", r.origin(), e);
            deadLetters.inc();
            out.collect(DeadLetter.of(r, "dispatch could not work it off: " + e));
            return;
        }
        if (result.isPresent()) {
            settle(result.get(), now, ctx, out);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<OutRecord> out) throws Exception {
        timer.clear();
        Instant now = Instant.ofEpochMilli(Math.max(time, ctx.timerService().currentProcessingTime()));
        settle(dispatcher.tick(desk(), now), now, ctx, out);
    }

    private Optional<Result> event(RawRecord r, Instant now) throws Exception {
        if (r.topic().equals(Topics.PLANT)) {
            return plant(r, now);
        }
        byte[] value = r.value();
        if (value == null) {
            return Optional.empty();
        }
        return switch (r.topic()) {
            case Topics.INCIDENTS -> incident(value, Instant.ofEpochMilli(r.timestamp()), now);
            case Topics.ROBOTS ->
                Optional.of(dispatcher.robot(
                        desk(), RobotReports.view(Inputs.report(value)), Instant.ofEpochMilli(r.timestamp()), now));
            case Topics.ACTIONS -> Optional.of(dispatcher.action(desk(), Inputs.action(value), now));
            default -> throw new IllegalArgumentException("dispatch does not read the topic " + r.topic());
        };
    }

    private Optional<Result> incident(byte[] value, Instant written, Instant now) throws Exception {
        Incident i = Inputs.incident(value);
        if (drill != null && i.state() == Incident.State.OPEN) {
            // It is in earnest now.
            drill.close();
        }
        return Optional.of(dispatcher.incident(desk(), i, written, now));
    }

    private Optional<Result> plant(RawRecord r, Instant now) throws Exception {
        if (r.value() != null) {
            // Only what is JSON may become part of the plant: one stray record must not keep a good plant from being
            // whole.
            Json.read(r.value(), JsonNode.class);
        }
        Optional<Plant> plant = assembler().accept(r.keyText(), r.value());
        if (!r.keyText().equals(PlantElements.MANIFEST)) {
            if (r.value() == null) {
                plantElements.remove(r.keyText());
            } else {
                plantElements.put(r.keyText(), r.value());
            }
        }
        if (plant.isEmpty()) {
            return Optional.empty();
        }
        SiteMap site = SiteMap.of(plant.get());
        topics.make(site.robots().stream().map(x -> Topics.dispatchSpec(x.id())).toList());
        LOG.info(
                "Plant {}: {} robots, {} way nodes",
                site.site(),
                site.robots().size(),
                site.ways().nodes().size());
        return Optional.of(dispatcher.plant(desk(), site, now));
    }

    private PlantElements.Assembler assembler() throws Exception {
        PlantElements.Assembler a = assembler;
        if (a == null) {
            a = new PlantElements.Assembler();
            for (Map.Entry<String, byte[]> e : plantElements.entries()) {
                a.accept(e.getKey(), e.getValue());
            }
            assembler = a;
        }
        return a;
    }

    private Desk desk() throws Exception {
        Desk d = desk.value();
        return d == null ? Desk.EMPTY : d;
    }

    private void settle(Result result, Instant now, Context ctx, Collector<OutRecord> out) throws Exception {
        desk.update(result.desk());
        rehearse(result.desk().site());
        result.out().forEach(o -> out.collect(record(o)));
        Long set = timer.value();
        Instant wake = dispatcher.wake(result, set == null ? null : Instant.ofEpochMilli(set), now);
        if (wake != null && (set == null || wake.toEpochMilli() < set || set <= now.toEpochMilli())) {
            if (set != null) {
                ctx.timerService().deleteProcessingTimeTimer(set);
            }
            ctx.timerService().registerProcessingTimeTimer(wake.toEpochMilli());
            timer.update(wake.toEpochMilli());
        } else if (wake == null && set != null) {
            ctx.timerService().deleteProcessingTimeTimer(set);
            timer.clear();
        }
    }

    /** Once the plant is known, be it from a checkpoint. */
    private void rehearse(@Nullable SiteMap site) {
        if (site != null && !rehearsed) {
            rehearsed = true;
            drill = drills.once(() -> new DispatchRehearsal(site, settings, DispatchFunction::record)::round);
        }
    }

    private static OutRecord record(Outgoing o) {
        if (o instanceof Outgoing.MissionChanged m) {
            return OutRecord.of(Topics.MISSIONS, m.mission().id(), Json.bytes(m.mission()));
        }
        if (o instanceof Outgoing.ToRobot r) {
            return OutRecord.of(
                            Topics.dispatch(r.robot()), r.orderId(), r.json().getBytes(StandardCharsets.UTF_8))
                    .with(Topics.HEADER_VDA_TOPIC, r.vdaTopic());
        }
        Outgoing.Answer a = (Outgoing.Answer) o;
        return OutRecord.of(Topics.ACTION_RESULTS, a.result().action(), Json.bytes(a.result()));
    }
}
