package io.davy.detection.job;

import io.davy.action.Action;
import io.davy.alarm.Ids;
import io.davy.alarm.SensorService;
import io.davy.jobs.JobConfig;
import io.davy.jobs.OutRecord;
import io.davy.jobs.Published;
import io.davy.jobs.RawRecord;
import io.davy.mission.Mission;
import io.davy.plant.Plant;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/** The graph of DetectionJob between its sources and its sinks, so that a test can give both. */
public final class DetectionStreams {
    private final JobConfig config;
    private final Plant plant;
    private @Nullable DataStream<RawRecord> readings;
    private @Nullable DataStream<RawRecord> blocks;
    private @Nullable DataStream<RawRecord> plants;
    private @Nullable DataStream<RawRecord> actions;
    private @Nullable DataStream<RawRecord> missions;
    private @Nullable DataStream<RawRecord> written;
    private @Nullable DataStream<RawRecord> services;
    private Published servicesBefore = Published.NOTHING;
    private Published alarmsBefore = Published.NOTHING;
    private Published incidentsBefore = Published.NOTHING;

    public DetectionStreams(JobConfig config, Plant plant) {
        this.config = config;
        this.plant = plant;
    }

    /** Records of davy.readings. */
    public DetectionStreams readings(DataStream<RawRecord> s) {
        readings = s;
        return this;
    }

    /** Records of davy.blocks. */
    public DetectionStreams blocks(DataStream<RawRecord> s) {
        blocks = s;
        return this;
    }

    /** Records of davy.plant. */
    public DetectionStreams plants(DataStream<RawRecord> s) {
        plants = s;
        return this;
    }

    /** Records of davy.actions. */
    public DetectionStreams actions(DataStream<RawRecord> s) {
        actions = s;
        return this;
    }

    /** Records of davy.missions. */
    public DetectionStreams missions(DataStream<RawRecord> s) {
        missions = s;
        return this;
    }

    /**
     * What the job itself wrote on davy.alarms and davy.incidents: what it wrote after the state was kept that it goes on from is seen to.
     *
     * @param records wake the areas that they are of
     * @param alarms read at the start
     * @param incidents read at the start
     */
    public DetectionStreams written(DataStream<RawRecord> records, Published alarms, Published incidents) {
        written = records;
        alarmsBefore = alarms;
        incidentsBefore = incidents;
        return this;
    }

    /**
     * Which sensors are out of service, as the job itself writes it on davy.service.
     *
     * @param before read at the start
     */
    public DetectionStreams services(DataStream<RawRecord> records, Published before) {
        services = records;
        servicesBefore = before;
        return this;
    }

    /** Builds the graph; each consumer attaches a sink. */
    public void build(
            Consumer<DataStream<OutRecord>> alarmSink,
            Consumer<DataStream<OutRecord>> incidentSink,
            Consumer<DataStream<OutRecord>> readingSink,
            Consumer<DataStream<OutRecord>> deadSink) {
        SingleOutputStreamOperator<Plant> plantUpdates = Objects.requireNonNull(plants)
                .keyBy(r -> "plant", BasicTypeInfo.STRING_TYPE_INFO)
                .process(new PlantFunction(), PlantFunction.PLANT)
                .setParallelism(1)
                .name("plant")
                .uid("plant");
        BroadcastStream<Plant> plantBroadcast = plantUpdates.broadcast(WatchFunction.PLANT_STATE);

        DataStream<WatchSetting> settings = plantUpdates
                .map(WatchSetting::of, WatchSetting.TYPE)
                .setParallelism(1)
                .name("plant-setting")
                .uid("plant-setting");
        SingleOutputStreamOperator<WatchSetting> inService = null;
        if (services != null) {
            inService = services.process(
                            Parse.json(SensorService.class, s -> true, WatchSetting::of, WatchSetting.TYPE))
                    .setParallelism(1)
                    .name("service")
                    .uid("service");
            settings = settings.union(inService);
        }
        SingleOutputStreamOperator<ZoneEvent> watched = Objects.requireNonNull(readings)
                .union(plantUpdates.getSideOutput(PlantFunction.WAKE))
                .keyBy(Zones::of, BasicTypeInfo.STRING_TYPE_INFO)
                .connect(settings.broadcast(WatchFunction.PLANT_STATE, WatchFunction.SERVICE_STATE))
                .process(new WatchFunction(plant, config.clock(), servicesBefore), ZoneEvent.TYPE)
                .name("watch")
                .uid("watch");

        SingleOutputStreamOperator<ZoneEvent> judged = Objects.requireNonNull(blocks)
                .keyBy(RawRecord::keyText, BasicTypeInfo.STRING_TYPE_INFO)
                .connect(plantBroadcast)
                .process(new BlockFunction(plant), ZoneEvent.TYPE)
                .name("block")
                .uid("block");
        readingSink.accept(judged.getSideOutput(BlockFunction.READINGS));

        SingleOutputStreamOperator<ZoneEvent> officers = Objects.requireNonNull(actions)
                .process(Parse.json(Action.class, a -> a.type().ofAlarms(), ZoneEvent::of, ZoneEvent.TYPE))
                .setParallelism(1)
                .name("officers")
                .uid("officers");

        DataStream<ZoneEvent> conditions = watched.union(judged, officers);
        if (written != null) {
            DataStream<RawRecord> own = services == null ? written : written.union(services);
            conditions = conditions.union(own.process(new Echo(), ZoneEvent.TYPE)
                    .setParallelism(1)
                    .name("echo")
                    .uid("echo"));
        }
        SingleOutputStreamOperator<AreaEvent> alarms = conditions
                .keyBy(ZoneEvent::area, BasicTypeInfo.STRING_TYPE_INFO)
                .connect(plantBroadcast)
                .process(new AlarmFunction(plant, config.clock(), alarmsBefore, servicesBefore), AreaEvent.TYPE)
                .name("alarm")
                .uid("alarm");
        alarmSink.accept(alarms.getSideOutput(AlarmFunction.RECORDS));

        SingleOutputStreamOperator<AreaEvent> findings = Objects.requireNonNull(missions)
                .process(Parse.json(
                        Mission.class, m -> !Ids.areaOfIncident(m.incident()).isEmpty(), AreaEvent::of, AreaEvent.TYPE))
                .setParallelism(1)
                .name("findings")
                .uid("findings");

        SingleOutputStreamOperator<OutRecord> incidents = alarms.union(findings)
                .keyBy(AreaEvent::area, BasicTypeInfo.STRING_TYPE_INFO)
                .connect(plantBroadcast)
                .process(new IncidentFunction(plant, config.clock(), incidentsBefore), OutRecord.TYPE)
                .name("incident")
                .uid("incident");
        incidentSink.accept(incidents);

        DataStream<OutRecord> dead = watched.getSideOutput(WatchFunction.DEAD)
                .union(
                        judged.getSideOutput(BlockFunction.DEAD),
                        plantUpdates.getSideOutput(PlantFunction.DEAD),
                        officers.getSideOutput(Parse.DEAD),
                        findings.getSideOutput(Parse.DEAD));
        deadSink.accept(inService == null ? dead : dead.union(inService.getSideOutput(Parse.DEAD)));
    }
}
