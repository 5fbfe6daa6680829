package io.davy.detection.machine;

import io.davy.alarm.Alarm.Explanation;
import io.davy.plant.Sensor;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says which channels make a machine abnormal. */
final class MachineWords {
    private static final int NAMED = 3;

    private MachineWords() {}

    static Explanation of(
            String machine,
            List<Sensor> channels,
            Normal.Verdict v,
            double[] now,
            double[] usual,
            @Nullable Taught taught,
            Tuning tuning) {
        String which = IntStream.range(0, channels.size())
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(v.deviations()[j])))
                .limit(NAMED)
                .map(j -> String.format(
                        Locale.ROOT,
                        "%s %s %s, usually %s (%+.0f deviations)",
                        channels.get(j).tag(),
                        figure(now[j]),
                        channels.get(j).unit(),
                        figure(usual[j]),
                        v.deviations()[j]))
                .collect(Collectors.joining("; "));
        String sums = String.format(
                Locale.ROOT,
                "T2 is %.1f, the residual %.1f, the largest single deviation %.1f times its limit",
                v.t2(),
                v.q(),
                v.one());
        String source = taught == null
                ? "learned on line from the machine's own running"
                : "model in plant.yaml, learned " + taught.learned();
        return new Explanation(
                machine + " is not as usual: " + which + ". " + sums,
                Duration.ofSeconds(Math.round(tuning.smoothS())).toString(),
                source,
                List.of());
    }

    private static String figure(double v) {
        double size = Math.abs(v);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 1 ? "%.1f" : "%.3f", v);
    }
}
