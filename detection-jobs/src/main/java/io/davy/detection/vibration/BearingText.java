package io.davy.detection.vibration;

import io.davy.alarm.Alarm.Evidence;
import io.davy.alarm.Alarm.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says why a bearing is taken for damaged, with the figures that a vibration engineer asks for. */
final class BearingText {
    private static final String SOURCE =
            "Davy's bearing rule: ratio to the least that counts, 1 (weakest of three harmonics, "
                    + (int) FaultFinder.LEAST + " times the noise floor of the envelope spectrum)";

    private BearingText() {}

    static Explanation of(Finding f, Exam exam, Trace trace) {
        String text = f.fault() == BearingFault.UNKNOWN ? unknown(exam) : named(f, exam);
        Duration window = Duration.ofMillis(Math.round(trace.samples().length / trace.rateHz() * 1000));
        return new Explanation(
                text,
                window.toString(),
                SOURCE,
                List.of(new Evidence(Instant.ofEpochMilli(trace.endMs()), f.strength())));
    }

    private static String named(Finding f, Exam exam) {
        String harmonics = Arrays.stream(f.harmonics()).mapToObj(h -> round(h)).collect(Collectors.joining(", "));
        String rhythm = f.fault() == BearingFault.BALL && f.foundHz() < exam.shaftHz() / 2
                ? "blows in the cage's rhythm, "
                : "";
        return String.format(
                Locale.ROOT,
                "Damage of the bearing's %s (confidence %.0f %%): %sthe envelope repeats at %.2f Hz, expected %.2f Hz; its"
                        + " harmonics stand %s times above the noise; band %s; shaft %.0f rpm (%s); crest factor %.1f,"
                        + " kurtosis %.1f",
                f.fault().part(),
                100 * f.confidence(),
                rhythm,
                f.foundHz(),
                f.expectedHz(),
                harmonics,
                band(f.spectrum()),
                exam.shaftHz() * 60,
                exam.shaftFound() ? "found in the vibration" : "as given",
                exam.shape().crest(),
                exam.shape().kurtosis());
    }

    private static String unknown(Exam exam) {
        return String.format(
                Locale.ROOT,
                "The machine hammers, and neither its shaft nor a known part of its bearing explains the rhythm: kurtosis of the"
                        + " calmest eighth %.1f above noise; crest factor %.1f; shaft %.0f rpm (%s)",
                exam.hammering(),
                exam.shape().crest(),
                exam.shaftHz() * 60,
                exam.shaftFound() ? "found in the vibration" : "as given");
    }

    private static String band(EnvelopeSpectrum s) {
        String edges = String.format(Locale.ROOT, "%.0f-%.0f Hz", s.lowHz(), s.highHz());
        return s.bands() > 1 ? edges + " (mean of " + s.bands() + ")" : edges;
    }

    private static String round(double v) {
        return String.format(Locale.ROOT, v < 10 ? "%.1f" : "%.0f", v);
    }
}
