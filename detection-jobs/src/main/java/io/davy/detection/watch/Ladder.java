package io.davy.detection.watch;

import io.davy.detection.gas.Background;
import io.davy.detection.gas.BackgroundState;
import io.davy.wire.Quality;
import io.davy.wire.ReadingWalker;
import org.jspecify.annotations.Nullable;

/**
 * The cheap rules, in their order, on one sensor's next reading: limits, range, signal, standstill, background, rate of rise. What they
 * decide is a function of the sensor's readings in the order of their times and of nothing else, so that readings that came late can be
 * taken again in their order.
 */
final class Ladder {
    private Ladder() {}

    /** Takes what went on or off. */
    interface Told {
        /**
         * A condition went on or off.
         *
         * @param c the condition; on or no more on
         * @param timeMs event time of the change, milliseconds since 1970
         * @param value deciding value
         */
        void changed(ZonePlan p, int i, Row row, Condition c, long timeMs, double value);
    }

    /**
     * Takes a reading that is newer than the row's newest.
     *
     * @param i the sensor's index in the plan
     * @param quality number of the protobuf Quality
     * @return false if the value must not be used further
     */
    static boolean step(ZonePlan p, int i, Row row, long time, double value, int quality, Told told) {
        Quick q = p.quick[i];
        long before = row.lastTime;
        row.lastTime = time;
        boolean usable = quality < ReadingWalker.FIRST_UNUSABLE_QUALITY;
        if (quality == Quality.FUNCTION_CHECK_VALUE) {
            // No value at all: it neither raises nor clears anything.
            return false;
        }
        if (row.active != null || !usable || !(value > q.above() && value < q.below())) {
            if (!judge(p, i, row, time, value, quality, usable, told)) {
                return false;
            }
        }
        double previous = row.lastValue;
        if (value != row.lastValue || time - before > q.silentAfterMs()) {
            row.lastValue = value;
            row.lastChange = time;
        } else if (q.stuckAfterMs() > 0 && time - row.lastChange >= q.stuckAfterMs()) {
            double seconds = (time - row.lastChange) / 1000.0;
            say(p, i, row, Conditions.set(row, Rule.STUCK, true, time, seconds), time, seconds, told);
        }
        if (q.learns()) {
            learn(p, q, i, row, time, value, previous, told);
        }
        return true;
    }

    /** Everything but the quiet path; false if the value must not be used further. */
    private static boolean judge(
            ZonePlan p, int i, Row row, long time, double value, int quality, boolean good, Told told) {
        boolean usable = good && Double.isFinite(value);
        if (!usable || row.active != null) {
            // Where a whole gateway may have gone, the clock tells whether it did.
            long wait = quality == Quality.COMMUNICATION_LOST_VALUE ? Long.MAX_VALUE : 0;
            Condition bad = Conditions.step(row, Rule.BAD_SIGNAL, !usable, usable, time, quality, wait, 0);
            say(p, i, row, bad, time, quality, told);
        }
        if (!usable) {
            // A bad signal never clears anything: the process alarms are held as they are.
            return false;
        }
        boolean outside = value < p.lowest[i] || value > p.highest[i];
        Condition ranged = Conditions.step(row, Rule.OUT_OF_RANGE, outside, !outside, time, value, 0, p.offDelayMs[i]);
        say(p, i, row, ranged, time, value, told);
        if (broken(p, i, value)) {
            return false;
        }
        limits(p, i, row, time, value, told);
        if (value != row.lastValue) {
            say(p, i, row, Conditions.set(row, Rule.STUCK, false, time, 0), time, 0, told);
        }
        return true;
    }

    /** The rules that compare a usable value with a limit. */
    static void limits(ZonePlan p, int i, Row row, long time, double value, Told told) {
        for (int r = 0; r < Rule.LIMITS; r++) {
            double limit = p.limit[r][i];
            if (Double.isNaN(limit)) {
                continue;
            }
            boolean upward = r <= Rule.HIGH_HIGH.ordinal();
            double clear = p.clear[r][i];
            boolean beyond = upward ? value >= limit : value <= limit;
            boolean back = upward ? value < clear : value > clear;
            Condition c = Conditions.step(row, Rule.ALL[r], beyond, back, time, value, p.onDelayMs[i], p.offDelayMs[i]);
            say(p, i, row, c, time, value, told);
        }
    }

    /** Whether a value may be used at all: a good signal, a number, and not one of a broken device. */
    static boolean usable(ZonePlan p, int i, double value, int quality) {
        return quality < ReadingWalker.FIRST_UNUSABLE_QUALITY && Double.isFinite(value) && !broken(p, i, value);
    }

    /** Above its range a gas detector still says gas; a thermometer at three times its span says broken wire. */
    private static boolean broken(ZonePlan p, int i, double value) {
        return value < p.lowest[i] || (!p.gas[i] && value > p.highest[i] + p.span[i]);
    }

    private static void learn(
            ZonePlan p, Quick q, int i, Row row, long time, double value, double previous, Told told) {
        if (q.background()) {
            BackgroundState background = row.background;
            if (background == null) {
                background = new BackgroundState();
                row.background = background;
            }
            boolean on = row.active != null && Conditions.on(row, Rule.BACKGROUND);
            switch (Background.update(background, time, value, previous, q.span(), q.silentAfterMs(), on)) {
                case ON -> say(p, i, row, Conditions.set(row, Rule.BACKGROUND, true, time, value), time, value, told);
                case OFF -> say(p, i, row, Conditions.set(row, Rule.BACKGROUND, false, time, value), time, value, told);
                case NONE -> {}
            }
        }
        double steepest = q.ratePerMin();
        if (!Double.isNaN(steepest)) {
            RateOfRise rise = row.rate;
            if (rise == null) {
                rise = new RateOfRise();
                row.rate = rise;
            }
            double rate = rise.update(time, value, q.rateWindowMs());
            if (!Double.isNaN(rate)) {
                Condition c = Conditions.step(
                        row, Rule.RATE, rate >= steepest, rate < 0.8 * steepest, time, rate, 0, p.offDelayMs[i]);
                say(p, i, row, c, time, rate, told);
            }
        }
    }

    private static void say(ZonePlan p, int i, Row row, @Nullable Condition c, long time, double value, Told told) {
        if (c != null) {
            told.changed(p, i, row, c, time, value);
        }
    }
}
