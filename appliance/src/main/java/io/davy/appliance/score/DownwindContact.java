package io.davy.appliance.score;

import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.Scan;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When a release could first be seen: the first reading of the wind after its start with which it blows from the release's place toward a
 * gas sensor, within {@value #HALF_WIDTH_DEG} degrees either way, and no further than {@value #REACH_M} m. The time that the gas needs on
 * its way is not taken off. Where a recording has no wind, contact is the start.
 */
final class DownwindContact {
    static final double HALF_WIDTH_DEG = 15;
    static final double REACH_M = 150;

    /** Direction that the wind comes from, degrees, by time. */
    private final TreeMap<Instant, Double> windFrom = new TreeMap<>();

    private final List<Sensor> detectors;

    DownwindContact(Recording recording) {
        Plant plant = recording.plant();
        detectors =
                plant.sensors().stream().filter(s -> s.kind() == SensorKind.GAS).toList();
        String vane = plant.sensors().stream()
                .filter(s -> s.kind() == SensorKind.WIND_DIRECTION)
                .map(Sensor::tag)
                .findFirst()
                .orElse("");
        Iterator<Scan> scans = recording.scans();
        while (scans.hasNext()) {
            Scan scan = scans.next();
            scan.values().stream()
                    .filter(v -> v.sensor().equals(vane))
                    .forEach(v -> windFrom.put(scan.time(), v.value()));
        }
    }

    /** The first contact, or null if the wind never blew from there to a sensor before the end. */
    @Nullable
    Instant first(Place from, Instant start, Instant end) {
        if (windFrom.isEmpty()) {
            return start;
        }
        if (start.isAfter(end)) {
            return null;
        }
        for (var wind : windFrom.subMap(start, true, end, true).entrySet()) {
            double towardDeg = 270 - wind.getValue();
            if (detectors.stream().anyMatch(s -> downwind(from, s.place(), towardDeg))) {
                return wind.getKey();
            }
        }
        return null;
    }

    private static boolean downwind(Place from, Place to, double towardDeg) {
        double bearing = Math.toDegrees(Math.atan2(to.y() - from.y(), to.x() - from.x()));
        double off = Math.abs(Math.IEEEremainder(bearing - towardDeg, 360));
        return off <= HALF_WIDTH_DEG && Release.flat(from, to) <= REACH_M;
    }
}
