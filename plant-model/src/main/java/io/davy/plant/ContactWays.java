package io.davy.plant;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a contact's ways are used.
 *
 * @param format what a webhook gets
 * @param secret key of the webhook's signature (HMAC-SHA256), or {@code ${NAME}} of an environment variable that holds it where the
 *     webhook is sent, see {@link #variable}; null: unsigned
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

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    /** The name in {@code ${NAME}}; null if the secret is the key itself. */
    public static @Nullable String variable(String secret) {
        Matcher m = VARIABLE.matcher(secret.strip());
        return m.matches() ? m.group(1) : null;
    }

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
