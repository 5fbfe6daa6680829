package io.davy.detection.robot;

import io.davy.detection.gas.AirSample;
import io.davy.detection.robot.RobotState.Lowest;
import io.davy.detection.robot.RobotState.Whiff;
import io.davy.plant.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what a robot smells on its way into air samples with places, for the search of a leak. Its background is the lowest that it met
 * in the last ten minutes: a robot that walks sees clean air sooner or later.
 */
final class RobotAir {
    static final long INTERVAL_MS = 10_000;
    private static final long STEP_MS = 2_000;
    private static final long MINUTE_MS = 60_000;
    private static final int MINUTES = 10;

    private RobotAir() {}

    /** Takes a usable reading. */
    static RobotState take(RobotState s, String tag, Place at, long timeMs, double value) {
        long interval = Math.floorDiv(timeMs, INTERVAL_MS) * INTERVAL_MS;
        if (interval < s.intervalMs()) {
            return s;
        }
        long step = Math.floorDiv(timeMs, STEP_MS) * STEP_MS;
        List<Whiff> entries = new ArrayList<>(interval == s.intervalMs() ? s.entries() : List.of());
        int same = -1;
        for (int k = 0; k < entries.size(); k++) {
            same = entries.get(k).tag().equals(tag) && entries.get(k).stepMs() == step ? k : same;
        }
        if (same < 0) {
            entries.add(new Whiff(tag, step, at.x(), at.y(), at.z(), value, 1));
        } else {
            Whiff w = entries.get(same);
            int n = w.n() + 1;
            entries.set(
                    same,
                    new Whiff(
                            tag,
                            step,
                            w.x() + (at.x() - w.x()) / n,
                            w.y() + (at.y() - w.y()) / n,
                            w.z() + (at.z() - w.z()) / n,
                            w.sum() + value,
                            n));
        }
        Map<String, List<Lowest>> floors = new HashMap<>(s.floors());
        floors.put(tag, lowest(floors.getOrDefault(tag, List.of()), timeMs, value));
        return new RobotState(at, Map.copyOf(floors), interval, List.copyOf(entries), s.standing());
    }

    private static List<Lowest> lowest(List<Lowest> before, long timeMs, double value) {
        long minute = Math.floorDiv(timeMs, MINUTE_MS) * MINUTE_MS;
        List<Lowest> after = new ArrayList<>();
        double low = value;
        for (Lowest l : before) {
            if (l.minuteMs() == minute) {
                low = Math.min(low, l.value());
            } else if (l.minuteMs() > minute - MINUTES * MINUTE_MS) {
                after.add(l);
            }
        }
        after.add(new Lowest(minute, low));
        return List.copyOf(after);
    }

    /** The interval in hand as far as it has come. */
    static AirSample sample(RobotState s, String area, String zone, long clockMs) {
        int n = s.entries().size();
        String[] tags = new String[n];
        float[] excess = new float[n];
        float[] places = new float[3 * n];
        for (int k = 0; k < n; k++) {
            Whiff w = s.entries().get(k);
            double floor = s.floors().getOrDefault(w.tag(), List.of()).stream()
                    .mapToDouble(Lowest::value)
                    .min()
                    .orElse(0);
            tags[k] = w.tag();
            excess[k] = (float) (w.sum() / w.n() - floor);
            places[3 * k] = (float) w.x();
            places[3 * k + 1] = (float) w.y();
            places[3 * k + 2] = (float) w.z();
        }
        return new AirSample(
                area, zone, s.intervalMs(), INTERVAL_MS, clockMs, tags, excess, Double.NaN, Double.NaN, places);
    }
}
