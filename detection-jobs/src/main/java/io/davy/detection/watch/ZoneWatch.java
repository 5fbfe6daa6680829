package io.davy.detection.watch;

import io.davy.alarm.Hazard;
import io.davy.detection.gas.Background;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import io.davy.wire.Quality;
import io.davy.wire.ReadingWalker;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs every rule of a zone's sensors on one batch after the other: the hot path. It decides when a reading arrives, on the reading's own
 * time; {@link #check} only closes what no further reading will close.
 */
public final class ZoneWatch {
    /** A reading this far ahead of the broker's clock comes from a device whose clock is wrong. */
    public static final long CLOCK_TOLERANCE_MS = 5_000;
    /** Readings further from the broker's clock than this are no readings. */
    public static final long FUTURE_MS = 24 * 3_600_000L;

    public static final long PAST_MS = 7 * 24 * 3_600_000L;

    private final boolean live;
    /** What the reading in hand changed. */
    private final List<ConditionChange> held = new ArrayList<>();

    private final Sample sample = new Sample();

    /**
     * @param live true: silence and clocks are judged by the clock handed in; false (replay): the newest reading's time is the clock
     */
    public ZoneWatch(boolean live) {
        this.live = live;
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
            s.extra.clock(p.extra, timeMs - 1, signal -> held.add(Changes.of(p, signal, 0)));
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
        int guess = 0;
        int refused = 0;
        String first = "";
        while (batch.next()) {
            int i = p.find(batch.bytes(), batch.tagOffset(), batch.tagLength(), guess);
            if (i < 0) {
                first = refused++ == 0 ? "zone " + p.zone + " has no sensor " + batch.tag() : first;
                continue;
            }
            guess = i + 1;
            gateways.heard(i, source);
            long time = batch.timeMs();
            if (live && (time > arrivedMs + CLOCK_TOLERANCE_MS || time < arrivedMs - PAST_MS)) {
                if (time > arrivedMs + FUTURE_MS || time < arrivedMs - PAST_MS) {
                    first = refused++ == 0 ? outOfTime(batch, arrivedMs) : first;
                    continue;
                }
                tell(p, s, i, Rule.CLOCK_WRONG, true, arrivedMs, (time - arrivedMs) / 1000.0, batch.receivedMs());
                time = arrivedMs;
            } else if (s.busy[i] != 0) {
                tell(p, s, i, Rule.CLOCK_WRONG, false, time, 0, batch.receivedMs());
            }
            if (!live) {
                advance(p, s, time, out);
            }
            s.lastSeen[i] = s.clockMs;
            if (time <= s.lastTime[i]) {
                if (time < s.lastTime[i]) {
                    s.late[i]++;
                    extra(p, s, i, batch, time, batch.quality() < ReadingWalker.FIRST_UNUSABLE_QUALITY, true);
                }
                continue;
            }
            boolean used = reading(p, s, i, batch, time);
            extra(p, s, i, batch, time, used, false);
            if (!held.isEmpty()) {
                release(p, s, s.clockMs, out);
            }
        }
        if (refused > 0) {
            out.reject(refused == 1 ? first : first + ", and " + (refused - 1) + " more readings of the batch");
        }
    }

    private static String outOfTime(ReadingWalker batch, long arrivedMs) {
        return "the time of " + batch.tag() + ", " + batch.timeMs()
                + " ms since 1970, is out of reach of the broker's, " + arrivedMs;
    }

    private void extra(ZonePlan p, ZoneState s, int i, ReadingWalker batch, long time, boolean usable, boolean late) {
        if (p.extra.listeners[i] == null) {
            return;
        }
        sample.timeMs = time;
        sample.receivedMs = batch.receivedMs();
        sample.value = batch.value();
        sample.quality = batch.quality();
        sample.usable = usable;
        sample.late = late;
        s.extra.reading(p.extra, i, sample, signal -> held.add(Changes.of(p, signal, sample.receivedMs)));
    }

    /** Runs the ladder; false if the value must not be used further. */
    private boolean reading(ZonePlan p, ZoneState s, int i, ReadingWalker batch, long time) {
        long before = s.lastTime[i];
        s.lastTime[i] = time;
        double value = batch.value();
        boolean usable = batch.quality() < ReadingWalker.FIRST_UNUSABLE_QUALITY;
        if (s.busy[i] != 0 || !usable || !(value > p.quietAbove[i] && value < p.quietBelow[i])) {
            if (!judge(p, s, i, batch, time, value, usable)) {
                return false;
            }
        }
        if (value != s.lastValue[i] || time - before > p.silentAfterMs[i]) {
            s.lastValue[i] = value;
            s.lastChange[i] = time;
        } else if (p.stuckAfterMs[i] > 0 && time - s.lastChange[i] >= p.stuckAfterMs[i]) {
            tell(p, s, i, Rule.STUCK, true, time, (time - s.lastChange[i]) / 1000.0, batch.receivedMs());
        }
        if (p.learns[i]) {
            learn(p, s, i, batch, time, before, value);
        }
        if (p.airs) {
            AirSampler.take(p, s, i, value);
        }
        return true;
    }

    /** Everything but the quiet path; false if the value must not be used further. */
    private boolean judge(ZonePlan p, ZoneState s, int i, ReadingWalker batch, long time, double value, boolean good) {
        long received = batch.receivedMs();
        boolean usable = good && Double.isFinite(value);
        tell(p, s, i, Rule.SILENT, false, time, 0, received);
        // Where a whole gateway may have gone, the clock tells whether it did.
        long wait = batch.quality() == Quality.COMMUNICATION_LOST_VALUE ? Long.MAX_VALUE : 0;
        int bad = Conditions.step(s, i, Rule.BAD_SIGNAL, !usable, usable, time, batch.quality(), wait, 0);
        say(p, s, i, Rule.BAD_SIGNAL, bad, time, batch.quality(), received);
        if (!usable) {
            // A bad signal never clears anything: the process alarms are held as they are.
            return false;
        }
        boolean outside = value < p.lowest[i] || value > p.highest[i];
        int ranged = Conditions.step(s, i, Rule.OUT_OF_RANGE, outside, !outside, time, value, 0, p.offDelayMs[i]);
        say(p, s, i, Rule.OUT_OF_RANGE, ranged, time, value, received);
        // Above its range a gas detector still says gas; a thermometer at three times its span says broken wire.
        if (value < p.lowest[i] || (!p.gas[i] && value > p.highest[i] + p.span[i])) {
            return false;
        }
        for (int r = 0; r < Rule.LIMITS; r++) {
            double limit = p.limit[r][i];
            if (Double.isNaN(limit)) {
                continue;
            }
            boolean upward = r <= Rule.HIGH_HIGH.ordinal();
            double clear = p.clear[r][i];
            boolean beyond = upward ? value >= limit : value <= limit;
            boolean back = upward ? value < clear : value > clear;
            Rule rule = Rule.ALL[r];
            int did = Conditions.step(s, i, rule, beyond, back, time, value, p.onDelayMs[i], p.offDelayMs[i]);
            say(p, s, i, rule, did, time, value, received);
        }
        if (value != s.lastValue[i]) {
            tell(p, s, i, Rule.STUCK, false, time, 0, received);
        }
        return true;
    }

    private void learn(ZonePlan p, ZoneState s, int i, ReadingWalker batch, long time, long before, double value) {
        if (p.background[i]) {
            boolean on = Conditions.on(s, i, Rule.BACKGROUND);
            switch (Background.update(s.background, i, time, before, value, p.span[i], on)) {
                case ON -> tell(p, s, i, Rule.BACKGROUND, true, time, value, batch.receivedMs());
                case OFF -> tell(p, s, i, Rule.BACKGROUND, false, time, value, batch.receivedMs());
                case NONE -> {}
            }
        }
        double steepest = p.ratePerMin[i];
        if (!Double.isNaN(steepest)) {
            if (s.rateValue[i] == null) {
                s.rateValue[i] = RateOfRise.values();
                s.rateTime[i] = RateOfRise.times();
            }
            double rate = RateOfRise.update(s.rateValue[i], s.rateTime[i], time, value, p.rateWindowMs[i]);
            if (!Double.isNaN(rate)) {
                int did = Conditions.step(
                        s, i, Rule.RATE, rate >= steepest, rate < 0.8 * steepest, time, rate, 0, p.offDelayMs[i]);
                say(p, s, i, Rule.RATE, did, time, rate, batch.receivedMs());
            }
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
            s.extra.clock(p.extra, nowMs, signal -> held.add(Changes.of(p, signal, 0)));
            release(p, s, nowMs, out);
        }
    }

    private void silence(ZonePlan p, ZoneState s, long now, long watchingSinceMs) {
        GatewayState gateways = s.extra.gateways(p);
        boolean due = !gateways.losses.isEmpty();
        for (int i = 0; i < p.size; i++) {
            if (s.lastSeen[i] == 0) {
                s.lastSeen[i] = now;
            }
            int row = i * Rule.COUNT;
            due |= s.phase[row + Rule.BAD_SIGNAL.ordinal()] == ZoneState.PENDING_ON;
            long seen = Math.max(s.lastSeen[i], watchingSinceMs);
            if (now - seen < p.silentAfterMs[i]) {
                continue;
            }
            due |= s.phase[row + Rule.SILENT.ordinal()] == ZoneState.OFF;
            for (int r = 0; r < Rule.LIMITS; r++) {
                if (s.phase[row + r] == ZoneState.PENDING_ON) {
                    // Its last word was beyond the limit: silence does not take that back.
                    s.phase[row + r] = ZoneState.ON;
                    say(p, s, i, Rule.ALL[r], Conditions.WENT_ON, s.lastTime[i] + p.onDelayMs[i], s.lastValue[i], 0);
                }
            }
        }
        if (due) {
            Gateways.judge(p, s, gateways, now, watchingSinceMs, new Silences(p, s));
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
            tell(p, s, sensor, rule, true, timeMs, value, 0);
        }

        @Override
        public void gateway(Signal signal) {
            held.add(Changes.of(p, signal, 0));
        }
    }

    private void tell(ZonePlan p, ZoneState s, int i, Rule rule, boolean on, long time, double value, long received) {
        say(p, s, i, rule, Conditions.set(s, i, rule, on, time, value), time, value, received);
    }

    private void say(ZonePlan p, ZoneState s, int i, Rule rule, int did, long time, double value, long received) {
        if (did == Conditions.SAME) {
            return;
        }
        boolean on = did == Conditions.WENT_ON;
        held.add(Changes.of(
                p,
                s,
                i,
                rule,
                on,
                time,
                value,
                limit(p, s, i, rule, value),
                received,
                on ? why(p, s, i, rule, value) : ""));
    }

    private static double limit(ZonePlan p, ZoneState s, int i, Rule rule, double value) {
        return switch (rule) {
            case HIGH, HIGH_HIGH, LOW, LOW_LOW -> p.limit[rule.ordinal()][i];
            case RATE -> p.ratePerMin[i];
            case BACKGROUND -> s.background.level[i] + Background.fullExcess(s.background, i, p.span[i]);
            case OUT_OF_RANGE ->
                s.lastValue[i] < p.lowest[i]
                        ? p.sensors[i].range().min()
                        : p.sensors[i].range().max();
            case STUCK -> p.stuckAfterMs[i] / 1000.0;
            case SILENT -> p.silentAfterMs[i] / 1000.0;
            case CLOCK_WRONG -> CLOCK_TOLERANCE_MS / 1000.0;
            case BAD_SIGNAL -> 0;
        };
    }

    private static String why(ZonePlan p, ZoneState s, int i, Rule rule, double value) {
        String unit = p.sensors[i].unit();
        String gas = p.sensors[i].gas() == null ? "" : p.sensors[i].gas() + " ";
        String tag = p.tags[i] + ": ";
        String is = tag + gas + Changes.figure(value) + " " + unit;
        String limit = Changes.figure(limit(p, s, i, rule, value));
        return switch (rule) {
            case HIGH, HIGH_HIGH -> is + " is at or above the limit of " + limit + " " + unit;
            case LOW, LOW_LOW -> is + " is at or below the limit of " + limit + " " + unit;
            case RATE -> is + "/min is faster than the limit of " + limit + " " + unit + "/min";
            case BACKGROUND ->
                is + " stands above its own background of " + Changes.figure(s.background.level[i]) + " " + unit
                        + " (noise " + Changes.figure(s.background.noise[i]) + " " + unit + ")";
            case BAD_SIGNAL -> tag + "the device reports a bad signal; its value is not used";
            case OUT_OF_RANGE ->
                is + " is outside the device's range of "
                        + Changes.figure(p.sensors[i].range().min()) + " to "
                        + Changes.figure(p.sensors[i].range().max()) + " " + unit;
            case STUCK ->
                tag + gas + Changes.figure(s.lastValue[i]) + " " + unit + " has not changed for " + limit + " s";
            case SILENT ->
                tag + "nothing heard for " + Changes.figure(value) + " s, expected at least each " + limit + " s";
            case CLOCK_WRONG ->
                tag + "the device's clock is " + Changes.figure(value) + " s ahead; its readings are taken by arrival";
        };
    }
}
