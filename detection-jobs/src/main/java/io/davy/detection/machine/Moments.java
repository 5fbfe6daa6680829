package io.davy.detection.machine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The running means of a machine's channels: the smoothed value that is judged, the usual level, the fast noise, and how the deviations hang
 * together. All forget exponentially and begin as plain means, so that they owe nothing to a starting value.
 */
final class Moments {
    private static final byte VERSION = 1;
    /** A step of the noise beyond so many times its mean square is cut there, so that one spike does not widen it. */
    private static final double SPIKE = 9;
    /** Weight of the noise from which on spikes can be told. */
    private static final double NOISE_KNOWN = 0.2;

    final double[] smooth;
    final double[] level;
    private final double[] last;
    private final double[] noise;
    /** Mean products of the deviations, row by row up to the diagonal: the rest is the same. */
    private final double[] products;

    private double smoothWeight;
    private double levelWeight;
    private double noiseWeight;
    private double productsWeight;

    Moments(int channels) {
        smooth = new double[channels];
        level = new double[channels];
        last = new double[channels];
        Arrays.fill(last, Double.NaN);
        Arrays.fill(level, Double.NaN);
        noise = new double[channels];
        products = new double[channels * (channels + 1) / 2];
    }

    /** The smoothing begins anew, after a gap. */
    void forgetSmooth() {
        smoothWeight = 0;
        Arrays.fill(last, Double.NaN);
    }

    /** The level begins anew, after a start: what is known of the spread stays. */
    void forgetLevel() {
        forgetSmooth();
        levelWeight = 0;
        Arrays.fill(level, Double.NaN);
    }

    /** Whether the smoothed value stands on enough readings to be judged: one time constant. */
    boolean smoothed() {
        return smoothWeight > 1 - Math.exp(-1) - 1e-9;
    }

    /** How far the smoothed channels are off their levels; 0 where one has none yet. */
    double[] off() {
        double[] off = new double[level.length];
        for (int j = 0; j < off.length; j++) {
            off[j] = Double.isNaN(level[j]) ? 0 : smooth[j] - level[j];
        }
        return off;
    }

    /** Takes values; NaN where a channel has none. */
    void smooth(double[] values, Shares of, boolean learnsNoise) {
        double a = of.smooth();
        smoothWeight += a * (1 - smoothWeight);
        double b = of.level();
        double noiseBefore = noiseWeight;
        if (learnsNoise) {
            noiseWeight += b * (1 - noiseWeight);
        }
        for (int j = 0; j < values.length; j++) {
            if (Double.isNaN(values[j])) {
                continue;
            }
            smooth[j] += (Double.isNaN(last[j]) ? 1 : a / smoothWeight) * (values[j] - smooth[j]);
            if (learnsNoise && !Double.isNaN(last[j])) {
                double step = values[j] - last[j];
                double square = step * step / 2;
                double most = noiseBefore > NOISE_KNOWN ? SPIKE * noise[j] : Double.POSITIVE_INFINITY;
                noise[j] += b / noiseWeight * (Math.min(square, most) - noise[j]);
            }
            last[j] = values[j];
        }
    }

    /** Lets the level follow. */
    void follow(double[] values, Shares of) {
        double a = of.level();
        levelWeight += a * (1 - levelWeight);
        for (int j = 0; j < values.length; j++) {
            if (!Double.isNaN(values[j])) {
                level[j] = Double.isNaN(level[j]) ? values[j] : level[j] + a / levelWeight * (values[j] - level[j]);
            }
        }
    }

    /** Learns the spread of deviations. */
    void spread(double[] off, Shares of) {
        double a = of.spread();
        productsWeight += a * (1 - productsWeight);
        double share = a / productsWeight;
        for (int i = 0; i < off.length; i++) {
            int row = i * (i + 1) / 2;
            double own = off[i];
            for (int j = 0; j <= i; j++) {
                products[row + j] += share * (own * off[j] - products[row + j]);
            }
        }
    }

    /**
     * What is normal by now.
     *
     * @param intervalS between readings, s
     */
    Normal fit(double intervalS, Tuning t) {
        double a = Shares.of(intervalS, t).smooth();
        double[] left = new double[noise.length];
        for (int j = 0; j < left.length; j++) {
            left[j] = noise[j] * a / (2 - a);
        }
        return Fit.of(level, square(), left, t.spreadS() * productsWeight / (2 * t.smoothS()), t);
    }

    private double[][] square() {
        double[][] square = new double[level.length][level.length];
        for (int i = 0; i < level.length; i++) {
            for (int j = 0; j <= i; j++) {
                square[i][j] = products[i * (i + 1) / 2 + j];
                square[j][i] = square[i][j];
            }
        }
        return square;
    }

    Moments copy() {
        Moments to = new Moments(level.length);
        System.arraycopy(smooth, 0, to.smooth, 0, level.length);
        System.arraycopy(level, 0, to.level, 0, level.length);
        System.arraycopy(last, 0, to.last, 0, level.length);
        System.arraycopy(noise, 0, to.noise, 0, level.length);
        System.arraycopy(products, 0, to.products, 0, products.length);
        to.smoothWeight = smoothWeight;
        to.levelWeight = levelWeight;
        to.noiseWeight = noiseWeight;
        to.productsWeight = productsWeight;
        return to;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        Columns.write(out, smooth);
        Columns.write(out, level);
        Columns.write(out, last);
        Columns.write(out, noise);
        for (double[] row : square()) {
            Columns.write(out, row);
        }
        Columns.write(out, new double[] {smoothWeight, levelWeight, noiseWeight, productsWeight});
    }

    static Moments read(DataInput in, int channels) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the machine's means have layout " + version + "; this version reads " + VERSION);
        }
        Moments m = new Moments(channels);
        for (double[] column : new double[][] {m.smooth, m.level, m.last, m.noise}) {
            System.arraycopy(Columns.read(in, channels), 0, column, 0, channels);
        }
        for (int i = 0; i < channels; i++) {
            System.arraycopy(Columns.read(in, channels), 0, m.products, i * (i + 1) / 2, i + 1);
        }
        m.smoothWeight = in.readDouble();
        m.levelWeight = in.readDouble();
        m.noiseWeight = in.readDouble();
        m.productsWeight = in.readDouble();
        return m;
    }
}
