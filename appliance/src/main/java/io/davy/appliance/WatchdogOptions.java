package io.davy.appliance;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The watchdog of a box.
 *
 * @param start whether the box starts it and keeps it running; else somebody else does
 * @param limit how long Davy may not answer, and how old the chain's heartbeat may be
 * @param outside address of a dead-man service elsewhere, fetched each minute while all is well
 */
public record WatchdogOptions(
        boolean start, Duration limit, @Nullable URI outside) {}
