package io.davy.alerting.notify;

import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.plant.Plant.Contact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One notification on its way, with what it tells.
 *
 * @param notification the newest state of it
 * @param incident the incident as it is told
 * @param contact to whom
 * @param since when the happening came in hand, for the delay
 */
record Message(Notification notification, Incident incident, Contact contact, Instant since) {

    Occasion.Kind kind() {
        return Occasion.Kind.of(notification.occasion());
    }

    /** Whether the flood guard lets it pass sooner: the worst, when somebody is to act. */
    boolean urgent() {
        return calls() && incident.severity() == Priority.HIGHEST;
    }

    /** Whether somebody is to act on it, rather than to know it. */
    boolean calls() {
        return kind().calls();
    }

    /** The same message with its notification changed. */
    Message now(Notification.State state, int attempts, Instant time, @Nullable String error) {
        return new Message(changed(notification, state, attempts, time, error), incident, contact, since);
    }

    /** A notification, so far. */
    static Notification changed(
            Notification n, Notification.State state, int attempts, Instant time, @Nullable String error) {
        return new Notification(
                n.id(),
                n.incident(),
                n.occasion(),
                n.contact(),
                n.channel(),
                n.to(),
                state,
                attempts,
                n.created(),
                time,
                n.subject(),
                error,
                n.severity(),
                n.call(),
                n.answer(),
                n.other());
    }

    /** The same message to another address. */
    Message to(Contact newContact, String address) {
        Notification n = notification;
        return new Message(
                new Notification(
                        n.id(),
                        n.incident(),
                        n.occasion(),
                        n.contact(),
                        n.channel(),
                        address,
                        n.state(),
                        n.attempts(),
                        n.created(),
                        n.time(),
                        n.subject(),
                        n.error(),
                        n.severity(),
                        n.call(),
                        n.answer(),
                        n.other()),
                incident,
                newContact,
                since);
    }
}
