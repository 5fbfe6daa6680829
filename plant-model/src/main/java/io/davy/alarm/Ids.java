package io.davy.alarm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids made from what happened, so that a repeat after a restart overwrites itself. */
public final class Ids {
    private Ids() {}

    /** The id of an alarm occurrence. */
    public static String alarm(String sensor, String rule, long onsetMs) {
        return "al-" + hash(sensor + '\n' + rule + '\n' + onsetMs);
    }

    /** The id of an incident: made of the alarm that opened it. */
    public static String incident(String area, Hazard hazard, String firstAlarmId) {
        return "in-" + hash(area + '\n' + hazard + '\n' + firstAlarmId);
    }

    /** The id of a mission: the incident and how many missions it had before. */
    public static String mission(String incidentId, int number) {
        return "mi-" + hash(incidentId + '\n' + number);
    }

    /** 64 bits of SHA-256 in hexadecimal. */
    public static String hash(String what) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
