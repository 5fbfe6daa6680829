package io.davy.plant.yaml;

import io.davy.plant.Exposure;
import io.davy.plant.Exposure.Limit;
import io.davy.plant.Range;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Exposure limits stand at gas sensors, over windows that their buckets can make: minutes, and quarters of an hour. */
final class ExposureCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        draft.ruleSets().forEach((name, set) -> windows(set.value(), set::at, problems));
        for (Located<Sensor> s : draft.sensors()) {
            RuleSet limits = s.value().limits();
            if (limits == null || limits.exposure() == null) {
                continue;
            }
            if (s.value().kind() != SensorKind.GAS || "O2".equals(s.value().gas())) {
                problems.error(s.at("limits/exposure"), "found exposure limits: expected them for a toxic gas only");
            }
            windows(limits, key -> s.at("limits/" + key), problems);
            Range range = s.value().range();
            within(limits.exposure().ceiling(), "ceiling", range, s, problems);
            within(limits.exposure().stel(), "stel", range, s, problems);
            within(limits.exposure().twa(), "twa", range, s, problems);
        }
    }

    /** A mean of values in the range never passes what lies beyond the range. */
    private static void within(@Nullable Limit limit, String key, Range range, Located<Sensor> s, Problems problems) {
        Double v = limit == null ? null : limit.value();
        if (v != null && v > range.max()) {
            problems.error(
                    s.at("limits/exposure/" + key),
                    key + " " + Figures.text(v) + " of " + s.value().tag() + " lies outside of its range ["
                            + Figures.text(range.min()) + ", " + Figures.text(range.max()) + "]");
        }
    }

    private static void windows(RuleSet set, Function<String, String> at, Problems problems) {
        Exposure e = set.exposure();
        if (e == null) {
            return;
        }
        Duration minute = Duration.ofMinutes(1);
        Duration quarter = Duration.ofMinutes(15);
        window(e.ceiling(), minute, quarter, minute, at.apply("exposure/ceiling_window"), problems);
        window(e.stel(), Duration.ofMinutes(5), quarter, minute, at.apply("exposure/stel_window"), problems);
        window(e.twa(), Duration.ofHours(1), Duration.ofHours(12), quarter, at.apply("exposure/twa_window"), problems);
        rises(e.twa(), e.stel(), "stel", "twa", at, problems);
        rises(
                e.stel() == null ? e.twa() : e.stel(),
                e.ceiling(),
                "ceiling",
                e.stel() == null ? "twa" : "stel",
                at,
                problems);
    }

    private static void window(
            @Nullable Limit limit, Duration least, Duration most, Duration step, String at, Problems problems) {
        Duration w = limit == null ? null : limit.window();
        if (w == null) {
            return;
        }
        if (w.compareTo(least) < 0 || w.compareTo(most) > 0 || w.toMillis() % step.toMillis() != 0) {
            problems.error(
                    at,
                    "found " + Durations.text(w) + ": expected a multiple of " + Durations.text(step) + " from "
                            + Durations.text(least) + " to " + Durations.text(most));
        }
    }

    private static void rises(
            @Nullable Limit lower,
            @Nullable Limit upper,
            String upperKey,
            String lowerKey,
            Function<String, String> at,
            Problems problems) {
        Double low = lower == null ? null : lower.value();
        Double high = upper == null ? null : upper.value();
        if (low != null && high != null && high < low) {
            problems.error(
                    at.apply("exposure/" + upperKey),
                    upperKey + " " + Figures.text(high) + " is below " + lowerKey + " " + Figures.text(low));
        }
    }
}
