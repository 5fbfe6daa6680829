package io.davy.appliance;

import io.davy.plant.Bearing;
import java.util.Random;

/** Vibrations of a bearing in a test's own words: noise, and blows of a damaged outer race that ring at 3 kHz. */
public final class Bearings {
    public static final Bearing BEARING = new Bearing(3.5848, 5.4152, 2.3568, 0.3983);
    public static final double RATE_HZ = 12_800;

    private Bearings() {}

    /** Acceleration in g of a bearing with a damaged outer race. */
    public static float[] damaged(long seed, double shaftHz, double seconds) {
        float[] x = sound(seed, shaftHz, seconds);
        for (double t = 0.01; t < seconds; t += 1 / (BEARING.bpfo() * shaftHz)) {
            int first = (int) Math.ceil(t * RATE_HZ);
            for (int i = first; i < Math.min(x.length, first + 100); i++) {
                double since = i / RATE_HZ - t;
                x[i] += (float) (2 * Math.exp(-since * 1000) * Math.sin(2 * Math.PI * 3_000 * since));
            }
        }
        return x;
    }

    /** Acceleration in g of a sound bearing. */
    public static float[] sound(long seed, double shaftHz, double seconds) {
        Random random = new Random(seed);
        float[] x = new float[(int) (seconds * RATE_HZ)];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (0.1 * random.nextGaussian());
            for (int h = 1; h <= 5; h++) {
                x[i] += (float) (0.05 / h * Math.sin(2 * Math.PI * h * shaftHz * i / RATE_HZ + h));
            }
        }
        return x;
    }

    /** As the bytes of little-endian floats. */
    public static byte[] bytes(float[] samples) {
        java.nio.ByteBuffer b =
                java.nio.ByteBuffer.allocate(4 * samples.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (float s : samples) {
            b.putFloat(s);
        }
        return b.array();
    }
}
