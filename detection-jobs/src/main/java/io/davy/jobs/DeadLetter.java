package io.davy.jobs;

import io.davy.topic.Topics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the record on davy.dead-letters of bytes that could not be used. */
public final class DeadLetter {
    /** Larger values are cut to this, so that no broker's limit of a message can stop a job. */
    static final int MOST_BYTES = 900_000;

    private DeadLetter() {}

    /**
     * A dead letter: the original key and bytes, with reason, origin and time in its headers.
     *
     * @param reason one plain line: what was expected and what was found
     */
    public static OutRecord of(RawRecord raw, String reason) {
        byte[] value = raw.value();
        String why = reason;
        if (value != null && value.length > MOST_BYTES) {
            why = reason + " (the first " + MOST_BYTES + " of " + value.length + " bytes are kept)";
            value = Arrays.copyOf(value, MOST_BYTES);
        }
        byte[] key = raw.key();
        if (key != null && key.length > MOST_BYTES / 10) {
            key = Arrays.copyOf(key, MOST_BYTES / 10);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Topics.HEADER_REASON, why);
        headers.put(Topics.HEADER_ORIGIN, raw.origin());
        headers.put(Topics.HEADER_TIME, Long.toString(System.currentTimeMillis()));
        return new OutRecord(Topics.DEAD_LETTERS, key, value, headers);
    }
}
