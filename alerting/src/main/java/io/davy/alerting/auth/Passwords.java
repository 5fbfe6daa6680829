package io.davy.alerting.auth;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Makes and checks password hashes (PBKDF2-HMAC-SHA256), and makes one-time passwords. */
public final class Passwords {
    /** Iterations of a new hash. */
    public static final int ITERATIONS = 210_000;

    /** Fewest characters that an officer may choose. */
    public static final int MIN_LENGTH = 10;

    /** Most characters that are looked at, so that nobody makes the server hash a book. */
    public static final int MAX_LENGTH = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();
    // Without characters that look alike on a terminal or a printed page.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private Passwords() {}

    /**
     * A password's hash.
     *
     * @param iterations PBKDF2 iterations, at least 210,000
     * @param salt base64
     * @param hash base64
     */
    public record Hash(int iterations, String salt, String hash) {}

    /** Hashes a password with a new salt. */
    public static Hash hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return new Hash(
                ITERATIONS, base64.encodeToString(salt), base64.encodeToString(derive(password, salt, ITERATIONS)));
    }

    /** A hash that no password has; checking against it costs what checking a real one does. */
    static Hash decoy() {
        byte[] random = new byte[SALT_BYTES + HASH_BITS / 8];
        RANDOM.nextBytes(random);
        Base64.Encoder base64 = Base64.getEncoder();
        return new Hash(
                ITERATIONS,
                base64.encodeToString(Arrays.copyOf(random, SALT_BYTES)),
                base64.encodeToString(Arrays.copyOfRange(random, SALT_BYTES, random.length)));
    }

    /** Whether the password is the one that was hashed; takes the same time whatever the answer. */
    public static boolean matches(String password, Hash hash) {
        if (password.length() > MAX_LENGTH) {
            return false;
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] found = derive(password, base64.decode(hash.salt()), hash.iterations());
        return MessageDigest.isEqual(found, base64.decode(hash.hash()));
    }

    /** A random password that can be read aloud: four groups of four, about 79 bits. */
    public static String oneTime() {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            s.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return s.toString();
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
