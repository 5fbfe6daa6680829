package io.davy.detection.suppression;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Whether a rule of suppression holds, with its delays. */
final class SuppressionState implements RuleState {
    private static final int LAYOUT = 1;

    Latch latch = new Latch();
    /** Whether it has said anything since it began. */
    boolean told;

    @Override
    public RuleState copy() {
        SuppressionState to = new SuppressionState();
        to.latch = latch.copy();
        to.told = told;
        return to;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(LAYOUT);
        latch.write(out);
        out.writeBoolean(told);
    }

    static SuppressionState read(DataInput in) throws IOException {
        int layout = in.readByte();
        if (layout != LAYOUT) {
            throw new IOException("the suppression has layout " + layout + "; this version reads layout " + LAYOUT);
        }
        SuppressionState s = new SuppressionState();
        s.latch = Latch.read(in);
        s.told = in.readBoolean();
        return s;
    }
}
