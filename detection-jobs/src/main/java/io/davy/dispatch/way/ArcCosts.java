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
    boolean open(int arc) {
        return closed[arc] == 0;
    }

    /** Closes an arc; the closure that lasts longest stands. */
    void close(int arc, Closure.Kind kind) {
        cost[arc] = Double.POSITIVE_INFINITY;
        closed[arc] = (byte) Math.max(closed[arc], kind.ordinal() + 1);
    }

    Closure.Kind why(int arc) {
        return Closure.Kind.values()[closed[arc] - 1];
    }

    /** The same with every arc open, but a closed one dearer than any way, and the dearer the longer its closure lasts. */
    ArcCosts asIfOpen() {
        double[] all = new double[cost.length];
        for (int a = 0; a < all.length; a++) {
            all[a] = closed[a] == 0 ? cost[a] : seconds[a] + price(why(a));
        }
        return new ArcCosts(all, seconds, exposure, new byte[closed.length]);
    }

    private static double price(Closure.Kind kind) {
        return switch (kind) {
            case RESERVED -> 1e5;
            case GAS, HEAT -> 1e8;
            case BLOCKED -> 1e11;
            case EX_ZONE, DOOR, STAIRS, OTHER_FLOOR, NO_WAY -> 1e14;
        };
    }
}
