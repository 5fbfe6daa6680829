package io.davy.detection.incident;

import io.davy.detection.gas.AirSample;
import io.davy.mission.Mission;
import io.davy.mission.Mission.Finding;
import io.davy.plant.Plant;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.SensorKind;
import io.davy.plant.Units;
import io.davy.plant.Ways;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes air of what a robot measured at its stops, for the search of a leak's place: robots that tell their readings on the way by themselves are believed from those, which
 * have a pose each; of others the figure at each stop counts. A gas that clean air has (oxygen, carbon dioxide) tells no excess in one figure.
 */
final class LookEvidence {
    private static final long INTERVAL_MS = 10_000;
    /** A robot that told readings so shortly before or after a stop tells them by itself. */
    private static final long OWN_MS = 30_000;

    private static final double NOSE_M = 0.5;
    private static final Set<String> IN_CLEAN_AIR = Set.of("O2", "CO2");

    private LookEvidence() {}

    /**
     * The samples of a mission's findings; the same for the same findings.
     *
     * @param kept the air that is remembered
     */
    static List<AirSample> of(Plant plant, OpenIncident i, Mission m, List<AirSample> kept) {
        String gas = i.gas();
        String robot = m.robot();
        if (gas == null || robot == null || IN_CLEAN_AIR.contains(gas)) {
            return List.of();
        }
        Map<Long, List<Finding>> intervals = new TreeMap<>();
        for (Finding f : m.findings()) {
            long at = f.time().toEpochMilli();
            boolean own = kept.stream()
                    .anyMatch(a ->
                            a.zone().equals("robot/" + robot) && Math.abs(a.startMs() - at) <= OWN_MS + a.lengthMs());
            if (f.action().equals(Inspection.GAS.actionType()) && excess(plant, gas, f) != null && !own) {
                intervals
                        .computeIfAbsent(Math.floorDiv(at, INTERVAL_MS) * INTERVAL_MS, k -> new ArrayList<>())
                        .add(f);
            }
        }
        List<AirSample> samples = new ArrayList<>();
        intervals.forEach((start, findings) -> samples.add(sample(plant, i, robot, start, findings)));
        return samples;
    }

    private static AirSample sample(Plant plant, OpenIncident i, String robot, long start, List<Finding> findings) {
        int n = findings.size();
        String[] tags = new String[n];
        float[] excess = new float[n];
        float[] places = new float[3 * n];
        for (int k = 0; k < n; k++) {
            Ways.Node at = plant.ways().node(findings.get(k).node());
            Double above = excess(plant, String.valueOf(i.gas()), findings.get(k));
            tags[k] = robot + '/' + i.gas();
            excess[k] = above == null ? 0 : above.floatValue();
            places[3 * k] = at == null ? 0 : (float) at.x();
            places[3 * k + 1] = at == null ? 0 : (float) at.y();
            places[3 * k + 2] = at == null ? 0 : (float) (floor(plant, at.floor()) + NOSE_M);
        }
        return new AirSample(
                i.area(),
                "robot/" + robot + "/looks",
                start,
                INTERVAL_MS,
                start + INTERVAL_MS,
                tags,
                excess,
                Double.NaN,
                Double.NaN,
                places);
    }

    /** What it read, in the unit of robots' noses; null if that cannot be told, or where nobody knows. */
    private static @Nullable Double excess(Plant plant, String gas, Finding f) {
        if (f.value() == null || f.unit() == null || plant.ways().node(f.node()) == null) {
            return null;
        }
        String unit = Units.standard(SensorKind.GAS, gas);
        var factor = Units.factor(
                gas, f.unit(), unit == null ? "ppm" : unit, plant.site().air());
        return factor.isEmpty() ? null : f.value() * factor.getAsDouble();
    }

    private static double floor(Plant plant, String floor) {
        return plant.floors().stream()
                .filter(f -> f.id().equals(floor))
                .mapToDouble(Plant.Floor::z)
                .findFirst()
                .orElse(0);
    }
}
