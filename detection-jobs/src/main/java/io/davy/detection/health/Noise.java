package io.davy.detection.health;

/**
 * Follows a sensor's noise in blocks of readings. Electronics that go bad raise the noise floor: then even the quietest of the last blocks is
 * noisier than the quietest ever were. A blocked inlet or a frozen filter lowers it: then even the noisiest is quieter.
 */
final class Noise {
    /** Columns: sum and count of the block, level of the last block, quietest and noisiest of the epoch, blocks, epochs, highest floor, lowest ceiling, one before. */
    static final int WIDTH = 9;

    private static final int SUM = 0;
    private static final int COUNT = 1;
    private static final int LEVEL = 2;
    private static final int QUIETEST = 3;
    private static final int NOISIEST = 4;
    private static final int BLOCKS = 5;
    private static final int EPOCHS = 6;
    private static final int FLOOR = 7;
    private static final int CEILING = 8;

    private static final int BLOCK = 64;
    private static final int EPOCH = 8;
    private static final int LEARN = 8;
    /** So many times another noise; the recordings of undisturbed sensors stay below 1.5. */
    private static final float FACTOR = 3;
    /** Noise beneath this share of the span is rounding. */
    private static final double LEAST = 0.002;
    /** The past is forgotten over this many epochs. */
    private static final float MEMORY = 1 / 500f;

    private Noise() {}

    /** What an epoch said. */
    enum Word {
        NOTHING,
        USUAL,
        HIGH,
        LOW
    }

    /**
     * Takes a reading that follows two others.
     *
     * @param bend value less twice the one before plus the one before that: what no steady trend makes
     */
    static Word step(float[] f, int at, double bend, double span) {
        double size = Math.abs(bend);
        if (f[at + LEVEL] > 0) {
            size = Math.min(size, 8 * f[at + LEVEL]);
        }
        f[at + SUM] += (float) size;
        f[at + COUNT]++;
        if (f[at + COUNT] < BLOCK) {
            return Word.NOTHING;
        }
        float level = f[at + SUM] / BLOCK;
        f[at + SUM] = 0;
        f[at + COUNT] = 0;
        f[at + LEVEL] = Math.max(level, 1e-9f);
        boolean first = f[at + BLOCKS] == 0;
        f[at + QUIETEST] = first ? level : Math.min(f[at + QUIETEST], level);
        f[at + NOISIEST] = first ? level : Math.max(f[at + NOISIEST], level);
        f[at + BLOCKS]++;
        if (f[at + BLOCKS] < EPOCH) {
            return Word.NOTHING;
        }
        f[at + BLOCKS] = 0;
        return epoch(f, at, (float) (LEAST * span));
    }

    private static Word epoch(float[] f, int at, float least) {
        float quietest = f[at + QUIETEST];
        float noisiest = f[at + NOISIEST];
        float floor = f[at + FLOOR];
        float ceiling = f[at + CEILING];
        boolean learned = f[at + EPOCHS] >= LEARN;
        boolean high = learned && quietest > least && quietest > FACTOR * Math.max(floor, least / 4);
        boolean low = learned && ceiling > least && noisiest * FACTOR < ceiling;
        if (f[at + EPOCHS] == 0) {
            f[at + FLOOR] = quietest;
            f[at + CEILING] = noisiest;
        } else if (!high && !low) {
            f[at + FLOOR] = Math.max(quietest, floor + (quietest - floor) * MEMORY);
            f[at + CEILING] = Math.min(noisiest, ceiling + (noisiest - ceiling) * MEMORY);
        }
        f[at + EPOCHS] = Math.min(f[at + EPOCHS] + 1, 1e6f);
        return high ? Word.HIGH : low ? Word.LOW : Word.USUAL;
    }

    /** Mean bend of the last block. */
    static double level(float[] f, int at) {
        return f[at + LEVEL];
    }

    /** What the noise is held against: the usual floor times, or the usual ceiling over, the factor. */
    static double limit(float[] f, int at, Word word, double span) {
        return word == Word.HIGH ? FACTOR * Math.max(f[at + FLOOR], LEAST * span / 4) : f[at + CEILING] / FACTOR;
    }
}
