package io.davy.dispatch.state;

import java.time.Instant;

/**
 * A robot that was sent out and is to go home when nothing else waits.
 *
 * @param after the order that brought it out; the order home is named after it
 * @param tries how often it was sent home in vain
 * @param notBefore when it may be sent
 */
public record Away(String after, int tries, Instant notBefore) {}
