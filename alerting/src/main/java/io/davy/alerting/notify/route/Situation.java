package io.davy.alerting.notify.route;

import io.davy.notification.Notification;
import io.davy.notification.Notification.Call;
import io.davy.notification.Notification.State;
import io.davy.plant.Routing.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that the next call depends on.
 *
 * @param subject what decides about the routes
 * @param open whether the incident is open
 * @param stretches when its alarms waited for an answer
 * @param told the newest state of every message of the incident
 */
public record Situation(Subject subject, boolean open, List<Stretch> stretches, Collection<Notification> told) {
    /** The newest; null if no alarm of it ever waited. */
    @Nullable
    Stretch stretch() {
        return stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
    }

    /** Whether somebody has still to answer. */
    public boolean live() {
        Stretch last = stretch();
        return last != null && last.end() == null;
    }

    /** Calls that have gone out or may do so. */
    List<Notification> calls() {
        return told.stream()
                .filter(n -> n.call() != null && n.state() != State.WITHDRAWN)
                .toList();
    }

    /** The call of a message that has one. */
    static Call call(Notification n) {
        return Objects.requireNonNull(n.call(), "a call");
    }

    /** The newest stretch, if somebody has answered all of it. */
    public @Nullable Stretch answered() {
        Stretch last = stretch();
        return last == null || last.end() == null ? null : last;
    }

    /** The calls of a stretch that got through. */
    public List<Notification> heard(Stretch stretch) {
        return calls().stream()
                .filter(n -> n.state() == State.SENT && stretch.has(call(n).round()))
                .toList();
    }

    /** Whether a call went out because others had not answered. */
    public static boolean escalated(Notification n) {
        return call(n).step() != 0 || call(n).cycle() > 0;
    }

    /** Whether nobody has answered, although everybody was told who was to be. */
    public boolean unreached() {
        Stretch s = stretch();
        return s != null
                && live()
                && calls().stream().anyMatch(n -> call(n).step() == Call.UNREACHED && s.has(call(n).round()));
    }

    /**
     * What waits in vain: calls of a time that is over, except that an incident has begun, which stays news.
     *
     * @param rouses whether a message only rouses, so that it is no news
     */
    public List<Notification> withdrawn(Predicate<Notification> rouses) {
        return told.stream()
                .filter(n -> n.state() == State.PENDING && n.call() != null)
                .filter(n -> !n.occasion().equals("opened") || call(n).step() != 0 || rouses.test(n))
                .filter(n -> over(call(n).round()))
                .toList();
    }

    private boolean over(Instant round) {
        Stretch last = stretch();
        return stretches.stream()
                .filter(s -> s.has(round))
                .findFirst()
                .map(s -> s.end() != null)
                .orElse(last == null || last.end() != null);
    }
}
