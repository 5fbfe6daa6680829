package io.davy.alerting.console;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which acknowledge links have been used, and what was answered to what they did; thread-safe. */
final class AckBook {
    private static final String BY_LINK = "link-";
    private static final int REMEMBERED = 20_000;

    private final Map<String, Use> used = bounded();
    private final Map<String, ActionResult> results = bounded();

    /** A link's use: by whom and when. */
    record Use(String user, Instant time) {}

    private static <T> Map<String, T> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<String, T> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    /** Takes an action as it is on davy.actions. */
    synchronized void take(Action action) {
        if (action.id().startsWith(BY_LINK)) {
            used.put(action.id().substring(0, action.id().lastIndexOf('-') + 1), new Use(action.user(), action.time()));
        }
    }

    /** Takes an answer as it is on davy.action-results. */
    synchronized void take(ActionResult result) {
        if (result.action().startsWith(BY_LINK)) {
            results.put(result.action(), result);
            notifyAll();
        }
    }

    /** The use of a link, by the prefix of its actions; empty while it has not been used. */
    synchronized Optional<Use> use(String prefix) {
        return Optional.ofNullable(used.get(prefix));
    }

    /** Uses a link; gives the use that was before, and then does not. */
    synchronized Optional<Use> claim(String prefix, Use use) {
        return Optional.ofNullable(used.putIfAbsent(prefix, use));
    }

    /** Takes a use back that led to nothing. */
    synchronized void release(String prefix, Use use) {
        used.remove(prefix, use);
    }

    /** The answers to these actions, as many as have come within the time. */
    synchronized Map<String, ActionResult> await(List<String> actions, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!results.keySet().containsAll(actions) && end - System.nanoTime() > 0) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        Map<String, ActionResult> found = new HashMap<>();
        actions.stream().filter(results::containsKey).forEach(a -> found.put(a, results.get(a)));
        return found;
    }
}
