package io.davy.vda5050.v2;

/** A robot's connection message: connectionState is ONLINE, OFFLINE or CONNECTIONBROKEN (its last will, with a stale timestamp). */
public record Connection(
        long headerId,
        String timestamp,
        String version,
        String manufacturer,
        String serialNumber,
        String connectionState) {}
