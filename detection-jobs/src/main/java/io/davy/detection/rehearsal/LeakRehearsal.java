package io.davy.detection.rehearsal;

import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
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
import io.davy.detection.watch.Rule;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A made-up leak from its first alarm to the incident's end, each round in another area of the plant: the same code as a real one, with an
 * area's state and memory of its own, and what comes of it only handed to the listener.
 */
public final class LeakRehearsal {
    /** Long ago: nothing of it can be taken for now. */
    private static final Instant T0 = Instant.parse("2000-01-01T00:00:00Z");

    private static final long INTERVAL_MS = 10_000;
    /** Intervals of air before the first alarm. */
    private static final int BEFORE = 6;
    /** Alarms of the leak. */
    private static final int ALARMS = 4;
    /** Each so many rounds nobody measures the wind, which takes the search several times as long. */
    private static final int WINDLESS = 10;

    private static final float FAINT = 0.01f;
    private static final double WIND_M_S = 3;
    private static final String OXYGEN = "O2";
    private static final String RULE = Rule.HIGH.nameFor(SensorKind.GAS);

    private final Plant plant;
    private final AreaAlarms alarms;
    private final AreaIncidents incidents;
    private final Consumer<Incident> listener;
    private final List<Scene> scenes = new ArrayList<>();

    /** The noses of an area for one gas. */
    private record Scene(String area, String gas, List<Sensor> noses) {}

    /**
     * Leaks wherever the plant has a detector of a gas.
     *
     * @param listener takes each record that a real leak would have published
     */
    public LeakRehearsal(Plant plant, Consumer<Incident> listener) {
        this.plant = plant;
        this.alarms = new AreaAlarms(plant);
        this.incidents = new AreaIncidents(plant);
        this.listener = listener;
        Map<String, String> areas = plant.zones().stream().collect(Collectors.toMap(Plant.Zone::id, Plant.Zone::area));
        Map<List<String>, List<Sensor>> noses = new LinkedHashMap<>();
        for (Sensor s : plant.sensors()) {
            String area = areas.get(s.zone());
            if (s.kind() == SensorKind.GAS && s.gas() != null && !s.gas().equals(OXYGEN) && area != null) {
                noses.computeIfAbsent(List.of(area, s.gas()), k -> new ArrayList<>())
                        .add(s);
            }
        }
        noses.forEach((at, list) -> scenes.add(new Scene(at.get(0), at.get(1), list)));
    }

    /**
     * Goes through one leak.
     *
     * @param number counts the rounds from 0
     * @param go whether to go on; asked before each part of it
     * @return false where nothing can leak
     */
    public boolean round(int number, BooleanSupplier go) {
        if (scenes.isEmpty()) {
            return false;
        }
        Leak leak = new Leak(scenes.get(number % scenes.size()), number, number % WINDLESS == 1);
        List<Runnable> parts = List.of(leak::begin, leak::grow, leak::air, leak::end);
        for (Runnable part : parts) {
            if (!go.getAsBoolean()) {
                break;
            }
            part.run();
        }
        return true;
    }

    /** One leak, with all that is remembered of it. */
    private final class Leak implements AlarmOutput {
        private final Scene scene;
        private final boolean windless;
        private final List<Sensor> reached;
        private final Instant opened = T0.plusMillis(BEFORE * INTERVAL_MS);
        private final AreaMemory memory =
                new AreaMemory(List.of(), List.of(), AreaHandling.NONE, AreaMemory.Journal.NONE);
        private AreaState state = AreaState.EMPTY;
        private List<AirSample> air = List.of();

        private Leak(Scene scene, int number, boolean windless) {
            this.scene = scene;
            this.windless = windless;
            int first = number % scene.noses().size();
            List<Sensor> turned =
                    new ArrayList<>(scene.noses().subList(first, scene.noses().size()));
            turned.addAll(scene.noses().subList(0, first));
            this.reached = turned.subList(0, Math.min(ALARMS, turned.size()));
        }

        private void begin() {
            for (int i = 0; i < BEFORE; i++) {
                breathe(T0.plusMillis(i * INTERVAL_MS), List.of());
            }
            change(reached.get(0), true, opened);
        }

        private void grow() {
            for (int i = 1; i < reached.size(); i++) {
                change(reached.get(i), true, opened.plusMillis(100L * i));
            }
        }

        private void air() {
            breathe(opened, reached);
            state = incidents.air(state, air, opened.plusMillis(INTERVAL_MS), this::published);
        }

        private void end() {
            Instant over = opened.plusMillis(2 * INTERVAL_MS);
            reached.forEach(s -> change(s, false, over));
            Duration quiet = plant.incidents().closeAfter().plusSeconds(1);
            state = incidents.clock(state, over.plus(quiet), this::published);
        }

        /** An interval of air in each zone that has a nose here. */
        private void breathe(Instant from, Collection<Sensor> loud) {
            scene.noses().stream().collect(Collectors.groupingBy(Sensor::zone)).forEach((zone, noses) -> {
                float[] means = new float[noses.size()];
                for (int i = 0; i < means.length; i++) {
                    Sensor s = noses.get(i);
                    means[i] = loud.contains(s) ? (float) strong(s) : FAINT * (1 + i % 3);
                }
                air = AirMemory.with(
                        air,
                        new AirSample(
                                scene.area(),
                                zone,
                                from.toEpochMilli(),
                                INTERVAL_MS,
                                from.toEpochMilli() + INTERVAL_MS,
                                noses.stream().map(Sensor::tag).toArray(String[]::new),
                                means.clone(),
                                windless ? Double.NaN : WIND_M_S,
                                windless ? Double.NaN : 1,
                                null,
                                means,
                                new float[means.length]));
            });
        }

        private void change(Sensor s, boolean on, Instant time) {
            alarms.condition(
                    memory,
                    new ConditionChange(
                            plant.site().id(),
                            scene.area(),
                            s.zone(),
                            s.tag(),
                            s.machine(),
                            Hazard.GAS,
                            scene.gas(),
                            RULE,
                            AlarmClass.LIFE_SAFETY,
                            Priority.HIGH,
                            on,
                            time,
                            time,
                            on ? strong(s) : FAINT,
                            s.unit(),
                            strong(s) / 2,
                            time.toEpochMilli(),
                            null),
                    time,
                    this);
        }

        private static double strong(Sensor s) {
            return s.range().max() / 2;
        }

        @Override
        public void alarm(Alarm alarm) {
            // As it goes from stage to stage.
            Alarm read = Json.read(Json.bytes(alarm), Alarm.class);
            state = incidents.alarm(state, read, air, this::published);
        }

        @Override
        public void answer(ActionResult answer) {
            // No officer acts in a rehearsal.
        }

        @Override
        public void service(String tag, @Nullable OutOfService permit, @Nullable Ended ended, Instant time) {
            // The same.
        }

        private void published(Incident i) {
            Json.bytes(i);
            listener.accept(i);
        }
    }
}
