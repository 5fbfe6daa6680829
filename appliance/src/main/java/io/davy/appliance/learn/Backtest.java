package io.davy.appliance.learn;

import io.davy.alarm.Alarm;
import io.davy.appliance.score.PureChain;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.sim.recording.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a plant file would have alarmed in the part of a history that nothing was learned of. The rules hear the whole history, so that what
 * learns on line has learned.
 *
 * @param lines what was alarmed, the most frequent first
 * @param alarms how many in all
 * @param days time held out, pauses between recordings not counted
 */
record Backtest(List<Line> lines, int alarms, double days) {
    private static final double MS_A_DAY = 86_400_000;
    /** A pause longer than this is no time in which anything could have been alarmed. */
    private static final long PAUSE_MS = 6 * 3_600_000L;

    /**
     * One alarm point.
     *
     * @param sensor tag, or the id of a machine
     * @param rule its rule
     * @param count how often it went on
     * @param first when for the first time
     * @param why of the first time
     */
    record Line(String sensor, String rule, int count, Instant first, String why) {}

    static Backtest of(Plant plant, History history, long fromMs) {
        Set<String> known = plant.sensors().stream().map(Sensor::tag).collect(Collectors.toSet());
        Map<String, Line> lines = new TreeMap<>();
        Instant from = Instant.ofEpochMilli(fromMs);
        PureChain chain = new PureChain(
                plant,
                a -> {
                    if (a.on() && a.version() == 1 && !a.time().isBefore(from)) {
                        lines.merge(a.point(), line(a), Backtest::both);
                    }
                },
                incident -> {});
        long heldOutMs = 0;
        long before = fromMs;
        for (Scan scan : history.scans(known)) {
            chain.accept(scan);
            long t = scan.time().toEpochMilli();
            if (t > before) {
                heldOutMs += t - before < PAUSE_MS ? t - before : 0;
                before = t;
            }
        }
        List<Line> sorted = new ArrayList<>(lines.values());
        sorted.sort(Comparator.comparingInt(Line::count).reversed().thenComparing(Line::first));
        int alarms = sorted.stream().mapToInt(Line::count).sum();
        return new Backtest(List.copyOf(sorted), alarms, heldOutMs / MS_A_DAY);
    }

    private static Line line(Alarm a) {
        return new Line(
                a.sensor(),
                a.rule(),
                1,
                a.time(),
                a.explanation() == null ? "" : a.explanation().text());
    }

    private static Line both(Line first, Line next) {
        return new Line(first.sensor(), first.rule(), first.count() + next.count(), first.first(), first.why());
    }

    /** Alarms a day; NaN if nothing was held out. */
    double aDay() {
        return days > 0 ? alarms / days : Double.NaN;
    }
}
