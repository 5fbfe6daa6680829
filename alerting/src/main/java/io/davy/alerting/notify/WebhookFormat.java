package io.davy.alerting.notify;

import io.davy.notification.Notification;
import io.davy.plant.ContactWays;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a webhook of one kind is sent. */
interface WebhookFormat {
    /**
     * One request.
     *
     * @param id the same for the same content, for the header Idempotency-Key
     */
    record Body(String id, byte[] bytes) {}

    /** The requests that tell a parcel, in order. */
    List<Body> bodies(Parcel parcel, Contact contact, @Nullable String secret);

    /** Content-Type. */
    default String type() {
        return "application/json; charset=utf-8";
    }

    /** What the contact lacks for this format, as one line; null if nothing. */
    default @Nullable String lacks(Contact contact) {
        return null;
    }

    /** Whether requests are signed with the contact's secret. */
    default boolean signed() {
        return true;
    }

    /** Whether receivers are told of acknowledgements. */
    default boolean hearsAcknowledgements() {
        return true;
    }

    /** The receiver has taken a message. */
    default void taken(Message m) {}

    /** Takes up what was told before. */
    default void recall(Collection<Notification> known) {}

    /** The format that a contact has. */
    static WebhookFormat of(ContactWays.Format format, Supplier<Plant> plant, Links links, boolean exercise) {
        return switch (format) {
            case JSON -> new JsonFormat(plant, links);
            case SLACK -> new SlackFormat(plant, links);
            case TEAMS -> new TeamsFormat(plant, links);
            case PAGERDUTY -> new PagerDutyFormat(plant, links);
            case SMS -> new SmsFormat(plant, links);
            case CAP -> new CapFormat(plant, links, exercise);
        };
    }
}
