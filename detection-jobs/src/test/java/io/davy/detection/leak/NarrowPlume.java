package io.davy.detection.leak;

import io.davy.plant.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Narrow plumes that wander within the minute: not the model that judges. */
final class NarrowPlume {
    static final List<Candidate> CANDIDATES = List.of(
            new Candidate("T-1", new Place(0, 0, 2, "F0")),
            new Candidate("P-1", new Place(35, 5, 1, "F0")),
            new Candidate("K-1", new Place(-10, 40, 1, "F0")));
    /** Methane: kg/m3 in one ppm. */
    static final double KG_PER_PPM = 0.667e-6;

    private static final double SECONDS_AN_HOUR = 3600;

    private NarrowPlume() {}

    static Map<String, Place> ring() {
        Map<String, Place> places = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            double a = i * Math.PI / 4;
            places.put("AT-" + i, new Place(10 + 60 * Math.cos(a), 15 + 60 * Math.sin(a), 2, "F0"));
        }
        return places;
    }

    /** Minutes of a release as the ring of noses reads them. */
    static List<Evidence> release(Place from, double kgPerH, long seed, int minutes) {
        Random random = new Random(seed);
        List<Evidence> evidence = new ArrayList<>();
        double toward = random.nextDouble() * 2 * Math.PI;
        for (int m = 0; m < minutes; m++) {
            toward += 0.3 * random.nextGaussian();
            double speed = 1.5 + 2 * random.nextDouble();
            for (Map.Entry<String, Place> nose : ring().entrySet()) {
                double read = ppm(from, nose.getValue(), toward, speed, kgPerH, random) + 0.03 * random.nextGaussian();
                evidence.add(new Evidence(nose.getKey(), m * 60_000L, nose.getValue(), 60, read, speed, toward, false));
            }
        }
        return evidence;
    }

    /** What a robot reads that walks northward at one east, in an east wind's lee, half a minute at each step. */
    static List<Evidence> walk(
            Place from, double kgPerH, long seed, int steps, double atX, double southY, double northY) {
        Random random = new Random(seed);
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            Place at = new Place(atX, southY + (northY - southY) * i / (steps - 1), 1, "F0");
            double read = ppm(from, at, 0, 2.5, kgPerH, random);
            evidence.add(new Evidence("R1@" + i, i * 30_000L, at, 30, read, 2.5, 0, false));
        }
        return evidence;
    }

    /** Ten puffs a minute, each a narrow plume about a direction of its own. */
    private static double ppm(Place from, Place at, double toward, double speed, double kgPerH, Random random) {
        double sum = 0;
        for (int k = 0; k < 10; k++) {
            double t = toward + 0.25 * random.nextGaussian();
            double dx = at.x() - from.x();
            double dy = at.y() - from.y();
            double down = dx * Math.cos(t) + dy * Math.sin(t);
            double across = dy * Math.cos(t) - dx * Math.sin(t);
            if (down > 1) {
                double side = 0.15 * down;
                double up = 0.08 * down + 1;
                sum += Math.exp(-across * across / (2 * side * side)) / (Math.PI * speed * side * up);
            }
        }
        return sum / 10 * kgPerH / SECONDS_AN_HOUR / KG_PER_PPM;
    }
}
