package io.davy.alerting.notify;

import io.davy.alerting.ack.AckLink;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that stand in messages.
 *
 * @param console where the console is, as people reach it
 * @param ack makes acknowledge links; null: messages have none
 * @param validity how long an acknowledge link works
 */
record Links(URI console, @Nullable AckLink ack, Duration validity) {
    /** The incident's page of the console; of an outage of Davy itself the first page. */
    String open(Message m) {
        return Outage.is(m.incident())
                ? base()
                : base() + "#/incident/" + m.incident().id();
    }

    /** The page on which this contact acknowledges without a login; null where there is nothing to acknowledge. */
    @Nullable
    String acknowledge(Message m) {
        if (ack == null || Outage.is(m.incident())) {
            return null;
        }
        return switch (m.kind()) {
            case OPENED, ESCALATED, ANOTHER_GAS, REALARMED, UNANSWERED, UNREACHED, VERDICT, STANDING ->
                base()
                        + "a?"
                        + ack.token(
                                m.incident().id(),
                                m.contact().id(),
                                expires(m),
                                m.notification().id());
            case ACKNOWLEDGED, CLOSED -> null;
        };
    }

    /** When the acknowledge link of a message ends. */
    Instant expires(Message m) {
        return m.notification().created().plus(validity);
    }

    private String base() {
        return console.toString().replaceFirst("/*(#.*)?$", "/");
    }
}
