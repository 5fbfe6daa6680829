package io.davy.detection.anomaly;

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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a sensor's last points together have a shape that a random cut forest has hardly seen. The forest costs a hundred thousand times
 * what a limit costs, so only sensors that the plant promotes have one, and a point is a minute's mean or more.
 */
final class UnusualShape implements ExtraRule<ShapeState> {
    /** Name of the rule. */
    static final String NAME = "unusual_shape";

    private static final long MINUTE_MS = 60_000;
    /** Points before anything is told: four times the forest's sample. */
    private static final long LEARN = 4L * Forest.SAMPLE;
    /** The usual score is forgotten over so many points. */
    private static final double MEMORY = 1000;
    /** A score this many deviations above its mean is told. */
    private static final double TOLD = 8;

    private static final double OVER = 3;
    /** A score counts as no more than so many deviations toward its own mean, so that a fault does not become the measure. */
    private static final double COUNTED = 4;
    /** Scores vary by chance of the cuts at least by so much. */
    private static final double FINEST = 0.05;
    /** A forest's score of a point that lies with the others is about 1. */
    private static final double ODD = 1.5;

    private final Sensor sensor;
    private final long stepMs;

    UnusualShape(Sensor sensor) {
        this.sensor = sensor;
        this.stepMs = Math.max(MINUTE_MS, sensor.interval().toMillis());
    }

    @Override
    public String key() {
        return "shape/" + sensor.tag();
    }

    @Override
    public List<String> sensors() {
        return List.of(sensor.tag());
    }

    @Override
    public ShapeState fresh() {
        return new ShapeState(Forest.fresh(sensor.tag().hashCode()));
    }

    @Override
    public ShapeState read(DataInput in) throws IOException {
        return ShapeState.read(in);
    }

    @Override
    public void reading(ShapeState s, int index, Sample sample, Teller out) {
        if (sample.late || !sample.usable) {
            return;
        }
        long step = Math.floorDiv(sample.timeMs, stepMs);
        if (step != s.step && s.count > 0) {
            point(s, s.sum / s.count, sample.timeMs, out);
            s.sum = 0;
            s.count = 0;
        }
        s.step = step;
        s.sum += sample.value;
        s.count++;
    }

    private void point(ShapeState s, double value, long timeMs, Teller out) {
        double score = s.forest.score(value);
        if (score <= 0) {
            return;
        }
        s.points++;
        double deviation = Math.max(FINEST, Math.sqrt(s.variance));
        double off = (score - s.mean) / deviation;
        if (s.points > LEARN) {
            boolean beyond = off > TOLD && score > ODD;
            Latch.Step step = s.latch.step(beyond, off < OVER, timeMs, value, 0, Forest.SHINGLE * stepMs);
            if (step != Latch.Step.SAME) {
                boolean on = step == Latch.Step.WENT_ON;
                out.tell(
                        signal(s, on, timeMs, score, s.mean + TOLD * deviation, on ? why(s, value, score, off) : null));
            }
        }
        double share = 1 / Math.min(s.points, MEMORY);
        double counted = s.points < Forest.SAMPLE ? score : Math.min(score, s.mean + COUNTED * deviation);
        double step = counted - s.mean;
        s.mean += share * step;
        s.variance += share * (step * step - s.variance);
    }

    private Signal signal(
            ShapeState s, boolean on, long timeMs, double score, double limit, @Nullable Explanation why) {
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
                score,
                null,
                limit,
                why);
    }

    private Explanation why(ShapeState s, double value, double score, double off) {
        String text = String.format(
                Locale.ROOT,
                "the last %d points of %s, up to %.4g %s, have a shape that it hardly ever had: score %.2f, usually %.2f"
                        + " (%+.0f deviations, after %d points)",
                Forest.SHINGLE,
                sensor.tag(),
                value,
                sensor.unit(),
                score,
                s.mean,
                off,
                s.points);
        return new Explanation(
                text,
                Duration.ofMillis(Forest.SHINGLE * stepMs).toString(),
                "learned on line from the sensor's own history",
                List.of());
    }
}
