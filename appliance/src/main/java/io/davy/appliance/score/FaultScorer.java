package io.davy.appliance.score;

import io.davy.detection.watch.ConditionChange;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.device.FaultKind;
import io.davy.sim.device.SensorFault;
import io.davy.sim.recording.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Faults put into healthy sensors, simulated and recorded: are they found, is it told which, and what is said of the healthy ones. */
final class FaultScorer implements Scorer {
    private static final int RUNS = 4;
    private static final int SHORT_HOURS = 3;
    private static final int LONG_HOURS = 72;
    private static final int LONG_EVERY_S = 60;
    /** Fewer readings than this are no trace. */
    private static final int LEAST_READINGS = 1000;
    /** What moves within hours is no drift. */
    private static final Duration LEAST_DRIFT = Duration.ofDays(2);
    /** A sensor needs as many like it to be compared with. */
    private static final int ALIKE = 3;
    /** A sensor that repeats itself more often shows nothing by repeating itself. */
    private static final double STILL = 0.9;
    /** The recordings have gaps of their own. */
    private static final Set<String> GAPS = Set.of("silent", "gateway_lost");

    private final Map<FaultKind, List<Duration>> found = new EnumMap<>(FaultKind.class);
    private final Map<FaultKind, Integer> put = new EnumMap<>(FaultKind.class);
    private final Map<FaultKind, Integer> right = new EnumMap<>(FaultKind.class);
    private final List<Score.Case> cases = new ArrayList<>();
    private int hidden;
    private int hiddenFound;
    private double days;
    private int falseAlarms;

    @Override
    public String name() {
        return "simulated-faults";
    }

    @Override
    public String about() {
        return "stuck, silent, out of range, spiking, drifting, noisy sensors and failed loops, in simulated plants and recordings";
    }

    @Override
    public Score score(ScoreTask task) {
        FaultScorer fresh = new FaultScorer();
        return fresh.run(task);
    }

    private Score run(ScoreTask task) {
        int runs = task.runsOr(RUNS);
        List<FaultTrace> traces = new ArrayList<>();
        Path dir = task.dir();
        if (dir != null) {
            for (String name : Recordings.names()) {
                if (Files.isDirectory(dir.resolve(name))) {
                    traces.add(FaultTrace.of(Recordings.open(name, dir.resolve(name))));
                }
            }
        }
        int of = traces.size() + 2 * runs;
        int done = 0;
        for (FaultTrace t : traces) {
            clean(t);
            for (int r = 0; r < runs; r++) {
                faults(t, List.of(FaultKind.values()), task.seed() + r);
            }
            task.progress().at(++done, of);
        }
        for (int r = 0; r < runs; r++) {
            FaultTrace quick = FaultTrace.simulated(task.seed() + r, SHORT_HOURS, 1);
            clean(quick);
            List<FaultKind> kinds = new ArrayList<>(List.of(FaultKind.values()));
            kinds.remove(FaultKind.DRIFT);
            faults(quick, kinds, task.seed() + r);
            task.progress().at(++done, of);
            FaultTrace slow = FaultTrace.simulated(task.seed() + r, LONG_HOURS, LONG_EVERY_S);
            clean(slow);
            faults(slow, List.of(FaultKind.values()), task.seed() + r);
            task.progress().at(++done, of);
        }
        return new Score(figures(), cases, notes());
    }

    private void clean(FaultTrace trace) {
        List<ConditionChange> said = new FaultRun(trace)
                .alarms().stream().filter(a -> !GAPS.contains(a.rule())).toList();
        falseAlarms += said.size();
        days += trace.sensorDays();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("sensor-days", trace.sensorDays());
        facts.put(
                "alarms",
                said.stream()
                        .collect(Collectors.groupingBy(ConditionChange::rule, TreeMap::new, Collectors.counting())));
        cases.add(new Score.Case(trace.name() + ", healthy", facts));
    }

    private void faults(FaultTrace trace, List<FaultKind> kinds, long seed) {
        SplittableRandom random =
                new SplittableRandom(seed * 7919 + trace.name().hashCode());
        Deque<FaultKind> left = new ArrayDeque<>(kinds);
        while (!left.isEmpty()) {
            FaultRun run = new FaultRun(trace);
            List<Sensor> free = new ArrayList<>(trace.plant().sensors());
            for (int k = Math.max(1, free.size() / 3); k > 0 && !left.isEmpty(); k--) {
                FaultKind kind = left.removeFirst();
                List<Sensor> fit =
                        free.stream().filter(s -> fits(trace, s, kind)).toList();
                if (!fit.isEmpty()) {
                    Sensor sensor = fit.get(random.nextInt(fit.size()));
                    free.remove(sensor);
                    run.into(sensor, kind, random);
                }
            }
            if (!run.truths().isEmpty()) {
                List<ConditionChange> alarms = run.alarms();
                run.truths().forEach(t -> judge(trace, t, alarms));
            }
        }
    }

    /** Whether this fault is one of such a sensor, and one that anybody could see. */
    private static boolean fits(FaultTrace trace, Sensor s, FaultKind kind) {
        double[] values = trace.values().get(s.tag());
        if (values == null || values.length < LEAST_READINGS) {
            return false;
        }
        if (kind == FaultKind.DRIFT && values.length * s.interval().toMillis() < LEAST_DRIFT.toMillis()) {
            return false;
        }
        if (kind == FaultKind.SILENT && trace.plant().sensors().size() < ALIKE) {
            // In a replay the others' readings are the clock.
            return false;
        }
        return switch (s.kind()) {
            case WIND_SPEED, WIND_DIRECTION, OTHER -> false;
            case GAS, VIBRATION ->
                kind != FaultKind.NOISE
                        && (kind != FaultKind.DRIFT || s.kind() == SensorKind.GAS && trace.alike(s) >= ALIKE);
            case TEMPERATURE, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL -> kind != FaultKind.DRIFT;
        };
    }

    private void judge(FaultTrace trace, SensorFault truth, List<ConditionChange> alarms) {
        if (truth.kind() == FaultKind.STUCK && still(trace.values().get(truth.sensor()))) {
            hidden++;
            boolean seen = alarms.stream()
                    .anyMatch(
                            a -> a.sensor().equals(truth.sensor()) && !a.time().isBefore(truth.onset()));
            hiddenFound += seen ? 1 : 0;
            return;
        }
        put.merge(truth.kind(), 1, Integer::sum);
        List<ConditionChange> said = alarms.stream()
                .filter(a -> a.sensor().equals(truth.sensor()) && !a.time().isBefore(truth.onset()))
                .filter(a -> truth.kind() == FaultKind.SILENT || !GAPS.contains(a.rule()))
                .toList();
        boolean told = said.stream().anyMatch(a -> a.rule().equals(rule(truth.kind())));
        if (!said.isEmpty()) {
            found.computeIfAbsent(truth.kind(), k -> new ArrayList<>())
                    .add(Duration.between(truth.onset(), said.get(0).time()));
            right.merge(truth.kind(), told ? 1 : 0, Integer::sum);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("sensor", truth.sensor());
        facts.put("onset", truth.onset().toString());
        facts.put("said", said.stream().map(ConditionChange::rule).distinct().collect(Collectors.joining(" ")));
        facts.put("right", told);
        cases.add(new Score.Case(trace.name() + ", " + truth.kind(), facts));
    }

    /** Whether a healthy sensor stands still nearly always: clean air that its dead band shows as nothing. */
    private static boolean still(double[] values) {
        int same = 0;
        for (int k = 1; k < values.length; k++) {
            same += values[k] == values[k - 1] ? 1 : 0;
        }
        return same > STILL * values.length;
    }

    private static String rule(FaultKind kind) {
        return switch (kind) {
            case STUCK -> "stuck";
            case SILENT -> "silent";
            case RANGE -> "out_of_range";
            case SPIKE -> "spike";
            case DRIFT -> "drift";
            case NOISE -> "noise_high";
            case CURRENT -> "loop_failure";
        };
    }

    private List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        int sure = 0;
        int sureFound = 0;
        int all = 0;
        int allRight = 0;
        for (FaultKind kind : FaultKind.values()) {
            int n = put.getOrDefault(kind, 0);
            int hits = found.getOrDefault(kind, List.of()).size();
            boolean crisp = kind != FaultKind.DRIFT && kind != FaultKind.NOISE;
            sure += crisp ? n : 0;
            sureFound += crisp ? hits : 0;
            all += hits;
            allRight += right.getOrDefault(kind, 0);
            figures.add(Figure.share(
                    kind.name().toLowerCase(java.util.Locale.ROOT) + " found",
                    hits,
                    n,
                    crisp ? Target.atLeast(99) : kind == FaultKind.DRIFT ? Target.atLeast(90) : null));
            double[] delays = found.getOrDefault(kind, List.of()).stream()
                    .mapToDouble(Duration::toSeconds)
                    .toArray();
            figures.add(Figure.quantile("  after, median", 0.5, delays, "s", null));
        }
        figures.add(Figure.share("stuck, silent, range, spike, current found", sureFound, sure, Target.atLeast(99)));
        figures.add(Figure.share("stuck where a healthy sensor stands still too, found", hiddenFound, hidden, null));
        figures.add(Figure.share("right kind told, of those found", allRight, all, Target.atLeast(95)));
        figures.add(Figure.rate("false device alarms a sensor-day", falseAlarms, days, "", Target.atMost(0.01)));
        return figures;
    }

    private static List<String> notes() {
        return List.of(
                "a fault begins between four and seven tenths of its trace; at most a third of the sensors are faulty at once",
                "spikes are of 20 to 60 % of the span, drifts of 10 %, noise 8 times the sensor's own",
                "recordings tell no ranges: each sensor has three times the band that it used",
                "drift is put only where three sensors measure the same for two days, noise only where it is the device's, not the process's",
                "false: every alarm about a device of the healthy traces but silence, since recordings have gaps");
    }
}
