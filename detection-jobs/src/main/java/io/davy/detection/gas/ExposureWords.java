package io.davy.detection.gas;

import io.davy.alarm.Alarm.Evidence;
import io.davy.alarm.Alarm.Explanation;
import io.davy.detection.rule.Say;
import io.davy.plant.Exposure.Limit;
import io.davy.plant.Sensor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says why an exposure limit is passed. */
final class ExposureWords {
    private ExposureWords() {}

    /**
     * The words.
     *
     * @param value mean, or for a ceiling at once the reading
     * @param covered share of the window that readings cover
     * @param now the newest value
     */
    static Explanation of(
            Sensor sensor,
            ExposureKind kind,
            Limit limit,
            @Nullable Limit idlh,
            long timeMs,
            double value,
            double covered,
            double now) {
        Duration window = kind.window(limit);
        StringBuilder text = new StringBuilder(sensor.tag()).append(": ").append(sensor.gas());
        text.append(window.isZero() ? " " : ", mean over " + Say.time(window) + ", ")
                .append(Say.figure(value, sensor.unit()))
                .append(" is at or above the limit (")
                .append(kind.label)
                .append(") of ")
                .append(Say.figure(Objects.requireNonNull(limit.value()), sensor.unit()));
        if (!window.isZero()) {
            text.append("; readings cover ").append(Say.percent(covered)).append(" of the window");
        }
        if (idlh != null && idlh.value() != null && now >= idlh.value()) {
            text.append("; now ")
                    .append(Say.figure(now, sensor.unit()))
                    .append(", immediately dangerous from ")
                    .append(Say.figure(idlh.value(), sensor.unit()));
        }
        return new Explanation(
                text.toString(),
                window.isZero() ? null : window.toString(),
                Say.source(limit.source(), limit.evidence()),
                List.of(new Evidence(Instant.ofEpochMilli(timeMs), value)));
    }
}
