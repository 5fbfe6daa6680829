package io.davy.detection.watch;

import io.davy.detection.gas.Background;

/** What a rule of the watch held a value against, and why it went on, in words. */
final class Reasons {
    private Reasons() {}

    static double limit(ZonePlan p, int i, Row row, Rule rule, double value) {
        return switch (rule) {
            case HIGH, HIGH_HIGH, LOW, LOW_LOW -> p.limit[rule.ordinal()][i];
            case RATE -> p.ratePerMin[i];
            case BACKGROUND -> row.background.level[row.at] + Background.fullExcess(row.background, row.at, p.span[i]);
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
            case BACKGROUND ->
                is + " stands above its own background of " + Changes.figure(row.background.level[row.at]) + " " + unit
                        + " (noise " + Changes.figure(row.background.noise[row.at]) + " " + unit + ")";
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
}
