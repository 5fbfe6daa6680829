package io.davy.detection.watch;

import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.Hazard;
import io.davy.plant.SensorKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Puts a zone's state under a new plan, and ends with their reason the conditions that nothing in it will ever end. */
final class PlanChange {
    static final String WHY = ": off, since the plant no longer has this sensor or rule";

    private final ZonePlan p;
    private final long nowMs;
    private final WatchOutput out;

    private PlanChange(ZonePlan p, long nowMs, WatchOutput out) {
        this.p = p;
        this.nowMs = nowMs;
        this.out = out;
    }

    /** The state under the plan. */
    static ZoneState adopt(ZonePlan p, ZoneState s, WatchOutput out) {
        return new PlanChange(p, s.clockMs, out).adopt(s);
    }

    private ZoneState adopt(ZoneState s) {
        Set<String> gone = new HashSet<>(Arrays.asList(s.tags));
        p.tags().forEach(gone::remove);
        // Its other zone goes on with the alarm of a sensor that was moved within the area.
        gone.removeIf(p::elsewhere);
        for (int i = 0; i < s.tags.length; i++) {
            if (gone.contains(s.tags[i])) {
                sensor(s.tags[i], s.rows[i]);
            }
        }
        s.sheets.settle(s, p.latenessMs);
        ZoneState to = s.fits(p) ? s : s.onto(p);
        for (int i = 0; i < p.size; i++) {
            rules(to, i);
        }
        to.extra.ended(p.extra, gone::contains, nowMs, signal -> {
            ConditionChange c = Changes.of(p, signal, 0);
            out.change(signal.explanation() == null ? c : c.told(c.onset(), signal.explanation(), null));
        });
        return to;
    }

    /** Ends what was on at a sensor that is gone. Its kind is gone with it: a name under which nothing stands ends nothing. */
    private void sensor(String tag, Row row) {
        for (Condition c = row.active; c != null; c = c.next) {
            if (!c.on() || c.phase == ZoneState.BENEATH) {
                continue;
            }
            Set<String> names = new TreeSet<>();
            for (SensorKind kind : SensorKind.values()) {
                if (names.add(c.rule.nameFor(kind))) {
                    out.change(off(tag, c, kind));
                }
            }
        }
    }

    private ConditionChange off(String tag, Condition c, SensorKind kind) {
        Hazard hazard = c.rule.hazard(kind);
        return new ConditionChange(
                p.site,
                p.area,
                p.zone,
                tag,
                null,
                hazard,
                null,
                c.rule.nameFor(kind),
                c.rule.alarmClass(null),
                c.rule.priority(kind),
                false,
                Instant.ofEpochMilli(nowMs),
                Instant.ofEpochMilli(c.onsetMs),
                c.onsetValue,
                null,
                0,
                0,
                new Explanation(tag + WHY, null, null, List.of()));
    }

    /** Ends the conditions of limits that a sensor no longer has. */
    private void rules(ZoneState s, int i) {
        Row row = s.rows[i];
        for (Condition c = row.active; c != null; c = c.next) {
            if (p.watches(i, c.rule)) {
                continue;
            }
            row.remove(c);
            if (c.on()) {
                c.phase = ZoneState.OFF;
                out.change(Changes.explained(Changes.of(p, i, row, c, nowMs, c.onsetValue, 0), p.tags[i] + WHY));
            }
        }
        Recent recent = s.recents[i];
        if (recent != null) {
            recent.under(p, i);
        }
    }
}
