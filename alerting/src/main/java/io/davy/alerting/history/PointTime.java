package io.davy.alerting.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32;

/**
 * Timestamps that say when, to the millisecond, and below it tell apart what happened in the same one: the same thing gets the same
 * time whenever it is written.
 */
final class PointTime {
    private static final int NANOS_A_MS = 1_000_000;
    private static final int VERSIONS = 20;

    private PointTime() {}

    /** Nanoseconds since 1970; the versions of one thing stay in order within a millisecond. */
    static long of(Instant time, String id, int version) {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        long slot = crc.getValue() % (NANOS_A_MS / VERSIONS) * VERSIONS + Math.floorMod(version, VERSIONS);
        return time.toEpochMilli() * NANOS_A_MS + slot;
    }
}
