package io.davy.alerting.figures;

import java.time.Duration;
import java.time.Instant;

/** The window over which the figures look. */
final class Sliding {
    static final Duration WINDOW = Duration.ofDays(30);
    static final long MINUTES = WINDOW.toMinutes();

    private Sliding() {}

    static long minute(Instant t) {
        return Math.floorDiv(t.getEpochSecond(), 60);
    }

    static long hour(Instant t) {
        return Math.floorDiv(t.getEpochSecond(), 3600);
    }

    static long day(Instant t) {
        return Math.floorDiv(t.getEpochSecond(), 86_400);
    }
}
