package io.davy.alerting.ack;

import io.davy.alarm.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the tokens of acknowledge links. A token is base64url of version, expiry, nonce, contact and incident, and of the first
 * 96 bits of their HMAC-SHA256: short enough for a text message, and nobody guesses 96 bits through a web server.
 */
public final class AckLink {
    private static final byte VERSION = 1;
    private static final int MAC_BYTES = 12;
    private static final int NONCE_BYTES = 4;
    private static final int HEAD_BYTES = 1 + Integer.BYTES + NONCE_BYTES + 1;
    private static final int LONGEST = 400;
    /** An incident's id as {@link Ids#incident} makes it, which needs 11 bytes instead of 25. */
    private static final Pattern USUAL = Pattern.compile("in-([0-9a-f]{8})-([0-9a-f]{12})");

    private final SecretKeySpec key;

    /**
     * What a token says.
     *
     * @param incident whose alarms it acknowledges
     * @param contact in whose name
     * @param expires from when on it is worthless; whole seconds
     * @param nonce tells the links of one incident and contact apart
     */
    public record Claim(String incident, String contact, Instant expires, String nonce) {}

    /** What a token is worth. */
    public sealed interface Read {
        /** It may be used. */
        record Valid(Claim claim) implements Read {}

        /** It was made here, and its time is over. */
        record Expired(Claim claim) implements Read {}

        /** It was not made here, or not with this key. */
        record Forged() implements Read {}
    }

    /**
     * With the key of {@link AckKeyFile}.
     *
     * @param key 32 bytes
     */
    public AckLink(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The token for one message: the same message gives the same token, so that a mail that goes out twice can be answered once. */
    public String token(String incident, String contact, Instant expires, String message) {
        byte[] who = contact.getBytes(StandardCharsets.UTF_8);
        byte[] what = packed(incident);
        ByteBuffer b = ByteBuffer.allocate(HEAD_BYTES + who.length + what.length + MAC_BYTES)
                .put(VERSION)
                .putInt((int) expires.getEpochSecond())
                .put(HexFormat.of().parseHex(Ids.hash(message)), 0, NONCE_BYTES)
                .put((byte) who.length)
                .put(who)
                .put(what);
        b.put(mac(b.array(), b.position()), 0, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(b.array());
    }

    /** Reads a token. */
    public Read read(String token, Instant now) {
        byte[] all;
        try {
            all = token.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new Read.Forged();
        }
        int signed = all.length - MAC_BYTES;
        // One token has one spelling, or the second spelling would be a second use.
        boolean canonical =
                Base64.getUrlEncoder().withoutPadding().encodeToString(all).equals(token);
        if (signed < HEAD_BYTES || !canonical) {
            return new Read.Forged();
        }
        byte[] expected = Arrays.copyOf(mac(all, signed), MAC_BYTES);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(all, signed, all.length)) || all[0] != VERSION) {
            return new Read.Forged();
        }
        Claim claim = claim(ByteBuffer.wrap(all, 1, signed - 1));
        return claim.expires().isAfter(now) ? new Read.Valid(claim) : new Read.Expired(claim);
    }

    /** What the ids of all actions begin with that a token has led to. */
    public static String actions(String token) {
        return "link-" + Ids.hash(token) + "-";
    }

    /** The id of the action by which a token acknowledges an alarm. */
    public static String action(String token, String alarm) {
        return actions(token) + Ids.hash(alarm);
    }

    private static Claim claim(ByteBuffer b) {
        long expires = Integer.toUnsignedLong(b.getInt());
        byte[] nonce = new byte[NONCE_BYTES];
        b.get(nonce);
        byte[] who = new byte[Byte.toUnsignedInt(b.get())];
        b.get(who);
        byte[] what = new byte[b.remaining()];
        b.get(what);
        return new Claim(
                unpacked(what),
                new String(who, StandardCharsets.UTF_8),
                Instant.ofEpochSecond(expires),
                HexFormat.of().formatHex(nonce));
    }

    private static byte[] packed(String incident) {
        Matcher m = USUAL.matcher(incident);
        return m.matches()
                ? HexFormat.of().parseHex("00" + m.group(1) + m.group(2))
                : ('.' + incident).getBytes(StandardCharsets.UTF_8);
    }

    private static String unpacked(byte[] what) {
        if (what[0] == '.') {
            return new String(what, 1, what.length - 1, StandardCharsets.UTF_8);
        }
        String hex = HexFormat.of().formatHex(what, 1, what.length);
        return "in-" + hex.substring(0, 8) + '-' + hex.substring(8);
    }

    private byte[] mac(byte[] bytes, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(bytes, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
