package io.davy.detection.machine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is normal for a machine, apart from its level: how far each channel strays, and how they hang together. Immutable.
 *
 * <p>Deviations from the level are divided by the channels' scales and turned onto the principal components. Hotelling's T2 judges the
 * components kept, Q (the squared prediction error) what they leave over, and the largest single deviation a channel that leaves alone,
 * which the sums would dilute.
 */
final class Normal {
    private static final byte VERSION = 1;
    /** No single channel counts as further off than this many deviations. */
    private static final double FARTHEST = 50;

    /** Share of the scale's square by channel that is noise; the rest is wander, which grows with time. */
    private final double[] noise;

    private final double[] wander;
    /** By channel: one over its scale while the level follows, as it nearly always does; 0 where it has none yet. */
    private final double[] perScale;
    /** How many principal components are kept. */
    private final int kept;
    /** By channel: its part in each of the components, the strongest first; so they are summed up side by side. */
    private final double[] parts;

    private final double[] variances;
    private final double t2Limit;
    private final double qLimit;
    private final double oneLimit;

    /**
     * What is normal.
     *
     * @param axes the principal components kept, the strongest first, by channel
     */
    Normal(
            double[] noise,
            double[] wander,
            double[][] axes,
            double[] variances,
            double t2Limit,
            double qLimit,
            double oneLimit) {
        this.noise = noise;
        this.wander = wander;
        this.perScale = new double[noise.length];
        for (int j = 0; j < noise.length; j++) {
            perScale[j] = perScale(j, 1);
        }
        this.kept = axes.length;
        this.parts = new double[axes.length * noise.length];
        for (int j = 0; j < noise.length; j++) {
            for (int i = 0; i < kept; i++) {
                parts[j * kept + i] = axes[i][j];
            }
        }
        this.variances = variances;
        this.t2Limit = t2Limit;
        this.qLimit = qLimit;
        this.oneLimit = oneLimit;
    }

    /**
     * How a machine stands to its normal.
     *
     * @param t2 Hotelling's T2 over its limit
     * @param q squared prediction error over its limit
     * @param one square of the largest single deviation over its limit
     * @param deviations of each channel, in its own scale
     */
    record Verdict(double t2, double q, double one, double[] deviations) {
        /** The worst of the three: beyond 1 is abnormal. */
        double worst() {
            return Math.max(t2, Math.max(q, one));
        }
    }

    /**
     * Judges.
     *
     * @param off deviation of each channel from its level, in its unit
     * @param growth by how much the wander has grown since the level was last followed; 1 if it is
     */
    Verdict judge(double[] off, double growth) {
        int p = off.length;
        double[] z = new double[p];
        double one = 0;
        for (int j = 0; j < p; j++) {
            double scaled = off[j] * (growth == 1 ? perScale[j] : perScale(j, growth));
            z[j] = Math.max(-FARTHEST, Math.min(FARTHEST, scaled));
            one = Math.max(one, z[j] * z[j]);
        }
        double t2 = 0;
        double q = 0;
        for (double each : z) {
            q += each * each;
        }
        double[] scores = scores(z);
        for (int i = 0; i < kept; i++) {
            double square = scores[i] * scores[i];
            t2 += square / variances[i];
            q -= square;
        }
        return new Verdict(t2 / t2Limit, Math.max(0, q) / qLimit, one / oneLimit, z);
    }

    /** The components; four channels at a time, so that the sums are fetched and stored a fourth as often. */
    private double[] scores(double[] z) {
        double[] scores = new double[kept];
        int j = 0;
        for (; j + 3 < z.length; j += 4) {
            four(scores, j * kept, z[j], z[j + 1], z[j + 2], z[j + 3]);
        }
        for (; j < z.length; j++) {
            double own = z[j];
            for (int i = 0; i < kept; i++) {
                scores[i] += parts[j * kept + i] * own;
            }
        }
        return scores;
    }

    private void four(double[] scores, int at, double a, double b, double c, double d) {
        int ofB = at + kept;
        int ofC = ofB + kept;
        int ofD = ofC + kept;
        for (int i = 0; i < kept; i++) {
            scores[i] = scores[i] + parts[at + i] * a + parts[ofB + i] * b + parts[ofC + i] * c + parts[ofD + i] * d;
        }
    }

    /** A channel that has never moved has no scale yet. */
    private double perScale(int channel, double growth) {
        double variance = noise[channel] + growth * wander[channel];
        return variance > 0 ? 1 / Math.sqrt(variance) : 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(noise.length);
        Columns.write(out, noise);
        Columns.write(out, wander);
        out.writeByte(kept);
        for (int i = 0; i < kept; i++) {
            for (int j = 0; j < noise.length; j++) {
                out.writeDouble(parts[j * kept + i]);
            }
        }
        Columns.write(out, variances);
        out.writeDouble(t2Limit);
        out.writeDouble(qLimit);
        out.writeDouble(oneLimit);
    }

    static Normal read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the machine's normal has layout " + version + "; this version reads " + VERSION);
        }
        int p = in.readUnsignedByte();
        double[] noise = Columns.read(in, p);
        double[] wander = Columns.read(in, p);
        double[][] axes = new double[in.readUnsignedByte()][];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = Columns.read(in, p);
        }
        return new Normal(
                noise, wander, axes, Columns.read(in, axes.length), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
