package io.davy.sim.machine;

import io.davy.plant.Bearing;
import java.util.SplittableRandom;

/**
 * The acceleration at the bearing housing of a rotating machine: multiples of its speed, noise, and for a damaged bearing impacts that make
 * the housing ring. The impacts slip by about a percent, as rolling elements do (Randall and Antoni 2011).
 */
public final class RotatingMachine {
    /** What a bearing of type 6205 repeats at: the multipliers that the CWRU bearing data centre gives. */
    public static final Bearing USUAL_BEARING = new Bearing(3.5848, 5.4152, 2.3567, 0.3983);

    private static final double STANDARD_GRAVITY = 9.80665;
    private static final double SLIP = 0.01;
    private static final double SPEED_SHARE = 0.001;
    private static final double RING_TIMES = 8;
    private static final double SWELL = 0.7;

    private final double shaftHz;
    private final Bearing bearing;
    private final double noiseG;
    private final double impactG;
    private final double ringHz;
    private final double damping;
    private final long seed;

    /**
     * A machine whose ringing is drawn by the seed: 2 to 4.5 kHz, damped by 3 to 7 %.
     *
     * @param speedRpm shaft speed, 1/min
     * @param noiseG deviation of the broadband noise, g
     * @param impactG how hard the worst damage knocks, g
     */
    public RotatingMachine(double speedRpm, Bearing bearing, double noiseG, double impactG, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.shaftHz = speedRpm / 60;
        this.bearing = bearing;
        this.noiseG = noiseG;
        this.impactG = impactG;
        this.ringHz = 2000 + 2500 * random.nextDouble();
        this.damping = 0.03 + 0.04 * random.nextDouble();
        this.seed = random.nextLong();
    }

    /**
     * A block of samples.
     *
     * @param fault what is wrong
     * @param severity 0 nothing yet, to 1 as bad as it gets
     * @param rmsMms velocity that its multiples of the speed add up to, mm/s RMS
     * @param timeS when the block begins, s; the shaft turns on between blocks
     * @param seconds how long it is
     * @param rateHz samples a second
     * @return acceleration in g
     */
    public float[] waveform(
            MachineFault fault, double severity, double rmsMms, double timeS, double seconds, double rateHz) {
        SplittableRandom random = new SplittableRandom(seed ^ Double.doubleToLongBits(timeS) * 0x9E3779B97F4A7C15L);
        double turning = shaftHz * (1 + SPEED_SHARE * random.nextGaussian());
        double[] sum = new double[(int) Math.round(seconds * rateHz)];
        harmonics(sum, fault, severity, rmsMms, turning, timeS, rateHz);
        double louder = fault == MachineFault.LOOSENESS ? 1 + 2 * severity : 1 + severity;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += noiseG * louder * random.nextGaussian();
        }
        if (fault.impacts() && severity > 0) {
            impacts(sum, fault, severity, turning, timeS, rateHz, random);
        }
        float[] samples = new float[sum.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) sum[i];
        }
        return samples;
    }

    /** How much of the velocity lies at which multiple of the speed; squares need not add up to 1. */
    private static double[][] shape(MachineFault fault, double severity) {
        double s = severity;
        return switch (fault) {
            case NONE, OUTER_RACE, INNER_RACE, BALL, CAGE -> new double[][] {{1, 1}, {2, 0.5}, {3, 0.25}};
            case IMBALANCE -> new double[][] {{1, 1 + 5 * s}, {2, 0.5}, {3, 0.25}};
            case MISALIGNMENT -> new double[][] {{1, 1 + s}, {2, 0.5 + 4 * s}, {3, 0.25 + s}, {4, 0.5 * s}};
            case LOOSENESS ->
                new double[][] {
                    {0.5, 1.2 * s},
                    {1, 1 + s},
                    {1.5, s},
                    {2, 0.5 + 1.5 * s},
                    {3, 0.25 + 1.2 * s},
                    {4, s},
                    {5, 0.8 * s},
                    {6, 0.6 * s},
                    {7, 0.5 * s},
                    {8, 0.4 * s}
                };
        };
    }

    private static void harmonics(
            double[] sum,
            MachineFault fault,
            double severity,
            double rmsMms,
            double turning,
            double timeS,
            double rateHz) {
        double[][] shape = shape(fault, severity);
        double squares = 0;
        for (double[] h : shape) {
            squares += h[1] * h[1];
        }
        for (double[] h : shape) {
            double hz = h[0] * turning;
            double rms = rmsMms * h[1] / Math.sqrt(squares);
            double g = Math.sqrt(2) * rms * 2 * Math.PI * hz / 1000 / STANDARD_GRAVITY;
            double phase = h[0] * h[0];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += g * Math.sin(2 * Math.PI * hz * (timeS + i / rateHz) + phase);
            }
        }
    }

    private void impacts(
            double[] sum,
            MachineFault fault,
            double severity,
            double turning,
            double timeS,
            double rateHz,
            SplittableRandom random) {
        double apart = 1 / (turning * multiple(fault));
        double end = sum.length / rateHz;
        // Those before the block still ring in it.
        double t = -apart * (1 + random.nextDouble());
        while (t < end) {
            double knock = impactG * severity * swelling(fault, turning, timeS + t) * (1 + 0.1 * random.nextGaussian());
            ring(sum, t, knock, rateHz);
            t += apart * (1 + SLIP * random.nextGaussian());
        }
    }

    private double multiple(MachineFault fault) {
        return switch (fault) {
            case OUTER_RACE -> bearing.bpfo();
            case INNER_RACE -> bearing.bpfi();
            case BALL -> 2 * bearing.bsf();
            case CAGE -> bearing.ftf();
            case NONE, IMBALANCE, MISALIGNMENT, LOOSENESS ->
                throw new IllegalArgumentException(fault + " does not knock");
        };
    }

    private double swelling(MachineFault fault, double turning, double t) {
        return switch (fault) {
            case INNER_RACE -> 1 + SWELL * Math.cos(2 * Math.PI * turning * t);
            case BALL -> 1 + SWELL * Math.cos(2 * Math.PI * turning * bearing.ftf() * t);
            case NONE, IMBALANCE, MISALIGNMENT, LOOSENESS, OUTER_RACE, CAGE -> 1;
        };
    }

    private void ring(double[] sum, double at, double knock, double rateHz) {
        double omega = 2 * Math.PI * ringHz;
        double decay = damping * omega;
        int from = Math.max(0, (int) Math.ceil(at * rateHz));
        int to = Math.min(sum.length, (int) ((at + RING_TIMES / decay) * rateHz) + 1);
        for (int i = from; i < to; i++) {
            double since = i / rateHz - at;
            sum[i] += knock * Math.exp(-decay * since) * Math.sin(omega * since);
        }
    }
}
