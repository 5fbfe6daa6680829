package io.davy.alerting.notify;

import io.davy.plant.Plant.Contact;
import org.jspecify.annotations.Nullable;

/** By which way a contact is reached. */
enum ChannelKind {
    EMAIL("email"),
    WEBHOOK("webhook"),
    /** A horn or beacon. */
    MQTT("mqtt");

    private final String word;

    ChannelKind(String word) {
        this.word = word;
    }

    /** As it stands in {@link io.davy.notification.Notification#channel()}. */
    String word() {
        return word;
    }

    /** The way of that name. */
    static ChannelKind of(String word) {
        for (ChannelKind k : values()) {
            if (k.word.equals(word)) {
                return k;
            }
        }
        throw new IllegalArgumentException("channel \"" + word + "\" is not known");
    }

    /** The contact's address on this channel, if it has one. */
    @Nullable
    String address(Contact contact) {
        return switch (this) {
            case EMAIL -> contact.email();
            case WEBHOOK -> contact.webhook();
            case MQTT -> contact.ways().mqtt();
        };
    }

    /** Whether too many messages disturb: a horn has a state, which a later message only changes. */
    boolean disturbs() {
        return this != MQTT;
    }
}
