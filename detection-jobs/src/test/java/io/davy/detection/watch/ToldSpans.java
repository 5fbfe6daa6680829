package io.davy.detection.watch;

import java.util.ArrayList;
import java.util.List;

/** When a rule was on at a sensor, by all that was told of it, corrections included. */
final class ToldSpans {
    private static final long OPEN = Long.MAX_VALUE;

    private final List<long[]> spans = new ArrayList<>();

    /** Reads the changes of one rule at one sensor in the order in which they were told. */
    static ToldSpans of(List<ConditionChange> changes, String sensor, String rule) {
        ToldSpans to = new ToldSpans();
        changes.stream()
                .filter(c -> c.sensor().equals(sensor) && c.rule().equals(rule))
                .forEach(to::take);
        return to;
    }

    private void take(ConditionChange c) {
        long onset = c.onset().toEpochMilli() - WatchedZone.START;
        long time = c.time().toEpochMilli() - WatchedZone.START;
        Late late = c.late();
        if (late != null && late.corrects() != null) {
            long was = late.corrects().toEpochMilli() - WatchedZone.START;
            for (long[] span : spans) {
                if (c.on() && span[0] == was) {
                    span[0] = onset;
                } else if (!c.on() && span[1] == was) {
                    span[1] = time;
                }
            }
        } else if (late != null && late.until() != null) {
            spans.add(new long[] {onset, late.until().toEpochMilli() - WatchedZone.START});
        } else if (late != null && late.resumes() != null) {
            long end = late.resumes().toEpochMilli() - WatchedZone.START;
            spans.stream().filter(s -> s[1] == end).forEach(s -> s[1] = OPEN);
            if (!on()) {
                spans.add(new long[] {onset, OPEN});
            }
        } else if (c.on()) {
            spans.add(new long[] {onset, OPEN});
        } else {
            spans.stream().filter(s -> s[1] == OPEN).forEach(s -> s[1] = time);
        }
    }

    boolean on() {
        return spans.stream().anyMatch(s -> s[1] == OPEN);
    }

    /** Where spans that overlap, taken as one, did not begin when they did in order, or the newest did not end when it did. */
    static List<String> differences(ToldSpans ordered, ToldSpans shuffled) {
        List<String> wrong = new ArrayList<>();
        List<long[]> all = new ArrayList<>();
        ordered.spans.forEach(s -> all.add(new long[] {s[0], s[1], 0}));
        shuffled.spans.forEach(s -> all.add(new long[] {s[0], s[1], 1}));
        all.sort((a, b) -> Long.compare(a[0], b[0]));
        int k = 0;
        while (k < all.size()) {
            long end = all.get(k)[1];
            long[][] hull = {{OPEN, 0}, {OPEN, 0}};
            int from = k;
            while (k < all.size() && (k == from || all.get(k)[0] <= end)) {
                long[] s = all.get(k++);
                end = Math.max(end, s[1]);
                long[] own = hull[(int) s[2]];
                own[0] = Math.min(own[0], s[0]);
                own[1] = Math.max(own[1], s[1]);
            }
            boolean newest = k == all.size();
            if (hull[0][0] != hull[1][0] || (newest && hull[0][1] != hull[1][1])) {
                wrong.add("in order " + java.util.Arrays.toString(hull[0]) + ", shuffled "
                        + java.util.Arrays.toString(hull[1]));
            }
        }
        return wrong;
    }

    /** Spans of the ordered run at no moment of which the rule was on in the shuffled one. */
    static List<String> missed(ToldSpans ordered, ToldSpans shuffled) {
        return ordered.spans.stream()
                .filter(o -> shuffled.spans.stream().noneMatch(s -> s[0] < o[1] && o[0] < s[1]))
                .map(java.util.Arrays::toString)
                .toList();
    }

    @Override
    public String toString() {
        return spans.stream().map(java.util.Arrays::toString).toList().toString();
    }
}
