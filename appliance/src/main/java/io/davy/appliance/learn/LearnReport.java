package io.davy.appliance.learn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was learned, as {@code --json} prints it.
 *
 * @param from first reading
 * @param until last reading
 * @param heldOutFrom what came from here on was not learned of
 * @param sensors tags of the plant with history
 * @param unknown tags in the history that the plant does not have
 * @param without sensors of the plant that the history does not have
 * @param problems rows that could not be read
 * @param proposal what is proposed
 * @param asItIs the backtest of the plant file as it is
 * @param proposed the backtest with the proposal
 * @param files written
 */
record LearnReport(
        Instant from,
        Instant until,
        Instant heldOutFrom,
        List<String> sensors,
        List<String> unknown,
        List<String> without,
        List<String> problems,
        Proposal proposal,
        Backtest asItIs,
        Backtest proposed,
        List<String> files) {
    private static final int SHOWN = 12;

    List<String> lines() {
        List<String> out = new ArrayList<>();
        problems.forEach(p -> out.add("left out: " + p));
        out.add("history of %d sensors from %s to %s; learned of what was before %s, tried on the rest"
                .formatted(sensors.size(), from, until, heldOutFrom));
        named(out, "in the history, and not in the plant file: ", unknown);
        named(out, "in the plant file, and not in the history: ", without);
        proposal.kept().forEach(k -> out.add("as it is: " + k));
        proposal.limits()
                .forEach(l -> out.add("proposed: %s %s%s %s (median %s)"
                        .formatted(
                                l.tag(),
                                l.low() == null ? "" : "low " + l.low() + (l.high() == null ? "" : ", "),
                                l.high() == null ? "" : "high " + l.high(),
                                l.unit(),
                                figure(l.median()))));
        proposal.models()
                .forEach(m -> out.add("proposed: a model of machine %s as a whole, of %d channels and %d looks"
                        .formatted(
                                m.machine(),
                                m.model().sensors().size(),
                                m.model().samples())));
        backtest(out, "as the plant file is", asItIs);
        backtest(out, "with what is proposed", proposed);
        out.add(
                "what was learned of counts as normal: if something was wrong in it, leave that part out and learn again");
        files.forEach(f -> out.add("wrote " + f));
        out.add("next: read it, then ./davy check " + files.get(0) + " and ./davy run --plant " + files.get(0));
        return out;
    }

    private static void named(List<String> out, String what, List<String> tags) {
        if (!tags.isEmpty()) {
            String more = tags.size() > SHOWN ? " and " + (tags.size() - SHOWN) + " more" : "";
            out.add(what + String.join(", ", tags.subList(0, Math.min(SHOWN, tags.size()))) + more);
        }
    }

    private static void backtest(List<String> out, String which, Backtest b) {
        out.add(String.format(
                Locale.ROOT,
                "backtest %s: %d alarms in %.2f days held out%s",
                which,
                b.alarms(),
                b.days(),
                b.days() >= 1 ? String.format(Locale.ROOT, ", %.2f a day", b.aDay()) : ""));
        b.lines().stream()
                .limit(SHOWN)
                .forEach(l -> out.add(String.format(
                        Locale.ROOT,
                        "  %4d x %-20s %-18s first %s  %s",
                        l.count(),
                        l.sensor(),
                        l.rule(),
                        l.first(),
                        l.why())));
        if (b.lines().size() > SHOWN) {
            out.add("  and " + (b.lines().size() - SHOWN) + " more");
        }
    }

    private static String figure(double v) {
        return String.format(Locale.ROOT, "%.4g", v);
    }
}
