package io.davy.sim.physics;

import java.util.ArrayDeque;
import java.util.SplittableRandom;

/** Gas in the air as Gaussian puffs that are carried by the wind and grow; the floor reflects, walls do not exist. */
final class GasCloud {
    private static final double START_ACROSS_M = 0.7;
    private static final double START_UP_M = 0.5;
    private static final double GROWTH_ACROSS_MS = 0.24;
    private static final double GROWTH_UP_MS = 0.12;
    private static final double MEANDER_MS = 0.25;
    private static final double OLDEST_S = 60;
    private static final double FULL_SPHERE = Math.pow(2 * Math.PI, 1.5);
    private static final double PURE_PPM = 1e6;
    /** Beyond exp(-this) a puff adds nothing worth the time. */
    private static final double FAR = 16;

    private static final double AIR_G_MOL = 28.96;
    /** How fast a gas without any weight would rise. */
    private static final double RISE_MS = 1.2;

    private static final double LOWEST_M = 0.1;

    private final double floor;
    private final double rise;
    private final SplittableRandom random;
    private final ArrayDeque<Puff> puffs = new ArrayDeque<>();

    /**
     * @param floor height of the floor that reflects, m
     * @param molarMass g/mol; a gas lighter than air rises, a heavier one sinks
     * @param seed of the meandering
     */
    GasCloud(double floor, double molarMass, long seed) {
        this.floor = floor;
        this.rise = RISE_MS * Math.max(-1, 1 - molarMass / AIR_G_MOL);
        this.random = new SplittableRandom(seed);
    }

    private static final class Puff {
        private double x;
        private double y;
        private double z;
        private double age;
        private double amount;
        private double driftEast;
        private double driftNorth;
    }

    /** Releases an amount (ppm m3: millionths of a cubic metre of pure gas) at a place. */
    void release(double x, double y, double z, double amount) {
        Puff p = new Puff();
        p.x = x;
        p.y = y;
        p.z = z;
        p.amount = amount;
        p.driftEast = MEANDER_MS * random.nextGaussian();
        p.driftNorth = MEANDER_MS * random.nextGaussian();
        puffs.add(p);
    }

    /** Moves on by dt seconds. */
    void step(double dt, Wind wind) {
        double east = wind.east();
        double north = wind.north();
        for (Puff p : puffs) {
            p.x += (east + p.driftEast) * dt;
            p.y += (north + p.driftNorth) * dt;
            p.z = Math.max(floor + LOWEST_M, p.z + rise * dt);
            p.age += dt;
        }
        while (!puffs.isEmpty() && puffs.peekFirst().age > OLDEST_S) {
            puffs.removeFirst();
        }
    }

    boolean empty() {
        return puffs.isEmpty();
    }

    /** Concentration at a place, ppm by volume. */
    double ppmAt(double x, double y, double z) {
        double sum = 0;
        for (Puff p : puffs) {
            double across = START_ACROSS_M + GROWTH_ACROSS_MS * p.age;
            double up = START_UP_M + GROWTH_UP_MS * p.age;
            double flat = ((x - p.x) * (x - p.x) + (y - p.y) * (y - p.y)) / (2 * across * across);
            if (flat > FAR) {
                continue;
            }
            double direct = z - p.z;
            double mirrored = z + p.z - 2 * floor;
            double height = Math.exp(-direct * direct / (2 * up * up)) + Math.exp(-mirrored * mirrored / (2 * up * up));
            sum += p.amount / (FULL_SPHERE * across * across * up) * Math.exp(-flat) * height;
        }
        return Math.min(PURE_PPM, sum);
    }
}
