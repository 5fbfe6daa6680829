package io.davy.dispatch.state;

import java.time.Instant;

/**
 * An edge that a robot could not pass.
 *
 * @param until when it is tried again
 * @param by the robot that said so or stood still on it
 */
public record Blocked(Instant until, String by) {}
