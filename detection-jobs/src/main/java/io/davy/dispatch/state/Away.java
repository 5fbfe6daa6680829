package io.davy.dispatch.state;

import java.time.Instant;

/**
 * A robot that was sent out and is to go home when nothing else waits.
 *
 * @param after the order that brought it out; the order home is named after it
 * @param tries how often it was sent home in vain
 * @param notBefore when it may be sent
 * @param orders how many orders home were taken back without being in vain
 */
public record Away(String after, int tries, Instant notBefore, int orders) {
    /** A robot whose order home was never taken back. */
    public Away(String after, int tries, Instant notBefore) {
        this(after, tries, notBefore, 0);
    }

    /** What the next order home is named after: never the same twice. */
    public String name() {
        return after + '\n' + tries + (orders == 0 ? "" : "\n" + orders);
    }
}
