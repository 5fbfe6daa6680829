package io.davy.alerting.console;

import io.davy.alerting.console.PageStream.Event;
import io.davy.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a page is told first: all there is, the most urgent alarms at once and the others in parts, and then what has changed since.
 * It is made once for all pages that open within a short time, so that many pages that come back together cost no more than one.
 */
final class Opening {
    /** Alarms in one event: a phone parses so many within a frame or two. */
    static final int PART = 1_000;

    /** Changes after which a fresh one costs a page less. */
    private static final int MOST_SINCE = 64;

    private static final Comparator<AlarmView> URGENT_FIRST = Comparator.comparing((AlarmView a) -> !a.unanswered())
            .thenComparing(AlarmView::priority, Comparator.reverseOrder())
            .thenComparing(AlarmView::raised, Comparator.reverseOrder());

    private final List<Event> events = new ArrayList<>();
    private final int whole;

    Opening(PageHub.Snapshot snapshot) {
        List<AlarmView> alarms =
                snapshot.state().alarms().stream().sorted(URGENT_FIRST).toList();
        int first = Math.min(PART, alarms.size());
        var state = snapshot.state().with(alarms.subList(0, first));
        events.add(new Event("snapshot", Json.text(new PageHub.Snapshot(state, snapshot.values(), snapshot.status()))));
        for (int from = first; from < alarms.size(); from += PART) {
            List<AlarmView> part = alarms.subList(from, Math.min(alarms.size(), from + PART));
            events.add(new Event("part", Json.text(Map.of("alarms", part))));
        }
        events.add(new Event("whole", "{}"));
        whole = events.size();
    }

    /** Takes what all open pages are told; false if this opening has become too long. */
    boolean then(Event event) {
        events.add(event);
        return events.size() - whole <= MOST_SINCE;
    }

    /** All events up to now, in order. */
    List<Event> events() {
        return events;
    }
}
