package io.davy.detection.vibration;

import io.davy.alarm.Alarm.Evidence;
import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Latch;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import io.davy.plant.Sensor;
import java.io.DataInput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells that a machine vibrates more than it did when Davy came to know it, whatever the zone it is in: ISO 20816-1 calls a change of
 * 25 % of the B/C boundary significant. Where a sensor has no boundary, half more than its own usual level counts.
 *
 * <p>The first day of readings ({@value #LEARNED} means of ten minutes, pauses left out) gives the level: its 90th percentile, so that
 * hours at rest do not lower it. The middle of the newest {@value #RECENT} means is held against it; one loud hour is not a change.
 */
final class ChangeRule implements ExtraRule<ChangeMemory> {
    static final String NAME = "vibration_change";
    static final int LEARNED = 144;
    static final int RECENT = 7;
    static final double UPPER = 0.9;
    private static final long MEAN_MS = 600_000;
    /** ISO 20816-1, significant change, as a share of the B/C boundary. */
    private static final double OF_BOUNDARY = 0.25;

    /** Without a boundary: a machine well inside zone B has then risen by about as much. */
    private static final double OF_LEVEL = 0.5;

    /** A machine whose load varies must rise above its own ups and downs: so many times from its middle to its upper level. */
    private static final double SPREADS = 4;

    /** It must come back by half of the change before it is over. */
    private static final double BACK = 0.5;

    private final Sensor sensor;
    private final AlarmClass alarmClass;
    private final @Nullable Double boundary;
    private final long meanMs;

    /**
     * @param boundary ISO 20816 zone boundary B/C in the sensor's unit, if it has one
     */
    ChangeRule(Sensor sensor, AlarmClass alarmClass, @Nullable Double boundary) {
        this.sensor = sensor;
        this.alarmClass = alarmClass;
        this.boundary = boundary;
        this.meanMs = Math.max(MEAN_MS, sensor.interval().toMillis());
    }

    @Override
    public String key() {
        return NAME + "/" + sensor.tag();
    }

    @Override
    public List<String> sensors() {
        return List.of(sensor.tag());
    }

    @Override
    public ChangeMemory fresh() {
        return new ChangeMemory();
    }

    @Override
    public ChangeMemory read(DataInput in) throws IOException {
        return ChangeMemory.read(in);
    }

    @Override
    public void reading(ChangeMemory m, int which, Sample sample, Teller out) {
        if (!sample.usable || sample.late) {
            return;
        }
        long bucket = Math.floorDiv(sample.timeMs, meanMs);
        if (m.count > 0 && bucket != m.bucketMs) {
            take(m, m.sum / m.count, sample.timeMs, out);
            m.sum = 0;
            m.count = 0;
        }
        m.bucketMs = bucket;
        m.sum += sample.value;
        m.count++;
    }

    @Override
    public boolean sums() {
        return true;
    }

    @Override
    public long sumsUntilMs(ChangeMemory m, int which) {
        return m.count == 0 ? Long.MIN_VALUE : (m.bucketMs + 1) * meanMs;
    }

    @Override
    public void sum(ChangeMemory m, int which, double sum, int count) {
        m.sum += sum;
        m.count += count;
    }

    private void take(ChangeMemory m, double mean, long timeMs, Teller out) {
        m.recent[m.means++ % RECENT] = mean;
        if (Double.isNaN(m.upper)) {
            m.first[m.learned++] = mean;
            if (m.learned == LEARNED) {
                m.settle();
            }
            return;
        }
        double rise =
                Math.max(boundary == null ? OF_LEVEL * m.upper : OF_BOUNDARY * boundary, SPREADS * (m.upper - m.usual));
        double level = m.level();
        double limit = m.upper + rise;
        Latch.Step step = m.latch.step(level >= limit, level < m.upper + BACK * rise, timeMs, level, 0, 0);
        switch (step) {
            case SAME -> {}
            case WENT_ON -> out.tell(signal(m, true, timeMs, level, limit));
            case WENT_OFF -> out.tell(signal(m, false, timeMs, level, limit));
        }
    }

    private Signal signal(ChangeMemory m, boolean on, long timeMs, double level, double limit) {
        Explanation why = new Explanation(
                String.format(
                        Locale.ROOT,
                        "Vibration has risen to %.3g %s, where it was up to %.3g %s in the first day of readings (%+.0f %%)",
                        level,
                        sensor.unit(),
                        m.upper,
                        sensor.unit(),
                        100 * (level / m.upper - 1)),
                java.time.Duration.ofMillis(RECENT * meanMs).toString(),
                boundary == null
                        ? "Davy's default: half more than its usual level (unconfirmed: the plant must confirm this figure)"
                        : "ISO 20816-1: a change of 25 % of the B/C boundary (unconfirmed: the plant must confirm this figure)",
                List.of(new Evidence(Instant.ofEpochMilli(timeMs), level)));
        return new Signal(
                sensor.tag(),
                sensor.machine(),
                Hazard.VIBRATION,
                null,
                NAME,
                alarmClass,
                Priority.LOW,
                on,
                timeMs,
                m.latch.onsetMs(),
                level,
                sensor.unit(),
                limit,
                on ? why : null);
    }
}
