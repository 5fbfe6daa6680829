package io.davy.detection.anomaly;

import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.RuleState;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import io.davy.plant.Place;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/** One sensor's readings, handed to one rule. */
final class Series<S extends RuleState> {
    final List<Signal> told = new ArrayList<>();
    private final ExtraRule<S> rule;
    private final long stepMs;
    private S state;
    private long timeMs;

    Series(ExtraRule<S> rule, Duration step) {
        this.rule = rule;
        this.stepMs = step.toMillis();
        this.state = rule.fresh();
    }

    static Sensor sensor(SensorKind kind, Duration interval) {
        return new Sensor(
                "TT-1",
                kind,
                null,
                "degC",
                new Range(-50, 200),
                "Z",
                new Place(0, 0, 0, "F0"),
                null,
                interval,
                null,
                null,
                null);
    }

    Series<S> goes(Duration span, LongToDoubleFunction value) {
        for (long until = timeMs + span.toMillis(); timeMs < until; timeMs += stepMs) {
            Sample s = new Sample();
            s.timeMs = timeMs;
            s.value = value.applyAsDouble(timeMs);
            s.usable = !Double.isNaN(s.value);
            rule.reading(state, 0, s, told::add);
        }
        return this;
    }

    Series<S> isSilentFor(Duration span) {
        timeMs += span.toMillis();
        return this;
    }

    /** Writes the state and goes on with what was read back. */
    Series<S> restarts() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        state.write(new DataOutputStream(out));
        state = rule.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));
        return this;
    }

    @SuppressWarnings("unchecked")
    Series<S> isCopied() {
        state = (S) state.copy();
        return this;
    }
}
