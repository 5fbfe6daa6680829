package io.davy.detection.incident;

import io.davy.detection.gas.AirSample;
import io.davy.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wind that an incident tells of, so that who goes there comes from upwind: the mean vector of the newest two minutes (over which airports average the wind that they tell pilots), in the
 * incident's own zone or, where that has no wind sensor, in the whole area. A wind that turns about has a short mean vector and is told as a calm.
 *
 * <p>It is told with whatever else is news. It is news by itself when it turned by more than {@value #TURNED_DEG} degrees or its speed changed by more than a factor of
 * {@value #FACTOR}, and at most once an interval of air; a calm has neither direction nor factor. The figures are choices of this project.
 */
final class SceneWind {
    static final double TURNED_DEG = 30;
    static final double FACTOR = 1.5;
    private static final double CALM_MS = 0.5;
    private static final long WINDOW_MS = 120_000;
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(10);

    private final Map<String, Incident.Wind> zones = new HashMap<>();
    private final Incident.@Nullable Wind area;

    /** The winds of an area's air. */
    SceneWind(List<AirSample> air) {
        long newest = air.stream().mapToLong(AirSample::startMs).max().orElse(0);
        Map<String, Mean> means = new HashMap<>();
        Mean all = new Mean();
        for (AirSample a : air) {
            boolean measured = !Double.isNaN(a.windSpeed()) && !Double.isNaN(a.windToward());
            if (measured && a.startMs() >= newest - Math.max(WINDOW_MS, 2 * a.lengthMs())) {
                means.computeIfAbsent(a.zone(), z -> new Mean()).add(a);
                all.add(a);
            }
        }
        means.forEach((zone, mean) -> zones.put(zone, mean.wind()));
        area = all.n == 0 ? null : all.wind();
    }

    /** The incident with the wind as it blows now; a machine that shakes, or a sensor that fails, does so in any wind. */
    OpenIncident at(OpenIncident i) {
        return switch (i.hazard()) {
            case GAS, HEAT -> {
                Incident.Wind own = zones.get(i.zone());
                Incident.Wind wind = own == null ? area : own;
                yield i.edit(e -> e.wind = wind);
            }
            case VIBRATION, PROCESS, DEVICE -> i;
        };
    }

    /** Whether who goes there would have to know. */
    static boolean news(Incident.@Nullable Wind told, Incident.@Nullable Wind now) {
        if (told == null || now == null) {
            return told != now;
        }
        if (Duration.between(told.time(), now.time()).compareTo(LEAST_BETWEEN) < 0) {
            return false;
        }
        double before = Math.max(CALM_MS, told.speedMs());
        double after = Math.max(CALM_MS, now.speedMs());
        double turned = Math.abs(Math.IEEEremainder(now.fromDeg() - told.fromDeg(), 360));
        boolean blows = told.speedMs() >= CALM_MS && now.speedMs() >= CALM_MS;
        return after > FACTOR * before || before > FACTOR * after || (blows && turned > TURNED_DEG);
    }

    private static final class Mean {
        private double east;
        private double north;
        private long untilMs;
        private int n;

        void add(AirSample a) {
            east += a.windSpeed() * Math.cos(a.windToward());
            north += a.windSpeed() * Math.sin(a.windToward());
            untilMs = Math.max(untilMs, Math.min(a.clockMs(), a.startMs() + a.lengthMs()));
            n++;
        }

        Incident.Wind wind() {
            double from = Math.toDegrees(Math.atan2(-east, -north));
            return new Incident.Wind(
                    Math.floorMod(Math.round(from), 360),
                    Math.round(10 * Math.hypot(east, north) / n) / 10.0,
                    Instant.ofEpochMilli(untilMs));
        }
    }
}
