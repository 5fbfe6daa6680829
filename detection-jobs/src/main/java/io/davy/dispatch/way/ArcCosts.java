package io.davy.dispatch.way;

/**
 * What each arc costs one class of robots in one scene.
 *
 * @param cost seconds and what is added for exposure, wind and traffic; positive infinity if it is closed
 * @param seconds driving time, s
 * @param exposure share of limits times seconds
 * @param closed 0, or one more than the ordinal of the {@link Closure.Kind} that closes it
 */
record ArcCosts(double[] cost, double[] seconds, double[] exposure, byte[] closed) {
    /** Dearer than any way: who has no open way is told what the way with the fewest closures meets. */
    private static final double A_CLOSURE = 1e5;

    boolean open(int arc) {
        return closed[arc] == 0;
    }

    Closure.Kind why(int arc) {
        return Closure.Kind.values()[closed[arc] - 1];
    }

    /** The same with every arc open, but a closed one dear, and the dearer the longer its closure lasts. */
    ArcCosts asIfOpen() {
        double[] all = new double[cost.length];
        for (int a = 0; a < all.length; a++) {
            all[a] = closed[a] == 0 ? cost[a] : seconds[a] + A_CLOSURE * (closed[a] > TRANSIENT ? 100 : 1);
        }
        return new ArcCosts(all, seconds, exposure, new byte[closed.length]);
    }

    private static final int TRANSIENT = Closure.Kind.BLOCKED.ordinal() + 1;
}
