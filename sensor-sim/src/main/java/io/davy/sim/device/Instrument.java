package io.davy.sim.device;

import java.util.SplittableRandom;

/** One detector at work: a first-order lag, white and slow noise, drift of zero and span, resolution, saturation. */
public final class Instrument {
    private static final double DAY_S = 86_400;
    private static final double DRIFT_TIME_S = DAY_S / 2;
    private static final double SLOW_NOISE_S = 45;
    private static final double SLOW_NOISE_SHARE = 0.3;
    /** T90 over this is the time constant of a first-order lag. */
    private static final double T90_TIME_CONSTANTS = Math.log(10);
    /** A cell that is driven over its range goes no further than this share of its span beyond. */
    private static final double OVERDRIVE = 0.1;

    private final InstrumentSpec spec;
    private final SplittableRandom random;
    private final double dayPhase;
    private boolean begun;
    private double shown;
    private double zero;
    private double span;
    private double slow;
    private double lastS;

    /** @param seed of noise and drift */
    public Instrument(InstrumentSpec spec, long seed) {
        this.spec = spec;
        this.random = new SplittableRandom(seed);
        this.dayPhase = 2 * Math.PI * random.nextDouble();
        this.zero = spec.zeroDrift() * random.nextGaussian();
        this.span = spec.spanDrift() * random.nextGaussian();
    }

    /** Deviation of one reading in still air. */
    public double noise() {
        return spec.noise() * Math.hypot(1, SLOW_NOISE_SHARE);
    }

    /** Moves on by dt seconds while the true value is as given. */
    public void step(double dt, double truth) {
        double most = spec.high() + OVERDRIVE * (spec.high() - spec.low());
        double driven = Math.min(truth, most);
        if (!begun || spec.t90S() == 0) {
            shown = driven;
            begun = true;
            return;
        }
        shown += (driven - shown) * -Math.expm1(-dt * T90_TIME_CONSTANTS / spec.t90S());
    }

    /** The true value behind the lag, without noise and drift. */
    public double shown() {
        return shown;
    }

    /**
     * What it reports.
     *
     * @param seconds since the start; must not go back
     */
    public double read(double seconds) {
        double dt = seconds - lastS;
        lastS = seconds;
        zero = wander(zero, spec.zeroDrift(), dt / DRIFT_TIME_S);
        span = wander(span, spec.spanDrift(), dt / DRIFT_TIME_S);
        slow = wander(slow, SLOW_NOISE_SHARE * spec.noise(), dt / SLOW_NOISE_S);
        double day = spec.daySwing() * Math.sin(2 * Math.PI * seconds / DAY_S + dayPhase);
        double value = shown * (1 + span) + zero + day + slow + spec.noise() * random.nextGaussian();
        if (Math.abs(value) < spec.zeroBand()) {
            value = 0;
        }
        double within = Math.max(spec.low(), Math.min(spec.high(), value));
        return spec.resolution() > 0 ? Math.round(within / spec.resolution()) * spec.resolution() : within;
    }

    private double wander(double x, double sd, double share) {
        if (sd == 0) {
            return 0;
        }
        double keep = Math.exp(-share);
        return x * keep + sd * Math.sqrt(1 - keep * keep) * random.nextGaussian();
    }
}
