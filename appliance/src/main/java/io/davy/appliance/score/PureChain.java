package io.davy.appliance.score;

import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Ids;
import io.davy.alarm.SensorService.Ended;
import io.davy.detection.alarm.AlarmOutput;
import io.davy.detection.alarm.AreaAlarms;
import io.davy.detection.alarm.AreaHandling;
import io.davy.detection.alarm.AreaMemory;
import io.davy.detection.gas.AirMemory;
import io.davy.detection.gas.AirSample;
import io.davy.detection.incident.AreaIncidents;
import io.davy.detection.incident.AreaState;
import io.davy.detection.watch.ConditionChange;
import io.davy.detection.watch.WatchOutput;
import io.davy.detection.watch.ZonePlan;
import io.davy.detection.watch.ZoneState;
import io.davy.detection.watch.ZoneWatch;
import io.davy.incident.Incident;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.sim.recording.Scan;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import io.davy.wire.ReadingWalker;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Readings in, alarms and incidents out, in memory: the very classes that DetectionJob runs, one after the other, without Flink and
 * Kafka. Readings must come in the order of time; as in a replay the newest reading's time is the clock.
 */
public final class PureChain {
    private final Map<String, Zone> zones = new HashMap<>();
    private final Map<String, Zone> zoneOfSensor = new HashMap<>();
    private final Map<String, Area> areas = new HashMap<>();
    private final ZoneWatch watch = new ZoneWatch(false);
    private final ReadingWalker walker = new ReadingWalker();
    private final AreaAlarms alarms;
    private final AreaIncidents incidents;
    private final Consumer<Alarm> alarmSink;
    private final Consumer<Incident> incidentSink;

    /**
     * A chain that has seen nothing.
     *
     * @param alarms takes each transition of an alarm
     * @param incidents takes each published state of an incident
     */
    public PureChain(Plant plant, Consumer<Alarm> alarms, Consumer<Incident> incidents) {
        this.alarms = new AreaAlarms(plant);
        this.incidents = new AreaIncidents(plant);
        this.alarmSink = alarms;
        this.incidentSink = incidents;
        for (Plant.Zone z : plant.zones()) {
            ZonePlan plan = ZonePlan.compile(plant, z.id());
            if (plan != null) {
                zones.put(z.id(), new Zone(z.id(), plan));
            }
        }
        for (Sensor s : plant.sensors()) {
            Zone zone = zones.get(s.zone());
            if (zone != null) {
                zoneOfSensor.put(s.tag(), zone);
            }
        }
    }

    /** A zone's plan and what its watch remembers. */
    private static final class Zone {
        private final String id;
        private final ZonePlan plan;
        private final ZoneState state;

        Zone(String id, ZonePlan plan) {
            this.id = id;
            this.plan = plan;
            this.state = ZoneState.fresh(plan);
        }
    }

    /** What the job keeps by area. */
    private final class Area implements AlarmOutput {
        private final AreaMemory alarms =
                new AreaMemory(List.of(), List.of(), AreaHandling.NONE, AreaMemory.Journal.NONE);
        private List<AirSample> air = List.of();
        private AreaState state = AreaState.EMPTY;

        @Override
        public void alarm(Alarm next) {
            alarmSink.accept(next);
            state = incidents.alarm(state, next, air, incidentSink);
        }

        @Override
        public void answer(ActionResult answer) {
            throw new IllegalStateException("nobody has asked for anything");
        }

        @Override
        public void service(String tag, @Nullable OutOfService permit, @Nullable Ended ended, Instant time) {
            throw new IllegalStateException("nobody has taken anything out of service");
        }
    }

    /**
     * Takes what one gateway measured at one time.
     *
     * @throws IllegalArgumentException if the plant has no such sensor
     */
    public void accept(Scan scan) {
        long timeMs = scan.time().toEpochMilli();
        Map<Zone, ReadingBatch.Builder> batches = new LinkedHashMap<>();
        for (Scan.Value v : scan.values()) {
            Zone zone = zoneOfSensor.get(v.sensor());
            if (zone == null) {
                throw new IllegalArgumentException("the plant has no sensor " + v.sensor());
            }
            batches.computeIfAbsent(
                            zone,
                            z -> ReadingBatch.newBuilder()
                                    .setZone(z.id)
                                    .setSource(scan.source())
                                    .setTimeMs(timeMs)
                                    .setReceivedMs(timeMs))
                    .addReadings(Reading.newBuilder().setSensor(v.sensor()).setValue(v.value()));
        }
        batches.forEach((zone, batch) -> batch(zone, batch.build()));
    }

    /**
     * Takes a batch as ingest would have written it.
     *
     * @throws IllegalArgumentException if the plant has no such zone
     */
    public void accept(ReadingBatch batch) {
        Zone zone = zones.get(batch.getZone());
        if (zone == null) {
            throw new IllegalArgumentException("the plant has no zone " + batch.getZone());
        }
        batch(zone, batch);
    }

    private void batch(Zone zone, ReadingBatch batch) {
        walker.open(batch.toByteArray());
        watch.accept(zone.plan, zone.state, walker, batch.getTimeMs(), batch.getTimeMs(), output);
    }

    private Area area(String area) {
        return areas.computeIfAbsent(Ids.area(area), a -> new Area());
    }

    private final WatchOutput output = new WatchOutput() {
        @Override
        public void change(ConditionChange change) {
            Area area = area(change.area());
            alarms.clock(area.alarms, change.time(), area);
            alarms.condition(area.alarms, change, change.time(), area);
        }

        @Override
        public void air(AirSample sample) {
            Area area = area(sample.area());
            area.air = AirMemory.with(area.air, sample);
            Instant clock = Instant.ofEpochMilli(sample.clockMs());
            alarms.clock(area.alarms, clock, area);
            if (!area.state.open().isEmpty()) {
                area.state = incidents.air(area.state, area.air, clock, incidentSink);
            }
            area.state = incidents.clock(area.state, clock, incidentSink);
        }

        @Override
        public void reject(String reason) {
            throw new IllegalArgumentException(reason);
        }
    };
}
