package io.davy.plant;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a contact's ways are used.
 *
 * @param format what a webhook gets
 * @param secret key of the webhook's signature (HMAC-SHA256); null: unsigned
 * @param phone number in E.164 form; the webhook of an SMS gateway sends to it
 * @param mqtt MQTT topic of a horn or beacon, which gets on and off
 * @param inTurn false: told by every way at once; true: by the first, and by the next when the one before has not been accepted within
 *     {@code patience}
 * @param patience see {@code inTurn}
 */
public record ContactWays(
        Format format,
        @Nullable String secret,
        @Nullable String phone,
        @Nullable String mqtt,
        boolean inTurn,
        Duration patience) {
    /** Plain webhook, all ways at once. */
    public static final ContactWays PLAIN =
            new ContactWays(Format.JSON, null, null, null, false, Duration.ofSeconds(30));

    /** The body of a webhook. */
    public enum Format {
        /** Davy's own JSON. */
        JSON,
        SLACK,
        TEAMS,
        PAGERDUTY,
        /** A short text for an SMS gateway. */
        SMS,
        /** OASIS Common Alerting Protocol 1.2, XML. */
        CAP
    }
}
