package io.davy.detection.alarm;

import io.davy.action.Action;
import io.davy.alarm.Handling.OutOfService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the alarms of an area, also over those to come.
 *
 * @param outOfService by tag, the sensors that are out of service
 * @param suppressions by id, the rules of suppression that hold, and since when
 * @param waiting actions that came before what they are about, in their order
 */
public record AreaHandling(
        Map<String, OutOfService> outOfService, Map<String, Instant> suppressions, List<Waiting> waiting) {
    /** Nothing does. */
    public static final AreaHandling NONE = new AreaHandling(Map.of(), Map.of(), List.of());

    public AreaHandling {
        outOfService = outOfService == null ? Map.of() : outOfService;
        suppressions = suppressions == null ? Map.of() : suppressions;
        waiting = waiting == null ? List.of() : waiting;
    }

    /**
     * An action that is not refused yet.
     *
     * @param action what was asked for
     * @param until when it is
     */
    public record Waiting(Action action, Instant until) {}

    /** The next moment at which something of this ends, or null if nothing does by itself. */
    @Nullable
    Instant next() {
        Instant next = null;
        for (OutOfService o : outOfService.values()) {
            next = earlier(next, o.until());
        }
        for (Waiting w : waiting) {
            next = earlier(next, w.until());
        }
        return next;
    }

    /** The earlier of two moments; null is never. */
    static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }

    AreaHandling outOfService(String tag, @Nullable OutOfService o) {
        return new AreaHandling(with(outOfService, tag, o), suppressions, waiting);
    }

    AreaHandling suppression(String id, @Nullable Instant since) {
        return new AreaHandling(outOfService, with(suppressions, id, since), waiting);
    }

    AreaHandling waiting(Waiting w) {
        List<Waiting> more = new ArrayList<>(waiting);
        more.add(w);
        return new AreaHandling(outOfService, suppressions, List.copyOf(more));
    }

    AreaHandling without(Waiting w) {
        return new AreaHandling(
                outOfService,
                suppressions,
                waiting.stream().filter(x -> !x.equals(w)).toList());
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, @Nullable V value) {
        Map<String, V> next = new HashMap<>(map);
        if (value == null) {
            next.remove(key);
        } else {
            next.put(key, value);
        }
        return Map.copyOf(next);
    }
}
