package io.davy.alerting.notify;

import io.davy.alarm.Ids;
import io.davy.plant.Plant.Contact;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What goes out in one piece: one message, or several that a flood has made one.
 *
 * @param messages at least one, oldest first
 */
record Parcel(List<Message> messages) {
    Message first() {
        return messages.get(0);
    }

    boolean summary() {
        return messages.size() > 1;
    }

    Contact contact() {
        return first().contact();
    }

    String to() {
        return first().notification().to();
    }

    /** Notification id, or for a summary an id made of all of theirs. */
    String id() {
        return summary()
                ? "no-"
                        + Ids.hash(messages.stream()
                                .map(m -> m.notification().id())
                                .collect(Collectors.joining("\n")))
                : first().notification().id();
    }
}
