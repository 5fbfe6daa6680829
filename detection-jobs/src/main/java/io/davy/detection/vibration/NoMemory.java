package io.davy.detection.vibration;

import io.davy.detection.rule.RuleState;
import java.io.DataOutput;

/** The state of a rule that remembers nothing. */
final class NoMemory implements RuleState {
    static final NoMemory INSTANCE = new NoMemory();

    private NoMemory() {}

    @Override
    public void write(DataOutput out) {}

    @Override
    public RuleState copy() {
        return this;
    }
}
