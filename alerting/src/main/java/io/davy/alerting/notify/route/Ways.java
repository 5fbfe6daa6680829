package io.davy.alerting.notify.route;

import io.davy.notification.Notification;
import io.davy.notification.Notification.State;
import io.davy.plant.Plant.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** By which of a contact's ways a call goes out now: by those of its turn, and by the next when these do not get through. */
final class Ways {
    private Ways() {}

    /**
     * What to do.
     *
     * @param now ways to take now
     * @param next when to look again; null: not because of time
     */
    record Choice(List<String> now, @Nullable Instant next) {
        private static final Choice NOTHING = new Choice(List.of(), null);
    }

    /**
     * @param first ways by which the contact is to be called: all at once, or in turn if the contact wants that
     * @param rest further ways, in turn, if none of the first gets through
     * @param taken the newest message by each way
     * @param held whether a message that waits is no sign of a broken way
     */
    static Choice of(
            Contact contact,
            List<String> first,
            List<String> rest,
            Map<String, Notification> taken,
            Predicate<Notification> held,
            Instant now) {
        List<List<String>> turns = new ArrayList<>();
        if (contact.ways().inTurn()) {
            first.forEach(w -> turns.add(List.of(w)));
        } else {
            turns.add(first);
        }
        rest.forEach(w -> turns.add(List.of(w)));
        for (List<String> turn : turns) {
            List<String> fresh =
                    turn.stream().filter(w -> !taken.containsKey(w)).toList();
            if (!fresh.isEmpty()) {
                return new Choice(fresh, null);
            }
            List<Notification> calls = turn.stream().map(taken::get).toList();
            if (calls.stream().anyMatch(n -> n.state() == State.SENT || waits(n) && held.test(n))) {
                return Choice.NOTHING;
            }
            Instant enough = calls.stream()
                    .filter(Ways::waits)
                    .map(n -> n.created().plus(contact.ways().patience()))
                    .max(Instant::compareTo)
                    .orElse(now);
            if (enough.isAfter(now)) {
                return new Choice(List.of(), enough);
            }
        }
        return Choice.NOTHING;
    }

    private static boolean waits(Notification n) {
        return n.state() == State.PENDING;
    }
}
