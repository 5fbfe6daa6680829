package io.davy.alarm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids made from what happened, so that a repeat after a restart overwrites itself. */
public final class Ids {
    private Ids() {}

    /** The key of an alarm point; every occurrence's id carries it. */
    public static String point(String sensor, String rule) {
        return hash(sensor + '\n' + rule).substring(0, 12);
    }

    /** The id of an alarm occurrence: {@code al-AREA-POINT-ONSET}. */
    public static String alarm(String area, String sensor, String rule, long onsetMs) {
        return "al-" + area(area) + '-' + point(sensor, rule) + '-' + Long.toString(onsetMs, 36);
    }

    /** The {@link #area} in the id of an alarm or of a {@link #sensorTarget}; empty if it is neither. */
    public static String areaOfAlarm(String id) {
        String area = part(id, "al", 1);
        return area.isEmpty() ? part(id, "se", 1) : area;
    }

    /** What an action on a sensor, all its alarms, present and to come, is aimed at: {@code se-AREA-TAG}. */
    public static String sensorTarget(String area, String tag) {
        return sensorTargetOfKey(area(area), tag);
    }

    /**
     * The same.
     *
     * @param key {@link #area} of the area
     */
    public static String sensorTargetOfKey(String key, String tag) {
        return "se-" + key + '-' + tag;
    }

    /** The tag in a {@link #sensorTarget}; empty if it is none. */
    public static String sensorOfTarget(String target) {
        String[] parts = target.split("-", 3);
        return parts.length == 3 && parts[0].equals("se") ? parts[2] : "";
    }

    /** The {@link #point} in an alarm's id; empty if it is none. */
    public static String pointOfAlarm(String alarmId) {
        return part(alarmId, "al", 2);
    }

    private static String part(String id, String kind, int index) {
        String[] parts = id.split("-", 4);
        return parts.length > index && parts[0].equals(kind) ? parts[index] : "";
    }

    /** The key of an area; every alarm's and incident's id carries it. */
    public static String area(String area) {
        return hash("area\n" + area).substring(0, 8);
    }

    /** The id of an incident, {@code in-AREA-...}: made of the alarm that opened it and when. */
    public static String incident(String area, Hazard hazard, String firstAlarmId, long openedMs) {
        return "in-" + area(area) + "-"
                + hash(hazard + "\n" + firstAlarmId + '\n' + openedMs).substring(0, 12);
    }

    /** The {@link #area} in an incident's id; empty if it is none. */
    public static String areaOfIncident(String incidentId) {
        return part(incidentId, "in", 1);
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
