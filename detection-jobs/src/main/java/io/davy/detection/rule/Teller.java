package io.davy.detection.rule;

/** Takes what a rule has to say. */
@FunctionalInterface
public interface Teller {
    /** A condition went on or off. */
    void tell(Signal signal);
}
