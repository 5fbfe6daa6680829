package io.davy.detection.incident;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.detection.gas.AirSample;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gas alarms and air of a plant, and the incidents that come of them. What lives between events goes through its bytes. */
final class GasStory {
    static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final int INTERVAL_S = 10;

    final List<Incident> published = new ArrayList<>();
    private final AreaIncidents core;
    private final Map<String, Sensor> detectors;
    private final List<AirSample> air = new ArrayList<>();
    AreaState state = AreaState.EMPTY;
    private double windToward = Double.NaN;

    GasStory(Plant plant) {
        core = new AreaIncidents(plant);
        detectors = plant.sensors().stream().collect(Collectors.toMap(Sensor::tag, Function.identity()));
    }

    /** From now on the wind blows steadily to there, degrees counter-clockwise from east. */
    GasStory windToward(double degrees) {
        windToward = Math.toRadians(degrees);
        return this;
    }

    GasStory on(int second, String tag, double value) {
        return alarm(second, tag, "gas_high", Priority.HIGH, true, value);
    }

    GasStory off(int second, String tag) {
        return alarm(second, tag, "gas_high", Priority.HIGH, false, 0);
    }

    GasStory alarm(int second, String tag, String rule, Priority priority, boolean on, double value) {
        Sensor s = detectors.get(tag);
        Instant t = T0.plusSeconds(second);
        Alarm a = new Alarm(
                Ids.alarm("A1", tag, rule, 0),
                tag + "/" + rule,
                1,
                "S1",
                "A1",
                s.zone(),
                tag,
                null,
                Hazard.GAS,
                s.gas(),
                rule,
                AlarmClass.LIFE_SAFETY,
                priority,
                on ? AlarmState.UNACKED : AlarmState.RTN_UNACKED,
                on,
                value,
                s.unit(),
                10,
                t,
                t,
                t,
                on ? null : t,
                5,
                null,
                null,
                0,
                null,
                Map.of());
        state = core.alarm(state.at(t), a, List.copyOf(air), published::add);
        return kept();
    }

    /** The detectors' means of the interval that begins then; the others of the plant read nothing. */
    GasStory air(int second, Map<String, Double> means) {
        Map<String, Double> all = new HashMap<>(means);
        detectors.keySet().forEach(tag -> all.putIfAbsent(tag, 0.0));
        String[] tags = all.keySet().toArray(String[]::new);
        float[] values = new float[tags.length];
        for (int i = 0; i < tags.length; i++) {
            values[i] = all.get(tags[i]).floatValue();
        }
        long start = T0.plusSeconds(second).toEpochMilli();
        long end = start + INTERVAL_S * 1000;
        air.add(new AirSample(
                "A1",
                "Z1",
                start,
                INTERVAL_S * 1000,
                end,
                tags,
                values.clone(),
                Double.isNaN(windToward) ? Double.NaN : 3,
                windToward,
                null,
                values,
                null));
        state = core.air(state, List.copyOf(air), Instant.ofEpochMilli(end), published::add);
        return kept();
    }

    GasStory mission(io.davy.mission.Mission m) {
        state = core.mission(state, m, published::add);
        return kept();
    }

    GasStory clock(int second) {
        state = core.clock(state, T0.plusSeconds(second), published::add);
        return kept();
    }

    /** A start with nothing but what was published. */
    GasStory forgets(int second) {
        state = core.adopt(AreaState.EMPTY, List.copyOf(newest().values()), T0.plusSeconds(second));
        return kept();
    }

    private GasStory kept() {
        state = Json.read(Json.bytes(state), AreaState.class);
        return this;
    }

    Map<String, Incident> newest() {
        Map<String, Incident> newest = new HashMap<>();
        published.forEach(i -> newest.put(i.id(), i));
        return newest;
    }

    Incident last() {
        return published.get(published.size() - 1);
    }

    List<OpenIncident> open() {
        return state.open();
    }

    /** The sensors of each open incident, by its gas. */
    Map<String, List<String>> sensors() {
        return open().stream()
                .collect(Collectors.toMap(
                        i -> String.valueOf(i.gas()),
                        i -> i.members().stream().map(Incident.Member::sensor).toList()));
    }
}
