package io.davy.alerting.notify.route;

import io.davy.notification.Notification;
import io.davy.plant.Plant.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By which of a contact's ways a call goes out now: by all, or by the next when the one before does not get through. */
final class Ways {
    private Ways() {}

    /**
     * What to do.
     *
     * @param now ways to take now
     * @param next when to look again; null: not because of time
     */
    record Choice(List<String> now, @Nullable Instant next) {}

    /**
     * @param allowed in the order in which they are taken
     * @param taken the newest message by each way
     */
    static Choice of(Contact contact, List<String> allowed, Map<String, Notification> taken, Instant now) {
        if (!contact.ways().inTurn()) {
            return new Choice(
                    allowed.stream().filter(w -> !taken.containsKey(w)).toList(), null);
        }
        for (String way : allowed) {
            Notification n = taken.get(way);
            if (n == null) {
                return new Choice(List.of(way), null);
            }
            switch (n.state()) {
                case SENT -> {
                    return new Choice(List.of(), null);
                }
                case PENDING -> {
                    Instant enough = n.created().plus(contact.ways().patience());
                    if (enough.isAfter(now)) {
                        return new Choice(List.of(), enough);
                    }
                }
                case FAILED, WITHDRAWN -> {}
            }
        }
        return new Choice(List.of(), null);
    }
}
