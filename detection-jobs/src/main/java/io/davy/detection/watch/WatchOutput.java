package io.davy.detection.watch;

import io.davy.detection.gas.AirSample;

/** What a zone's watch has to say. */
public interface WatchOutput {
    /** A condition went on or off. */
    void change(ConditionChange change);

    /** The mean air of a zone over one interval. */
    void air(AirSample sample);

    /** A reading of the batch in hand could not be used; the batch is to be kept as a dead letter. */
    void reject(String reason);
}
