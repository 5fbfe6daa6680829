package io.davy.sim.air;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A gas in the air as puffs that the wind carries around obstacles. A puff grows by Taylor's law, faster in a wake; it has a velocity of its
 * own that wanders (large eddies); the ground reflects it, and what stands between it and a detector holds most of it back. Figures of
 * the wake (length, slowing, mixing) are of the size that wind tunnels show behind cubes (Hosker 1984), from memory.
 */
public final class PuffCloud {
    private static final double START_M = 0.4;
    private static final double ACROSS_TIME_S = 60;
    private static final double UP_TIME_S = 20;
    private static final double UP_OVER_ACROSS = 0.6;
    private static final double HIGHEST_UP_M = 25;
    private static final double EDDY_SHARE = 0.5;
    private static final double EDDY_TIME_S = 25;
    private static final double RISE_MS = 0.4;
    private static final double RISE_TIME_S = 6;
    private static final double AIR_G_MOL = 28.96;
    private static final double LOWEST_M = 0.2;
    /** The wind handed in is that at this height; it grows with the fourth root of the height. */
    private static final double WIND_HEIGHT_M = 3;

    private static final double WAKE_RADII = 6;
    private static final double WAKE_WIDTH_RADII = 1.2;
    private static final double WAKE_SPEED = 0.4;
    private static final double WAKE_MIXING = 0.1;
    /** What still comes around the corner to a detector in the lee. */
    private static final double BEHIND = 0.3;

    private static final double GONE_S = 400;
    private static final double FULL_SPHERE = Math.pow(2 * Math.PI, 1.5);
    /** Beyond exp(-this) a puff adds nothing worth the time. */
    private static final double FAR = 12;

    private final Obstacle[] obstacles;
    /** Radius of each obstacle as a cylinder, m. */
    private final double[] radii;

    private final double gone;
    private final double faint;
    private final double rise;
    private final SplittableRandom random;
    private int size;
    private double[] x = new double[128];
    private double[] y = new double[128];
    private double[] z = new double[128];
    private double[] age = new double[128];
    private double[] amount = new double[128];
    private double[] across2 = new double[128];
    private double[] up2 = new double[128];
    /** How far the growth of a puff has settled, 0 to 1: across and up. */
    private double[] settledAcross = new double[128];

    private double[] settledUp = new double[128];
    private double[] eddyX = new double[128];
    private double[] eddyY = new double[128];

    /**
     * A clean air.
     *
     * @param obstacles what stands in it
     * @param goneM a puff further than this from the origin is forgotten, m
     * @param faintPpm from less than this nobody looks whether something hides it, ppm
     * @param molarMass g/mol; a gas lighter than air rises a little at first, a heavier one sinks
     * @param seed of the eddies
     */
    public PuffCloud(List<Obstacle> obstacles, double goneM, double faintPpm, double molarMass, long seed) {
        this.faint = faintPpm;
        this.obstacles = obstacles.toArray(Obstacle[]::new);
        this.radii = obstacles.stream().mapToDouble(Obstacle::radius).toArray();
        this.gone = goneM;
        this.rise = RISE_MS * Math.max(-1, 1 - molarMass / AIR_G_MOL);
        this.random = new SplittableRandom(seed);
    }

    /**
     * Releases an amount at a place.
     *
     * @param ppmM3 millionths of a cubic metre of pure gas
     * @param spreadM how far the wind carries gas until the next puff, m: so much wider it begins
     */
    public void release(double px, double py, double pz, double ppmM3, double spreadM) {
        if (size == x.length) {
            grow();
        }
        x[size] = px;
        y[size] = py;
        z[size] = pz;
        age[size] = 0;
        settledAcross[size] = 0;
        settledUp[size] = 0;
        amount[size] = ppmM3;
        double start = START_M + 0.3 * spreadM;
        across2[size] = start * start;
        up2[size] = START_M * START_M;
        // The eddies of a moment are those of the moment before.
        double before = size == 0 ? 0 : eddyX[size - 1];
        double beforeY = size == 0 ? 0 : eddyY[size - 1];
        eddyX[size] = 0.8 * before + 0.6 * random.nextGaussian();
        eddyY[size] = 0.8 * beforeY + 0.6 * random.nextGaussian();
        size++;
    }

    private void grow() {
        int n = 2 * size;
        x = Arrays.copyOf(x, n);
        y = Arrays.copyOf(y, n);
        z = Arrays.copyOf(z, n);
        age = Arrays.copyOf(age, n);
        amount = Arrays.copyOf(amount, n);
        across2 = Arrays.copyOf(across2, n);
        up2 = Arrays.copyOf(up2, n);
        settledAcross = Arrays.copyOf(settledAcross, n);
        settledUp = Arrays.copyOf(settledUp, n);
        eddyX = Arrays.copyOf(eddyX, n);
        eddyY = Arrays.copyOf(eddyY, n);
    }

    /** Moves on by dt seconds. */
    public void step(double dt, Airflow wind) {
        double east = wind.speed() * Math.cos(wind.toward());
        double north = wind.speed() * Math.sin(wind.toward());
        double turbulence = wind.turbulence();
        double keep = Math.exp(-dt / EDDY_TIME_S);
        double fresh = Math.sqrt(1 - keep * keep);
        int left = 0;
        for (int i = 0; i < size; i++) {
            eddyX[i] = keep * eddyX[i] + fresh * random.nextGaussian();
            eddyY[i] = keep * eddyY[i] + fresh * random.nextGaussian();
            double profile = Math.sqrt(Math.sqrt(Math.max(0.3, z[i]) / WIND_HEIGHT_M));
            double u = east * profile + EDDY_SHARE * turbulence * eddyX[i];
            double v = north * profile + EDDY_SHARE * turbulence * eddyY[i];
            move(i, dt, u, v, turbulence);
            if (age[i] < GONE_S && Math.abs(x[i]) < gone && Math.abs(y[i]) < gone) {
                keep(left++, i);
            }
        }
        size = left;
    }

    private void move(int i, double dt, double u, double v, double turbulence) {
        double du = u;
        double dv = v;
        double mixing = 0;
        double speed = Math.sqrt(u * u + v * v);
        for (int k = 0; k < obstacles.length; k++) {
            Obstacle o = obstacles[k];
            double dx = x[i] - o.x();
            double dy = y[i] - o.y();
            double r2 = dx * dx + dy * dy;
            double radius = radii[k];
            double reach = WAKE_RADII * radius;
            if (z[i] > 1.3 * o.height() || r2 > reach * reach) {
                continue;
            }
            double r = Math.max(radius, Math.sqrt(r2));
            double share = radius * radius / (r * r * r * r);
            // Potential flow around a cylinder, on the wind as it comes to it.
            du -= share * (u * (dx * dx - dy * dy) + 2 * v * dx * dy);
            dv -= share * (2 * u * dx * dy - v * (dx * dx - dy * dy));
            double along = (dx * u + dy * v) / Math.max(1e-6, speed);
            double aside = Math.abs(dx * v - dy * u) / Math.max(1e-6, speed);
            if (along > 0 && aside < WAKE_WIDTH_RADII * radius) {
                double fading = 1 - along / reach;
                double slowed = 1 - (1 - WAKE_SPEED) * fading;
                du *= slowed;
                dv *= slowed;
                mixing += WAKE_MIXING * speed * radius * fading;
            }
        }
        x[i] += du * dt;
        y[i] += dv * dt;
        pushOut(i);
        z[i] = Math.max(LOWEST_M, z[i] + rise * Math.exp(-age[i] / RISE_TIME_S) * dt);
        age[i] += dt;
        settledAcross[i] += (1 - settledAcross[i]) * Math.min(1, dt / ACROSS_TIME_S);
        settledUp[i] += (1 - settledUp[i]) * Math.min(1, dt / UP_TIME_S);
        double acrossK = turbulence * turbulence * ACROSS_TIME_S * settledAcross[i];
        double upward = UP_OVER_ACROSS * turbulence;
        double upK = upward * upward * UP_TIME_S * settledUp[i];
        across2[i] += 2 * (acrossK + mixing) * dt;
        up2[i] = Math.min(HIGHEST_UP_M * HIGHEST_UP_M, up2[i] + 2 * (upK + mixing) * dt);
    }

    /** No puff's middle is inside of anything solid. */
    private void pushOut(int i) {
        for (int k = 0; k < obstacles.length; k++) {
            Obstacle o = obstacles[k];
            double dx = x[i] - o.x();
            double dy = y[i] - o.y();
            double radius = radii[k];
            if (z[i] < o.height() && dx * dx + dy * dy < radius * radius) {
                double r = Math.hypot(dx, dy);
                double out = r == 0 ? 0 : radius / r;
                x[i] = r == 0 ? o.x() + radius : o.x() + dx * out;
                y[i] = r == 0 ? o.y() : o.y() + dy * out;
            }
        }
    }

    private void keep(int to, int from) {
        x[to] = x[from];
        y[to] = y[from];
        z[to] = z[from];
        age[to] = age[from];
        amount[to] = amount[from];
        across2[to] = across2[from];
        up2[to] = up2[from];
        settledAcross[to] = settledAcross[from];
        settledUp[to] = settledUp[from];
        eddyX[to] = eddyX[from];
        eddyY[to] = eddyY[from];
    }

    /** Whether nothing of the gas is left. */
    public boolean empty() {
        return size == 0;
    }

    /** Concentration at a place, ppm by volume. */
    public double ppmAt(double px, double py, double pz) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double dx = px - x[i];
            double dy = py - y[i];
            double distance2 = dx * dx + dy * dy;
            if (distance2 > 2 * FAR * across2[i]) {
                continue;
            }
            double flat = distance2 / (2 * across2[i]);
            double direct = pz - z[i];
            double mirrored = pz + z[i];
            double twice = 2 * up2[i];
            double height = Math.exp(-direct * direct / twice) + Math.exp(-mirrored * mirrored / twice);
            double ppm = amount[i] / (FULL_SPHERE * across2[i] * Math.sqrt(up2[i])) * Math.exp(-flat) * height;
            sum += ppm > faint && hidden(i, px, py, pz) ? BEHIND * ppm : ppm;
        }
        return sum;
    }

    private boolean hidden(int i, double px, double py, double pz) {
        for (Obstacle o : obstacles) {
            if (pz < o.height() && z[i] < o.height() && o.between(x[i], y[i], px, py) && !o.holds(px, py)) {
                return true;
            }
        }
        return false;
    }
}
