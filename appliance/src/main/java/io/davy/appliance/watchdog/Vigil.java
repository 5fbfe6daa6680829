package io.davy.appliance.watchdog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides when something that should give signs of life is down: once, again from time to time, and when it is back. Time is handed in, by a
 * clock that only runs forward; a time in which nobody looked does not count against it.
 */
final class Vigil {
    /** So many signs of life in a row are believed. */
    private static final int STEADY = 3;

    private final Duration limit;
    private final Duration again;
    private final Duration stoodStill;
    private Instant alive;
    private @Nullable Instant looked;
    private @Nullable Instant downSince;
    private @Nullable Instant told;
    private int repeats;
    private int steady;

    /** What is to be told. */
    enum Kind {
        DOWN,
        STILL_DOWN,
        BACK
    }

    /**
     * News.
     *
     * @param kind what
     * @param since when the last sign of life was before it went down
     * @param number counts the repeats from 1; 0 for the first word
     */
    record News(Kind kind, Instant since, int number) {}

    /**
     * @param started now
     * @param first how long the first sign of life may take
     * @param limit how long there may be none later
     * @param again how often it is told that it lasts
     * @param every how often somebody looks
     */
    Vigil(Instant started, Duration first, Duration limit, Duration again, Duration every) {
        this.limit = limit;
        this.again = again;
        this.stoodStill = every.multipliedBy(3);
        this.alive = started.plus(first).minus(limit);
    }

    /** Somebody has looked. */
    Optional<News> look(Instant now, boolean sign) {
        Duration gap = looked == null ? Duration.ZERO : Duration.between(looked, now);
        looked = now;
        if (gap.compareTo(stoodStill) > 0 && downSince == null) {
            // This program stood still itself: a machine that was asleep, or that had no processor to spare.
            alive = alive.plus(gap);
        }
        steady = sign ? steady + 1 : 0;
        if (sign) {
            alive = now;
        }
        if (downSince == null) {
            return Duration.between(alive, now).compareTo(limit) >= 0 ? down(now) : Optional.empty();
        }
        if (steady >= STEADY) {
            News back = new News(Kind.BACK, downSince, 0);
            downSince = null;
            return Optional.of(back);
        }
        if (told != null && Duration.between(told, now).compareTo(again) >= 0) {
            told = now;
            repeats++;
            return Optional.of(new News(Kind.STILL_DOWN, downSince, repeats));
        }
        return Optional.empty();
    }

    private Optional<News> down(Instant now) {
        downSince = alive;
        told = now;
        repeats = 0;
        return Optional.of(new News(Kind.DOWN, alive, 0));
    }

    /** Whether it counts as down. */
    boolean isDown() {
        return downSince != null;
    }
}
