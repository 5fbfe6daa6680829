package io.davy.detection.watch;

import io.davy.detection.gas.Background;
import io.davy.detection.gas.BackgroundState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a rule of the watch held a value against, and why it went on, in words. */
final class Reasons {
    private Reasons() {}

    static double limit(ZonePlan p, int i, Row row, Rule rule, double value) {
        return switch (rule) {
            case HIGH, HIGH_HIGH, LOW, LOW_LOW -> p.limit[rule.ordinal()][i];
            case RATE -> p.ratePerMin[i];
            case BACKGROUND ->
                row.background == null ? 0 : row.background.level + Background.least(row.background, p.span[i]);
            case OUT_OF_RANGE ->
                value < p.lowest[i]
                        ? p.sensors[i].range().min()
                        : p.sensors[i].range().max();
            case STUCK -> p.stuckAfterMs[i] / 1000.0;
            case SILENT -> p.silentAfterMs[i] / 1000.0;
            case CLOCK_WRONG -> ZoneWatch.CLOCK_TOLERANCE_MS / 1000.0;
            case LATE -> p.latenessMs / 1000.0;
            case BAD_SIGNAL -> 0;
        };
    }

    static String why(ZonePlan p, int i, Row row, Rule rule, double value) {
        String unit = p.sensors[i].unit();
        String gas = p.sensors[i].gas() == null ? "" : p.sensors[i].gas() + " ";
        String tag = p.tags[i] + ": ";
        String is = tag + gas + Changes.figure(value) + " " + unit;
        String limit = Changes.figure(limit(p, i, row, rule, value));
        return switch (rule) {
            case HIGH, HIGH_HIGH -> is + " is at or above the limit of " + limit + " " + unit;
            case LOW, LOW_LOW -> is + " is at or below the limit of " + limit + " " + unit;
            case RATE -> is + "/min is faster than the limit of " + limit + " " + unit + "/min";
            case BACKGROUND -> is + aboveBackground(p, i, row, value, unit);
            case BAD_SIGNAL -> tag + "the device reports a bad signal; its value is not used";
            case OUT_OF_RANGE ->
                is + " is outside the device's range of "
                        + Changes.figure(p.sensors[i].range().min()) + " to "
                        + Changes.figure(p.sensors[i].range().max()) + " " + unit;
            case STUCK ->
                tag + gas + Changes.figure(row.lastValue) + " " + unit + " has not changed for " + limit + " s";
            case SILENT ->
                tag + "nothing heard for " + Changes.figure(value) + " s, expected at least each " + limit + " s";
            case CLOCK_WRONG ->
                tag + "the device's clock is " + Changes.figure(value) + " s ahead; its readings are taken by arrival";
            case LATE ->
                tag + "readings come " + Changes.figure(value) + " s late, more than the " + limit
                        + " s that are allowed; they are recorded and held against the limits, and judged by no other rule";
        };
    }

    /** By how much, for how long, and what the zone's other sensors of this gas do. */
    private static String aboveBackground(ZonePlan p, int i, Row row, double value, String unit) {
        BackgroundState c = row.background;
        if (c == null) {
            return " stands above its own background";
        }
        double noise = Background.scale(c, p.span[i]);
        String text = " stands above its own background of " + Changes.figure(c.level) + " " + unit + " (noise "
                + Changes.figure(noise) + " " + unit + ") by "
                + Changes.figure(Math.rint((value - c.level) / noise)) + " times the noise"
                + (Background.byMean(c)
                        ? ", and on the mean of the last minute or ten readings"
                        : ", since " + Background.risingMs(c) / 1000 + " s");
        if (row.zone == null) {
            // Readings that came late are judged by a row of their own.
            return text;
        }
        int others = 0;
        List<String> above = new ArrayList<>();
        for (int k = 0; k < p.size; k++) {
            if (k == i || !p.background[k] || !Objects.equals(p.sensors[k].gas(), p.sensors[i].gas())) {
                continue;
            }
            others++;
            BackgroundState other = row.zone[k].background;
            if (other != null && Background.stands(other, p.span[k])) {
                above.add(p.tags[k]);
            }
        }
        return others == 0
                ? text
                : text + "; of the zone's " + others + " others for this gas "
                        + (above.isEmpty()
                                ? "none stands"
                                : String.join(", ", above.subList(0, Math.min(5, above.size())))
                                        + (above.size() > 5
                                                ? " and " + (above.size() - 5) + " more stand"
                                                : above.size() == 1 ? " stands" : " stand"))
                        + " above its background";
    }
}
