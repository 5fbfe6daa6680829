package io.davy.alerting.flood;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says when a flood of alarms begins and ends, by the figures that follow ISA-18.2: it begins above {@value #BEGINS_ABOVE} annunciated
 * alarms in 10 min and ends below {@value #ENDS_BELOW}. Pure: times are handed in, in order; what comes late counts as now.
 */
public final class FloodWatch {
    public static final Duration WINDOW = Duration.ofMinutes(10);
    /** A flood begins with more annunciated alarms in the window than this. */
    public static final int BEGINS_ABOVE = 10;
    /** It ends with fewer than this. */
    public static final int ENDS_BELOW = 5;

    private final Deque<Instant> window = new ArrayDeque<>();
    private Instant newest = Instant.MIN;
    private @Nullable Flood flood;

    /**
     * A flood.
     *
     * @param began when the alarm came that was one too many
     * @param ended when it was over; absent while it lasts
     * @param most most annunciated alarms in any 10 min of it
     */
    public record Flood(Instant began, @Nullable Instant ended, int most) {}

    /** Takes an annunciated alarm; gives the flood that begins with it or has ended before it. */
    public Optional<Flood> annunciated(Instant time) {
        Optional<Flood> change = clock(time);
        window.addLast(newest);
        if (flood != null) {
            flood = new Flood(flood.began(), null, Math.max(flood.most(), window.size()));
        } else if (window.size() > BEGINS_ABOVE) {
            flood = new Flood(newest, null, window.size());
            change = Optional.of(flood);
        }
        return change;
    }

    /** Takes the time; gives the flood that has ended by it, with the moment at which it did. */
    public Optional<Flood> clock(Instant now) {
        newest = now.isAfter(newest) ? now : newest;
        Optional<Flood> change = Optional.empty();
        while (!window.isEmpty() && !window.getFirst().plus(WINDOW).isAfter(newest)) {
            Instant left = window.removeFirst().plus(WINDOW);
            if (flood != null && window.size() < ENDS_BELOW) {
                change = Optional.of(new Flood(flood.began(), left, flood.most()));
                flood = null;
            }
        }
        return change;
    }

    /** How many alarms were annunciated in the last 10 min. */
    public int count() {
        return window.size();
    }

    /** The flood that lasts. */
    public Optional<Flood> flood() {
        return Optional.ofNullable(flood);
    }

    /** When {@link #clock} has something to say at the earliest; absent while there is no flood. */
    public Optional<Instant> endsAtTheEarliest() {
        return flood == null
                ? Optional.empty()
                : window.stream().skip(window.size() - ENDS_BELOW).findFirst().map(t -> t.plus(WINDOW));
    }
}
