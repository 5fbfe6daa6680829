package io.davy.alerting.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows the receiver of a webhook that a request came from here, unchanged and now: HMAC-SHA256 of the time, a dot and the body.
 *
 * @param timestamp seconds since 1970, for the header {@link #TIMESTAMP}
 * @param value for the header {@link #SIGNATURE}
 */
record Signature(String timestamp, String value) {
    static final String TIMESTAMP = "Davy-Timestamp";
    static final String SIGNATURE = "Davy-Signature";

    static Signature of(String secret, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + '.').getBytes(StandardCharsets.UTF_8));
            return new Signature(timestamp, "v1=" + HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
