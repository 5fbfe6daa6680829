package io.davy.detection.rule;

import java.io.DataOutput;
import java.io.IOException;

/** What an {@link ExtraRule} remembers; lives in Flink's keyed state as part of its zone. */
public interface RuleState {
    /** Writes the state, a version first. */
    void write(DataOutput out) throws IOException;

    /** A deep copy, as Flink needs one while a checkpoint is being written. */
    RuleState copy();
}
