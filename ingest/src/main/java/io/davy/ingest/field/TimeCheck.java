package io.davy.ingest.field;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Tells times that can be from times that cannot. */
public final class TimeCheck {
    private static final Duration MOST_AHEAD = Duration.ofHours(24);
    private static final Duration OLDEST = Duration.ofDays(7);
    private static final long FROM_1990 = Instant.parse("1990-01-01T00:00:00Z").toEpochMilli();
    private static final long TO_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private final ClockMode mode;
    private final InstantSource now;

    public TimeCheck(ClockMode mode, InstantSource now) {
        this.mode = mode;
        this.now = now;
    }

    /** What is wrong with a time (milliseconds since 1970), or null if nothing is. */
    public @Nullable String fault(long timeMs) {
        return switch (mode) {
            case LIVE -> live(timeMs);
            case RECORDED ->
                timeMs >= FROM_1990 && timeMs < TO_2100
                        ? null
                        : "found the time " + shown(timeMs) + ", expected one from 1990 to 2100";
        };
    }

    private @Nullable String live(long timeMs) {
        long clock = now.millis();
        if (timeMs > clock + MOST_AHEAD.toMillis()) {
            return "found the time " + shown(timeMs) + ", expected at most 24 h ahead of " + shown(clock);
        }
        if (timeMs < clock - OLDEST.toMillis()) {
            String hint = looksLikeSeconds(timeMs, clock) ? " (it looks like seconds; milliseconds are expected)" : "";
            return "found the time " + shown(timeMs) + ", expected at most 7 days before " + shown(clock) + hint;
        }
        return null;
    }

    private static boolean looksLikeSeconds(long timeMs, long clock) {
        return timeMs > 0
                && Math.abs(timeMs * 1000 - clock) < Duration.ofDays(366).toMillis();
    }

    private static String shown(long timeMs) {
        return Math.abs(timeMs) < 100_000_000_000_000L
                ? Instant.ofEpochMilli(timeMs).toString()
                : timeMs + " ms";
    }
}
