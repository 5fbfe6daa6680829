package io.davy.detection.vibration;

import io.davy.plant.Bearing;
import io.davy.wire.Block;
import io.davy.wire.Waveform;
import java.util.Random;

/** A machine on a test bench: noise, a shaft that is a little out of balance, and a bearing that can be damaged. */
public final class Rig {
    /** Deep groove ball bearing with nine balls. */
    public static final Bearing BEARING = Bearing.ofGeometry(9, 39.04, 7.94, 0);

    public static final double RATE = 12_800;
    private static final double RESONANCE_HZ = 3_200;
    private static final double DECAY_S = 0.001;

    private final Random random;
    private double shaftHz = 29.2;
    private double repeatHz;
    private double swellHz;
    private double slip;
    private double blow;
    private double gain = 1;

    public Rig(long seed) {
        random = new Random(seed);
    }

    public Rig turning(double hz) {
        shaftHz = hz;
        return this;
    }

    /** Blows each time a ball passes a spot of the standing ring. */
    public Rig outer(double strength) {
        repeatHz = BEARING.bpfo() * shaftHz;
        blow = strength;
        return this;
    }

    /** Blows each time a ball passes a spot of the turning ring: loud while it is under the load. */
    public Rig inner(double strength) {
        repeatHz = BEARING.bpfi() * shaftHz;
        swellHz = shaftHz;
        blow = strength;
        return this;
    }

    /** A ball with a spot that strikes both rings: loud while it is under the load. */
    public Rig ball(double strength) {
        repeatHz = 2 * BEARING.bsf() * shaftHz;
        swellHz = BEARING.ftf() * shaftHz;
        blow = strength;
        return this;
    }

    /** A cage that knocks once in each of its turns. */
    public Rig cage(double strength) {
        repeatHz = BEARING.ftf() * shaftHz;
        blow = strength;
        return this;
    }

    /** Blows at odd moments. */
    public Rig rattling(double strength) {
        repeatHz = 3.3 * shaftHz;
        slip = 0.5;
        blow = strength;
        return this;
    }

    public Rig standing() {
        gain = 0.05;
        return this;
    }

    /** Acceleration in g. */
    public double[] seconds(double seconds) {
        int n = (int) (seconds * RATE);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double t = i / RATE;
            x[i] = 0.1 * random.nextGaussian();
            for (int h = 1; h <= 6; h++) {
                x[i] += 0.05 / h * Math.sin(2 * Math.PI * h * shaftHz * t + h);
            }
        }
        if (blow > 0) {
            double jitter = slip > 0 ? slip : 0.01;
            for (double t = 0.3 / repeatHz; t < seconds; t += (1 + jitter * random.nextGaussian()) / repeatHz) {
                strike(x, Math.max(0, t));
            }
        }
        for (int i = 0; i < n; i++) {
            x[i] *= gain;
        }
        return x;
    }

    private void strike(double[] x, double t) {
        double swell = swellHz > 0 ? 0.5 + 0.5 * Math.cos(2 * Math.PI * swellHz * t) : 1;
        int first = (int) Math.ceil(t * RATE);
        for (int i = first; i < Math.min(x.length, first + 8 * DECAY_S * RATE); i++) {
            double since = i / RATE - t;
            x[i] += blow * swell * Math.exp(-since / DECAY_S) * Math.sin(2 * Math.PI * RESONANCE_HZ * since);
        }
    }

    /** A block of it. */
    public Block block(String sensor, long timeMs, double seconds) {
        Waveform.Builder w = Waveform.newBuilder().setRateHz(RATE).setUnit("g");
        for (double v : seconds(seconds)) {
            w.addSamples((float) v);
        }
        return Block.newBuilder()
                .setSensor(sensor)
                .setTimeMs(timeMs)
                .setReceivedMs(timeMs)
                .setWaveform(w)
                .build();
    }
}
