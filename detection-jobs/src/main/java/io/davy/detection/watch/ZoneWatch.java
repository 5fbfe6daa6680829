package io.davy.detection.watch;

import io.davy.alarm.Hazard;
import io.davy.detection.health.LoopCurrent;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import io.davy.wire.Quality;
import io.davy.wire.ReadingWalker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs every rule of a zone's sensors on one batch after the other: the hot path. It decides when a reading arrives, on the reading's own
 * time; {@link #check} only closes what no further reading will close.
 */
public final class ZoneWatch {
    /** A reading this far ahead of the broker's clock comes from a device whose clock is wrong. */
    public static final long CLOCK_TOLERANCE_MS = 5_000;
    /** For so long no reading may be ahead until a clock is right again; a choice of this project. */
    private static final long CLOCK_RIGHT_MS = 60_000;
    /** Readings further from the broker's clock than this are no readings. */
    public static final long FUTURE_MS = 24 * 3_600_000L;

    public static final long PAST_MS = 7 * 24 * 3_600_000L;

    private final boolean live;
    /** What the reading in hand changed. */
    private final List<ConditionChange> held = new ArrayList<>();

    private final Sample sample = new Sample();
    private final Signals signals = new Signals();
    private final Ladder.Told told = this::say;
    private final Recall recall = new Recall();
    private final TooLate tooLate = new TooLate(held);
    private final ClockAhead ahead = new ClockAhead();
    private final LateCounts counts = new LateCounts();
    /** When ingest had the reading in hand, milliseconds since 1970; 0 if the clock decides. */
    private long receivedMs;
    /** How long the reading in hand was on its way by its device's clock, s. */
    private double delayS;

    /**
     * @param live true: silence and clocks are judged by the clock handed in; false (replay): the newest reading's time is the clock
     */
    public ZoneWatch(boolean live) {
        this.live = live;
    }

    /** Takes what a rule tells of the reading in hand. */
    private final class Signals implements Teller {
        private @Nullable ZonePlan plan;

        @Override
        public void tell(Signal signal) {
            held.add(Changes.of(Objects.requireNonNull(plan), signal, sample.receivedMs));
        }
    }

    /**
     * Takes a batch that the walker has opened.
     *
     * @param s the zone's state; must fit the plan ({@link ZoneState#fits})
     * @param arrivedMs when the broker had the batch, milliseconds since 1970
     * @param nowMs the clock, milliseconds since 1970; not looked at in replay
     * @throws io.davy.wire.MalformedBatchException if a reading's bytes are broken; those before it have been taken
     */
    public void accept(ZonePlan p, ZoneState s, ReadingWalker batch, long arrivedMs, long nowMs, WatchOutput out) {
        if (live) {
            s.clockMs = Math.max(s.clockMs, nowMs);
            AirSampler.roll(p, s, nowMs, false, out);
        } else {
            advance(p, s, batch.batchTimeMs(), out);
        }
        take(p, s, batch, arrivedMs, out);
    }

    /**
     * Moves the clock of a replay: what fell silent before this moment is told first. It goes by each reading's time, never by how
     * readings were gathered into batches, so that the same recording says the same at any speed.
     */
    private void advance(ZonePlan p, ZoneState s, long timeMs, WatchOutput out) {
        if (timeMs <= s.clockMs) {
            return;
        }
        if (s.clockMs > 0) {
            silence(p, s, timeMs - 1, 0);
            s.extra.clock(p.extra, s.tallies, timeMs - 1, signal -> held.add(Changes.of(p, signal, 0)));
            release(p, s, timeMs, out);
        }
        s.clockMs = timeMs;
        AirSampler.roll(p, s, timeMs, true, out);
    }

    /**
     * Tells what changed. Where gas alarms, the air so far goes first: whoever looks for the place has it before it is asked.
     */
    private void release(ZonePlan p, ZoneState s, long now, WatchOutput out) {
        for (ConditionChange c : held) {
            if (c.on() && c.hazard() == Hazard.GAS) {
                AirSampler.interrupt(p, s, now, out);
                break;
            }
        }
        held.forEach(out::change);
        held.clear();
    }

    private void take(ZonePlan p, ZoneState s, ReadingWalker batch, long arrivedMs, WatchOutput out) {
        GatewayState gateways = s.extra.gateways(p);
        short source = gateways.source(batch.bytes(), batch.sourceOffset(), batch.sourceLength());
        // Once a batch: to store a reference makes the collector of garbage take note of it, which costs more than a
        // rule.
        signals.plan = p;
        int guess = 0;
        int refused = 0;
        ahead.begin();
        String first = "";
        while (batch.next()) {
            int i = p.find(batch.bytes(), batch.tagOffset(), batch.tagLength(), guess);
            if (i < 0) {
                first = refused++ == 0 ? "zone " + p.zone + " has no sensor " + batch.tag() : first;
                continue;
            }
            guess = i + 1;
            gateways.heard(i, source);
            Row row = s.rows[i];
            long time = batch.timeMs();
            delayS = (arrivedMs - time) / 1000.0;
            if (live && (time > arrivedMs + CLOCK_TOLERANCE_MS || time < arrivedMs - PAST_MS)) {
                if (time > arrivedMs + FUTURE_MS || time < arrivedMs - PAST_MS) {
                    first = refused++ == 0 ? outOfTime(batch, arrivedMs) : first;
                    continue;
                }
                receivedMs = batch.receivedMs();
                tell(p, s, i, Rule.CLOCK_WRONG, true, arrivedMs, (time - arrivedMs) / 1000.0);
                time = ahead.time(p, i, batch, row.lastTime, arrivedMs);
            } else if (row.active != null) {
                clockRight(p, i, row, batch, arrivedMs);
            }
            if (!live) {
                advance(p, s, time, out);
            }
            s.lastSeen[i] = s.clockMs;
            if (time == row.lastTime) {
                counts.repeated++;
            } else if (time < row.lastTime) {
                late(p, s, i, batch, time);
            } else {
                boolean used = reading(p, s, i, batch, time);
                extra(p, s, i, batch, time, used, false);
            }
            if (!held.isEmpty()) {
                release(p, s, s.clockMs, out);
            }
        }
        if (refused > 0) {
            out.reject(refused == 1 ? first : first + ", and " + (refused - 1) + " more readings of the batch");
        }
    }

    /** A clock is right again when no reading has been ahead for a minute: in one batch the older ones seem right. */
    private void clockRight(ZonePlan p, int i, Row row, ReadingWalker batch, long arrivedMs) {
        receivedMs = batch.receivedMs();
        Condition c = Conditions.step(row, Rule.CLOCK_WRONG, false, true, arrivedMs, 0, 0, CLOCK_RIGHT_MS);
        if (c != null) {
            say(p, i, row, c, arrivedMs, 0);
        }
    }

    private static String outOfTime(ReadingWalker batch, long arrivedMs) {
        return "the time of " + batch.tag() + ", " + batch.timeMs()
                + " ms since 1970, is out of reach of the broker's, " + arrivedMs;
    }

    private void extra(ZonePlan p, ZoneState s, int i, ReadingWalker batch, long time, boolean usable, boolean late) {
        if (!p.extra.heard(i)) {
            return;
        }
        sample.timeMs = time;
        sample.receivedMs = batch.receivedMs();
        sample.value = batch.value();
        sample.quality = batch.quality();
        sample.usable = usable;
        sample.late = late;
        sample.currentMa = batch.currentMa();
        sample.delayS = live ? delayS : Double.NaN;
        Quick q = p.quick[i];
        boolean quiet = usable && !late && sample.value > q.above() && sample.value < q.below();
        s.extra.reading(p.extra, s.tallies, i, sample, quiet, signals);
    }

    /** Runs the ladder; false if the value must not be used further. */
    private boolean reading(ZonePlan p, ZoneState s, int i, ReadingWalker batch, long time) {
        Row row = s.rows[i];
        receivedMs = batch.receivedMs();
        if (row.active != null) {
            heard(p, s, i);
        }
        double value = batch.value();
        int quality = quality(batch);
        if (quality == Quality.COMMUNICATION_LOST_VALUE) {
            s.silenceDueMs = 0;
        }
        if (p.latenessMs > 0) {
            s.sheets.append(p, s, i, time, Stretch.packed(value, quality));
        }
        boolean used = Ladder.step(p, i, row, time, value, quality, told);
        // What is older than an interval came from a dead spot: it says nothing of the air now.
        if (used && p.airs && time + p.airMs >= s.airStartMs) {
            AirSampler.take(p, s, i, value);
        }
        return used;
    }

    /** The quality of a reading: one of a failed current loop carries no value, and the rules of the device say so. */
    private static int quality(ReadingWalker batch) {
        return LoopCurrent.failed(batch.currentMa()) ? Quality.FUNCTION_CHECK_VALUE : batch.quality();
    }

    /** Takes a reading that is older than its sensor's newest: in its place if it is not too late for that. */
    private void late(ZonePlan p, ZoneState s, int i, ReadingWalker batch, long time) {
        Row row = s.rows[i];
        receivedMs = batch.receivedMs();
        if (row.active != null) {
            heard(p, s, i);
        }
        double value = batch.value();
        int quality = quality(batch);
        boolean usable = Ladder.usable(p, i, value, quality);
        s.sheets.settle(s, p.latenessMs);
        Recent recent = s.recents[i];
        if (recent != null && row.lastTime - time <= p.latenessMs && recent.reaches(time)) {
            if (!recall.take(p, recent, row, i, time, value, quality, receivedMs, held)) {
                counts.repeated++;
                return;
            }
            counts.late++;
            if (usable && p.airs && s.airStartMs != 0 && time >= s.airStartMs) {
                AirSampler.take(p, s, i, value);
            }
        } else {
            counts.tooLate++;
            tooLate.take(p, s, i, time, value, usable, receivedMs);
        }
        s.late[i]++;
        extra(p, s, i, batch, time, usable, true);
    }

    /** How many readings came late, since this was made. */
    public LateCounts counts() {
        return counts;
    }

    /** Ends a sensor's silence. */
    private void heard(ZonePlan p, ZoneState s, int i) {
        if (s.rows[i].find(Rule.SILENT) != null) {
            tell(p, s, i, Rule.SILENT, false, s.clockMs, 0);
            s.silenceDueMs = Math.min(s.silenceDueMs, s.clockMs + p.silentAfterMs[i]);
        }
    }

    /**
     * Closes by the clock what no further reading will close: sensors that have fallen silent, and on-delays whose sensor has.
     *
     * @param nowMs the clock; a replay has its own and takes no other
     * @param watchingSinceMs since when readings could have been seen at all: a sensor is not silent because Davy was off
     */
    public void check(ZonePlan p, ZoneState s, long nowMs, long watchingSinceMs, WatchOutput out) {
        if (live) {
            AirSampler.roll(p, s, nowMs, false, out);
            silence(p, s, nowMs, watchingSinceMs);
            s.extra.clock(p.extra, s.tallies, nowMs, signal -> held.add(Changes.of(p, signal, 0)));
            release(p, s, nowMs, out);
        }
    }

    private void silence(ZonePlan p, ZoneState s, long now, long watchingSinceMs) {
        GatewayState gateways = s.extra.gateways(p);
        boolean due = !gateways.losses.isEmpty();
        receivedMs = 0;
        if (!s.backlogs.isEmpty()) {
            tooLate.clock(p, s, now);
        }
        if (now < s.silenceDueMs && !due) {
            return;
        }
        long next = Long.MAX_VALUE;
        for (int i = 0; i < p.size; i++) {
            if (s.lastSeen[i] == 0) {
                s.lastSeen[i] = now;
            }
            Row row = s.rows[i];
            if (s.phase(i, Rule.BAD_SIGNAL) == ZoneState.PENDING_ON) {
                due = true;
                next = now;
            }
            long seen = Math.max(s.lastSeen[i], watchingSinceMs);
            boolean told = s.phase(i, Rule.SILENT) != ZoneState.OFF;
            if (!told) {
                next = Math.min(next, seen + p.silentAfterMs[i]);
            }
            if (now - seen < p.silentAfterMs[i]) {
                continue;
            }
            due |= !told;
            lastWord(p, i, row);
        }
        s.silenceDueMs = next;
        if (due) {
            Gateways.judge(p, s, gateways, now, watchingSinceMs, new Silences(p, s));
        }
    }

    /** Ends the on-delays of a sensor whose last word was beyond a limit: silence does not take that back. */
    private void lastWord(ZonePlan p, int i, Row row) {
        for (Condition c = row.active; c != null; c = c.next) {
            if (c.phase == ZoneState.PENDING_ON && c.rule.ordinal() < Rule.LIMITS) {
                c.phase = ZoneState.ON;
                say(p, i, row, c, row.lastTime + p.onDelayMs[i], row.lastValue);
            }
        }
    }

    /** Tells what the silence of sensors and gateways comes to. */
    private final class Silences implements Gateways.Telling {
        private final ZonePlan p;
        private final ZoneState s;

        Silences(ZonePlan p, ZoneState s) {
            this.p = p;
            this.s = s;
        }

        @Override
        public void sensor(int sensor, Rule rule, long timeMs, double value) {
            tell(p, s, sensor, rule, true, timeMs, value);
        }

        @Override
        public void gateway(Signal signal) {
            held.add(Changes.of(p, signal, 0));
        }
    }

    private void tell(ZonePlan p, ZoneState s, int i, Rule rule, boolean on, long time, double value) {
        Row row = s.rows[i];
        Condition c = Conditions.set(row, rule, on, time, value);
        if (c != null) {
            say(p, i, row, c, time, value);
        }
    }

    private void say(ZonePlan p, int i, Row row, Condition c, long time, double value) {
        held.add(Changes.of(p, i, row, c, time, value, receivedMs));
    }
}
