package io.davy.detection.leak;

import io.davy.air.Dispersion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The evidence put together by nose and wind: the mean of each nose in each sector of the wind is one observation.
 *
 * <p>A minute's reading is mostly chance (where the meandering plume happens to be); the mean over all minutes with one wind is what a
 * plume model can foretell. What the model gets wrong it gets wrong each time that wind blows, so a long time with one wind is one
 * observation and not a hundred: the ellipse stays honest.
 *
 * <p>In calm air, and in a room most of all, the mean is gas that has mixed long ago, and the nose that reads most says little of where it
 * came from. What has not mixed yet comes in puffs; so there a nose tells by how much one reading differs from the next, over what the
 * quietest nose shows, which is noise.
 */
final class Observations {
    /** Sectors of the wind, each 15 degrees: about the half width of a plume. */
    private static final int SECTORS = 24;

    /** After this time in one wind the model's own error outweighs chance, s: some turns of the slow eddies. */
    private static final double SETTLE_S = 60;
    /**
     * The same for a nose on its way. It is at a place for moments; but each of its places is another look at the plume, while all minutes of a
     * nose that stands are looks at the same part of it.
     */
    private static final double SETTLE_MOVING_S = 10;

    /** What an observation of nothing counts against one that stands out: it may have been upwind of everything. */
    private static final double SILENT = 0.1;

    /** From this many steps between neighbouring intervals on, a nose in calm air tells by its fluctuation. */
    private static final int ENOUGH = 6;
    /** Intervals that begin further apart than so many lengths are no neighbours. */
    private static final double PAIR = 2.5;

    private static final double MS_A_SECOND = 1000;
    private static final int NO_WIND = -1;
    private static final int CALM = -2;

    final int n;
    final double[] x;
    final double[] y;
    final double[] z;
    /** Unit vector that the wind blew toward. */
    final double[] east;

    final double[] north;
    /** Mean of one over the wind's speed, s/m. */
    final double[] perSpeed;
    /** How far gas goes to all sides, not with the wind: 0 to 1. */
    final double[] calm;
    /** Square root of the mean excess; zero where the mean lies below the background. */
    final double[] root;

    final double[] weight;
    final boolean[] saturated;
    final boolean anySaturated;
    /** Whether any of it was measured in a wind that is known, or known to be none. */
    final boolean windy;
    /** Whether any of it was measured in a wind that carries: without one nothing tells a rate. */
    final boolean carried;
    /** Sums of weight, weight times root, and weight times mean excess. */
    final double sumWeight;

    final double sumRoot;
    final double sumExcess;
    /** Noses whose mean stood above the background. */
    final int touched;
    /** How many observations speak: about the number of those that stand out, each by its weight. */
    final double effective;

    private Observations(List<Bin> bins) {
        n = bins.size();
        x = new double[n];
        y = new double[n];
        z = new double[n];
        east = new double[n];
        north = new double[n];
        perSpeed = new double[n];
        calm = new double[n];
        root = new double[n];
        weight = new double[n];
        saturated = new boolean[n];
        double w = 0;
        double wr = 0;
        double we = 0;
        windy = bins.stream().anyMatch(b -> b.sector != NO_WIND);
        carried = bins.stream().anyMatch(b -> b.sector >= 0);
        boolean full = false;
        double quiet = bins.stream()
                .filter(Bin::stirred)
                .mapToDouble(Bin::stirring)
                .min()
                .orElse(0);
        for (int j = 0; j < n; j++) {
            Bin b = bins.get(j);
            x[j] = b.x / b.seconds;
            y[j] = b.y / b.seconds;
            z[j] = b.z / b.seconds;
            direction(j, b);
            double excess = b.stirred() ? b.above(quiet) : Math.max(0, b.excess / b.seconds);
            root[j] = Math.sqrt(excess);
            weight[j] = b.seconds / (b.seconds + (b.moving ? SETTLE_MOVING_S : SETTLE_S));
            saturated[j] = b.saturated;
            full |= b.saturated;
            w += weight[j];
            wr += weight[j] * root[j];
            we += weight[j] * excess;
        }
        anySaturated = full;
        sumWeight = w;
        sumRoot = wr;
        sumExcess = we;
        double speaking = we > 0 ? wr * wr / we : 0;
        effective = speaking + SILENT * Math.max(0, w - speaking);
        touched = (int) bins.stream()
                .filter(b -> b.excess > 0)
                .map(b -> b.nose)
                .distinct()
                .count();
    }

    private void direction(int j, Bin b) {
        double length = Math.hypot(b.east, b.north);
        if (b.sector == NO_WIND || length == 0) {
            east[j] = 1;
            perSpeed[j] = b.sector == NO_WIND ? 1 : b.perSpeed / b.seconds;
            calm[j] = b.sector == NO_WIND && !windy ? 0 : 1;
            return;
        }
        east[j] = b.east / length;
        north[j] = b.north / length;
        perSpeed[j] = b.perSpeed / b.seconds;
        calm[j] = Dispersion.calmness(b.speed / b.seconds);
    }

    /** Supposes one direction of the wind where nobody measured it, radians counter-clockwise from east. */
    void turn(double toward) {
        Arrays.fill(east, Math.cos(toward));
        Arrays.fill(north, Math.sin(toward));
    }

    static Observations of(List<Evidence> evidence) {
        Map<String, Bin> bins = new LinkedHashMap<>();
        for (Evidence e : evidence.stream()
                .sorted(Comparator.comparingLong(Evidence::startMs))
                .toList()) {
            if (!(e.seconds() > 0) || !Double.isFinite(e.excess())) {
                continue;
            }
            int sector = sector(e);
            bins.computeIfAbsent(e.origin() + '|' + sector, k -> new Bin(e.origin(), sector))
                    .take(e);
        }
        return new Observations(List.copyOf(bins.values()));
    }

    private static int sector(Evidence e) {
        if (e.calm()) {
            return CALM;
        }
        if (!e.hasWind()) {
            return NO_WIND;
        }
        double turns = e.windToward() / (2 * Math.PI);
        return (int) Math.min(SECTORS - 1, Math.floor((turns - Math.floor(turns)) * SECTORS));
    }

    /** One nose in one sector; sums over the seconds. */
    private static final class Bin {
        private final String nose;
        private final int sector;
        private double seconds;
        private double x;
        private double y;
        private double z;
        private double excess;
        private double east;
        private double north;
        private double speed;
        private double perSpeed;
        private boolean saturated;
        private boolean moving;
        private long lastMs;
        private double last;
        private double steps;
        private int pairs;

        private Bin(String nose, int sector) {
            this.nose = nose;
            this.sector = sector;
        }

        /** Whether it tells by how its readings fluctuate. */
        private boolean stirred() {
            return sector == CALM && pairs >= ENOUGH;
        }

        /** Mean step from one reading to the next; a square would let one jump of a sensor speak for an hour. */
        private double stirring() {
            return steps / pairs;
        }

        private double above(double quiet) {
            double s = stirring();
            return Math.sqrt(Math.max(0, s * s - quiet * quiet));
        }

        private void take(Evidence e) {
            double s = e.seconds();
            seconds += s;
            x += s * e.place().x();
            y += s * e.place().y();
            z += s * e.place().z();
            excess += s * e.excess();
            saturated |= e.saturated();
            moving |= e.moving();
            if (seconds > s && e.startMs() - lastMs <= PAIR * s * MS_A_SECOND) {
                steps += Math.abs(e.excess() - last);
                pairs++;
            }
            lastMs = e.startMs();
            last = e.excess();
            if (sector != NO_WIND) {
                if (e.hasWind()) {
                    east += s * Math.cos(e.windToward());
                    north += s * Math.sin(e.windToward());
                }
                speed += s * e.windSpeed();
                perSpeed += s / Math.max(Dispersion.CALM_MS, e.windSpeed());
            }
        }
    }
}
