package io.davy.sim.physics;

import org.jspecify.annotations.Nullable;

/** When the fault of a scenario begins and when people end it, in seconds since the start. */
final class Timeline {
    static final double BEGIN_S = 3;
    private static final double LEAST_S = 45;
    private static final double MOST_S = 120;
    private static final double AFTER_LOOK_S = 5;
    private static final double MEND_S = 40;

    private final boolean mendedByItself;
    private @Nullable Double looked;

    /**
     * @param mendedByItself true if nobody waits for a robot's look before the fault is ended
     */
    Timeline(boolean mendedByItself) {
        this.mendedByItself = mendedByItself;
    }

    /** A robot has looked; only a look after the beginning counts. */
    void looked(double seconds) {
        if (seconds > BEGIN_S && looked == null) {
            looked = seconds;
        }
    }

    boolean begun(double seconds) {
        return seconds >= BEGIN_S;
    }

    /** Whether it is time to end the fault. */
    boolean ended(double seconds) {
        double since = seconds - BEGIN_S;
        if (mendedByItself) {
            return since >= MEND_S;
        }
        boolean seen = looked != null && seconds >= looked + AFTER_LOOK_S;
        return since >= MOST_S || (since >= LEAST_S && seen);
    }
}
