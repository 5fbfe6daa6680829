package io.davy.sim.device;

import java.time.Instant;

/**
 * The truth of an injected fault.
 *
 * @param kind what goes wrong
 * @param sensor tag
 * @param onset the first reading that is wrong, or the first that is missing, has this time or a later one
 */
public record SensorFault(FaultKind kind, String sensor, Instant onset) {}
