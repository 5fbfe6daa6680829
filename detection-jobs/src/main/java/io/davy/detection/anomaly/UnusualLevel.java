package io.davy.detection.anomaly;

import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import io.davy.plant.Sensor;
import java.io.DataInput;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a sensor stands where it has never been at that time of day, by a cumulative sum of how far its hourly means are beyond
 * their bounds.
 *
 * <p>Its figures are the same for every sensor. On the temperature of an office building (303 days) both failures are told and nothing
 * else; that stays so when any of them is halved or doubled, except that twice {@link #TOLD} misses the second failure.
 */
final class UnusualLevel implements ExtraRule<LevelState> {
    /** Name of the rule. */
    static final String NAME = "unusual_level";

    private static final long HOUR_MS = 3_600_000;
    /** Days of learning before anything is told: two weekends, since the second highest and lowest day are the bounds. */
    private static final int LEARN_DAYS = 14;
    /** Each hour may be so many deviations beyond and count for nothing. */
    private static final double TOLERATED = 0.25;
    /** The sum that is told: an hour six deviations beyond what it ever was, or a night at one. */
    private static final double TOLD = 6;
    /** Below this sum it is over. */
    private static final double OVER = TOLD / 4;
    /** The sum fades with this time constant, h. */
    private static final double FADES_H = 12;
    /** Hours beyond add no more than so many deviations to the sum, so that it fades within days when it is over. */
    private static final double MOST_SUM = 4 * TOLD;
    /** What has stood for a week is learned, so that a lasting change is told once. */
    private static final long LEARNED_AFTER_H = 7 * 24;

    private final Sensor sensor;
    private final boolean hourly;

    UnusualLevel(Sensor sensor) {
        this.sensor = sensor;
        this.hourly = sensor.interval().toMillis() >= HOUR_MS;
    }

    @Override
    public String key() {
        return "level/" + sensor.tag();
    }

    @Override
    public List<String> sensors() {
        return List.of(sensor.tag());
    }

    @Override
    public LevelState fresh() {
        return new LevelState();
    }

    @Override
    public LevelState read(DataInput in) throws IOException {
        return LevelState.read(in);
    }

    @Override
    public void reading(LevelState s, int index, Sample sample, Teller out) {
        if (sample.late || !sample.usable) {
            return;
        }
        long hour = Math.floorDiv(sample.timeMs, HOUR_MS);
        if (hour != s.hour) {
            close(s, out);
            s.hour = hour;
        }
        s.sum += sample.value;
        s.count++;
        if (hourly) {
            close(s, out);
        }
    }

    @Override
    public boolean sums() {
        return !hourly;
    }

    @Override
    public long sumsUntilMs(LevelState s, int index) {
        return (s.hour + 1) * HOUR_MS;
    }

    @Override
    public void sum(LevelState s, int index, double sum, int count) {
        s.sum += sum;
        s.count += count;
    }

    /** An hour's mean can wait for a minute. */
    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public void clock(LevelState s, long nowMs, Teller out) {
        if (s.count > 0 && Math.floorDiv(nowMs, HOUR_MS) > s.hour) {
            close(s, out);
        }
    }

    private void close(LevelState s, Teller out) {
        if (s.count == 0 || s.hour <= s.judged) {
            return;
        }
        double mean = s.sum / s.count;
        s.sum = 0;
        s.count = 0;
        long passed = s.judged < 0 ? 1 : s.hour - s.judged;
        s.judged = s.hour;
        int hour = Math.floorMod(s.hour, Usual.HOURS);
        long endMs = hourly ? s.hour * HOUR_MS : (s.hour + 1) * HOUR_MS;
        if (s.usual.days(hour) >= LEARN_DAYS) {
            double beyond = s.usual.beyond(hour, mean);
            s.excess = Math.min(MOST_SUM, s.excess * Math.exp(-passed / FADES_H) + Math.max(0, beyond - TOLERATED));
            judge(s, hour, mean, endMs, out);
        }
        if (!s.latch.on() || endMs - s.latch.onsetMs() > LEARNED_AFTER_H * HOUR_MS) {
            s.usual.learn(hour, mean);
        }
    }

    private void judge(LevelState s, int hour, double mean, long endMs, Teller out) {
        double upper = s.usual.upper(hour);
        double lower = s.usual.lower(hour);
        double limit = mean > (upper + lower) / 2 ? upper : lower;
        switch (s.latch.step(s.excess > TOLD, s.excess < OVER, endMs, mean, 0, 0)) {
            case WENT_ON -> out.tell(signal(s, true, endMs, mean, limit, explanation(s, hour, mean)));
            case WENT_OFF -> out.tell(signal(s, false, endMs, mean, limit, null));
            case SAME -> {}
        }
    }

    private Signal signal(LevelState s, boolean on, long timeMs, double mean, double limit, @Nullable Explanation why) {
        return new Signal(
                sensor.tag(),
                sensor.machine(),
                Hazard.PROCESS,
                null,
                NAME,
                AlarmClass.ADVISORY,
                Priority.LOW,
                on,
                timeMs,
                s.latch.onsetMs(),
                mean,
                sensor.unit(),
                limit,
                why);
    }

    private Explanation explanation(LevelState s, int hour, double mean) {
        String text = String.format(
                Locale.ROOT,
                "%s averaged %.4g %s in the hour from %s; on %d days of learning it was from %.4g to %.4g at that time of day",
                sensor.tag(),
                mean,
                sensor.unit(),
                Instant.ofEpochMilli(s.hour * HOUR_MS).truncatedTo(ChronoUnit.HOURS),
                s.usual.days(hour),
                s.usual.lower(hour),
                s.usual.upper(hour));
        return new Explanation(text, "PT1H", "learned on line from the sensor's own history", List.of());
    }
}
