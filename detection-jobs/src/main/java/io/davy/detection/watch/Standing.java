package io.davy.detection.watch;

import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the rules beyond the ladder have told to be on, so that what a new plant no longer watches does not stand for ever. */
final class Standing {
    private static final int LAYOUT = 1;

    /** One condition that is on: the key of its rule in the zone, and what it takes to end it. */
    private record Entry(
            String key,
            String subject,
            String rule,
            Hazard hazard,
            @Nullable String gas,
            AlarmClass alarmClass,
            Priority priority,
            long onsetMs) {}

    private final Map<String, Entry> entries = new TreeMap<>();

    /** Takes what a rule tells. */
    void note(String key, Signal s) {
        String point = s.subject() + '/' + s.rule();
        if (s.on()) {
            entries.put(
                    point,
                    new Entry(
                            key,
                            s.subject(),
                            s.rule(),
                            s.hazard(),
                            s.gas(),
                            s.alarmClass(),
                            s.priority(),
                            s.onsetMs()));
        } else {
            entries.remove(point);
        }
    }

    /** Ends what hangs on a rule that there is no more, or on a sensor that is gone. */
    void end(Set<String> keys, Predicate<String> gone, long nowMs, Teller out) {
        for (Entry e : List.copyOf(entries.values())) {
            if (keys.contains(e.key) && !gone.test(e.subject)) {
                continue;
            }
            entries.remove(e.subject + '/' + e.rule);
            out.tell(new Signal(
                    e.subject,
                    null,
                    e.hazard,
                    e.gas,
                    e.rule,
                    e.alarmClass,
                    e.priority,
                    false,
                    nowMs,
                    e.onsetMs,
                    0,
                    null,
                    0,
                    new Explanation(e.subject + PlanChange.WHY, null, null, List.of())));
        }
    }

    Standing copy() {
        Standing to = new Standing();
        to.entries.putAll(entries);
        return to;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(LAYOUT);
        out.writeInt(entries.size());
        for (Entry e : entries.values()) {
            out.writeUTF(e.key);
            out.writeUTF(e.subject);
            out.writeUTF(e.rule);
            out.writeUTF(e.hazard.name());
            out.writeUTF(e.gas == null ? "" : e.gas);
            out.writeUTF(e.alarmClass.name());
            out.writeUTF(e.priority.name());
            out.writeLong(e.onsetMs);
        }
    }

    void read(DataInput in) throws IOException {
        int layout = in.readByte();
        if (layout != LAYOUT) {
            throw new IOException("layout " + layout + " of what stands; this version reads " + LAYOUT);
        }
        for (int n = in.readInt(); n > 0; n--) {
            String key = in.readUTF();
            String subject = in.readUTF();
            String rule = in.readUTF();
            Hazard hazard = Hazard.valueOf(in.readUTF());
            String gas = in.readUTF();
            AlarmClass alarmClass = AlarmClass.valueOf(in.readUTF());
            Priority priority = Priority.valueOf(in.readUTF());
            Entry e = new Entry(
                    key, subject, rule, hazard, gas.isEmpty() ? null : gas, alarmClass, priority, in.readLong());
            entries.put(subject + '/' + rule, e);
        }
    }
}
