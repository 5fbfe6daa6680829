package io.davy.detection.watch;

import io.davy.detection.gas.BackgroundState;
import java.io.DataInput;
import java.io.IOException;

/** Reads a sensor's row as layouts 1 and 2 of the zone state wrote it: each rule's phase, whether off or not. */
final class OldRows {
    /** The rules that there were. */
    private static final int RULES = Rule.CLOCK_WRONG.ordinal() + 1;

    private OldRows() {}

    static void read(ZoneState s, int i, DataInput in) throws IOException {
        Row row = s.rows[i];
        row.lastTime = in.readLong();
        s.lastSeen[i] = in.readLong();
        row.lastChange = in.readLong();
        row.lastValue = in.readDouble();
        s.late[i] = in.readInt();
        for (int r = 0; r < RULES; r++) {
            byte phase = in.readByte();
            if (phase != ZoneState.OFF) {
                Condition c = new Condition(Rule.ALL[r]);
                c.phase = phase;
                c.sinceMs = in.readLong();
                c.onsetMs = in.readLong();
                c.onsetValue = in.readFloat();
                row.add(c);
            }
        }
        row.background = BackgroundState.readOld(in, row.lastTime);
        s.airSum[i] = in.readDouble();
        s.airSum2[i] = in.readDouble();
        s.airCount[i] = in.readInt();
        if (in.readByte() != 0) {
            row.rate = RateOfRise.readWide(in);
        }
    }
}
