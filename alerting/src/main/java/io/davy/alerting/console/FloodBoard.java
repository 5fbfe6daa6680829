package io.davy.alerting.console;

import io.davy.alarm.Alarm;
import io.davy.alerting.flood.Annunciations;
import io.davy.alerting.flood.FloodWatch;
import io.davy.alerting.flood.FloodWatch.Flood;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether alarms flood in, for the page: also after the flood, so that what is left of it can be listed; thread-safe. What was on
 * the topic at the start comes partition by partition, so its times are put in order before they count.
 */
final class FloodBoard {
    /** How long after its end a flood is still shown. */
    static final Duration SHOWN_AFTER = Duration.ofHours(1);

    private final Annunciations annunciations = new Annunciations();
    private final FloodWatch watch = new FloodWatch();
    private final List<Instant> early = new ArrayList<>();
    private boolean live;
    private @Nullable Flood last;

    /**
     * A flood as the page shows it.
     *
     * @param began when it began
     * @param ended when it was over; absent while it lasts
     * @param most most annunciated alarms in any 10 min of it
     * @param count annunciated alarms in the last 10 min
     */
    record View(Instant began, @Nullable Instant ended, int most, int count) {}

    synchronized void take(Alarm alarm) {
        if (!annunciations.take(alarm)) {
            return;
        }
        if (live) {
            watch.annunciated(alarm.time()).ifPresent(f -> last = f);
        } else {
            early.add(alarm.time());
        }
    }

    /** The flood that lasts, or has ended a short time ago; null if there is none. */
    synchronized @Nullable View view(Instant now, boolean caughtUp) {
        if (!caughtUp) {
            return null;
        }
        if (!live) {
            live = true;
            Instant since = now.minus(SHOWN_AFTER);
            early.stream()
                    .filter(t -> t.isAfter(since))
                    .sorted()
                    .forEach(t -> watch.annunciated(t).ifPresent(f -> last = f));
            early.clear();
        }
        watch.clock(now).ifPresent(f -> last = f);
        Flood flood = watch.flood().orElse(last);
        if (flood == null
                || (flood.ended() != null && flood.ended().plus(SHOWN_AFTER).isBefore(now))) {
            return null;
        }
        return new View(flood.began(), flood.ended(), flood.most(), watch.count());
    }
}
