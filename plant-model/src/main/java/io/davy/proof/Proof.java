package io.davy.proof;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proof test of the chain: a reading that each gateway sends through its own front door, and the hidden alarm that must come of it. Its
 * zone and its sensor are no part of any plant, and its alarm has a topic of its own, so that nobody is ever told of it.
 */
public final class Proof {
    /** The name of the rule that makes an alarm of each proof reading. */
    public static final String RULE = "proof_test";

    private static final String PREFIX = "proof/";
    private static final byte[] PREFIX_BYTES = PREFIX.getBytes(StandardCharsets.UTF_8);

    private Proof() {}

    /** The zone, and the sensor, of a gateway's proof readings; also the key of its hidden alarm. */
    public static String zone(String gateway) {
        return PREFIX + gateway;
    }

    /** Whether a zone holds proof readings. */
    public static boolean isZone(String zone) {
        return zone.startsWith(PREFIX);
    }

    /** Whether a record of davy.readings holds proof readings, by its key. */
    public static boolean isKey(byte @Nullable [] key) {
        return key != null
                && key.length >= PREFIX_BYTES.length
                && Arrays.equals(key, 0, PREFIX_BYTES.length, PREFIX_BYTES, 0, PREFIX_BYTES.length);
    }

    /** The gateway of a proof's zone. */
    public static String gateway(String zone) {
        return zone.substring(PREFIX.length());
    }

    /**
     * The alarm that a proof reading must become: suppressed by design, so that it annunciates nothing wherever it may get to.
     *
     * @param site site id
     * @param zone the proof's zone
     * @param number counts the proofs of a gateway's run
     * @param sent when the gateway sent it
     * @param receivedMs when the gateway had it back from its MQTT broker, milliseconds since 1970
     */
    public static Alarm alarm(String site, String zone, double number, Instant sent, long receivedMs) {
        Handling hidden = new Handling(
                false, null, new Handling.Suppression(List.of(RULE), sent), null, true, 0, null, List.of());
        return new Alarm(
                zone,
                zone + '/' + RULE,
                1,
                site,
                zone,
                zone,
                zone,
                null,
                Hazard.DEVICE,
                null,
                RULE,
                AlarmClass.ADVISORY,
                Priority.LOW,
                AlarmState.UNACKED,
                true,
                number,
                null,
                0,
                sent,
                sent,
                sent,
                null,
                receivedMs,
                null,
                null,
                0,
                null,
                null,
                hidden,
                Map.of());
    }
}
