package io.davy.appliance.score;

import io.davy.incident.Incident.Source;
import io.davy.sim.layout.Leak;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Leaks in plants that chance laid out: are they noticed, how soon, and how far from the truth is the place. */
final class SimulatedLeaksScorer implements Scorer {
    private static final int RUNS = 200;
    private static final int LONG_CONTACT_S = 60;
    private static final int SOON_S = 300;

    @Override
    public String name() {
        return "simulated-leaks";
    }

    @Override
    public String about() {
        return "leaks of 1 to 20 kg/h in random plants: recall, delay, place, rate, set-points";
    }

    @Override
    public Score score(ScoreTask task) {
        int n = task.runsOr(RUNS);
        List<LeakRun> runs = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            runs.add(LeakRun.of(task.seed() + i));
            task.progress().at(i + 1, n);
        }
        return new Score(
                figures(runs), runs.stream().map(SimulatedLeaksScorer::fact).toList(), notes(runs));
    }

    private static List<Figure> figures(List<LeakRun> all) {
        List<LeakRun> runs = those(all, r -> r.leak().contact() != null);
        List<LeakRun> longer = those(runs, r -> r.leak().touchedS() >= LONG_CONTACT_S);
        int crossings = all.stream().mapToInt(r -> r.setPoints().crossings()).sum();
        int alarmed = all.stream().mapToInt(r -> r.setPoints().alarmed()).sum();
        int falseAlarms = all.stream().mapToInt(LeakRun::falseAlarms).sum();
        double days = all.stream().mapToDouble(LeakRun::quietSensorDays).sum();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.share("leaks that touched a sensor", runs.size(), all.size(), null));
        figures.add(share("recall of those", runs, r -> r.alarm() != null, Target.atLeast(99)));
        figures.add(share("recall where contact lasted 1 min in all", longer, r -> r.alarm() != null, null));
        figures.add(quantile("median delay from first contact", 0.5, runs, LeakRun::delayS, "s", Target.atMost(120)));
        figures.add(quantile("90 % delay from first contact", 0.9, runs, LeakRun::delayS, "s", null));
        figures.addAll(places(those(runs, r -> r.leak().touched().size() >= LeakRun.ENOUGH_SENSORS)));
        figures.add(Figure.share("set-points alarmed when passed", alarmed, crossings, Target.atLeast(100)));
        figures.add(Figure.rate("alarms a sensor-day before the leaks", falseAlarms, days, "", Target.atMost(0.01)));
        return figures;
    }

    /** Of the leaks that touched enough sensors. */
    private static List<Figure> places(List<LeakRun> many) {
        List<LeakRun> windy = those(many, LeakRun::wind);
        List<LeakRun> machines = those(many, r -> r.leak().machine() != null);
        List<LeakRun> ellipses = those(many, LeakRun::hasEllipse);
        return List.of(
                quantile(
                        "median place error 5 min after contact, 4+ sensors",
                        0.5,
                        many,
                        SimulatedLeaksScorer::soon,
                        "m",
                        null),
                quantile(
                        "median place error at the end, 4+ sensors",
                        0.5,
                        many,
                        SimulatedLeaksScorer::late,
                        "m",
                        Target.atMost(5)),
                quantile(
                        "90 % place error at the end, 4+ sensors",
                        0.9, many, SimulatedLeaksScorer::late, "m", Target.atMost(15)),
                quantile("median of those where the wind is known", 0.5, windy, SimulatedLeaksScorer::late, "m", null),
                quantile("90 % of those where the wind is known", 0.9, windy, SimulatedLeaksScorer::late, "m", null),
                share("right machine at the end, 4+ sensors", machines, LeakRun::rightMachine, null),
                share(
                        "95 % ellipse holds the truth, 4+ sensors",
                        ellipses, LeakRun::ellipseHolds, Target.between(93, 97)),
                Figure.rootMeanSquare(
                        "place error over what the ellipse promises",
                        ellipses.stream().mapToDouble(LeakRun::errorOverPromise).toArray(),
                        "",
                        Target.atMost(1.5)),
                quantile(
                        "median place error over the Cramer-Rao bound, wind known",
                        0.5,
                        windy,
                        r -> late(r) / r.boundM(),
                        "",
                        null),
                quantile("median longer half axis of it", 0.5, ellipses, LeakRun::ellipseMajorM, "m", null),
                share(
                        "rate within a factor of 2, 4+ sensors",
                        many,
                        r -> r.rateRatio() >= 0.5 && r.rateRatio() <= 2,
                        null),
                share(
                        "95 % interval holds the rate, 4+ sensors",
                        those(many, LeakRun::hasRateInterval), LeakRun::rateIntervalHolds, null));
    }

    private static List<LeakRun> those(List<LeakRun> runs, Predicate<LeakRun> what) {
        return runs.stream().filter(what).toList();
    }

    private static Figure share(String name, List<LeakRun> runs, Predicate<LeakRun> what, @Nullable Target target) {
        return Figure.share(name, those(runs, what).size(), runs.size(), target);
    }

    private static double late(LeakRun r) {
        return r.placeErrorAt(r.leak().end());
    }

    private static double soon(LeakRun r) {
        var contact = r.leak().contact();
        return contact == null ? Double.NaN : r.placeErrorAt(contact.plusSeconds(SOON_S));
    }

    private static Figure quantile(
            String name,
            double q,
            List<LeakRun> runs,
            ToDoubleFunction<LeakRun> what,
            String unit,
            @Nullable Target target) {
        return Figure.quantile(name, q, runs.stream().mapToDouble(what).toArray(), unit, target);
    }

    private static Score.Case fact(LeakRun r) {
        Leak leak = r.leak();
        Source s = r.sourceAt(leak.end());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("gas", leak.gas());
        facts.put("kg_per_h", leak.kgPerH());
        facts.put("course", leak.course().name());
        facts.put("machine", leak.machine() == null ? "none" : leak.machine());
        facts.put("said", s == null || s.equipment() == null ? "none" : s.equipment());
        facts.put("method", s == null || s.method() == null ? "none" : s.method());
        facts.put("wind", r.wind());
        facts.put("touched", leak.touched().size());
        facts.put("touched_s", leak.touchedS());
        facts.put("delay_s", r.delayS());
        facts.put("place_error_m", late(r));
        facts.put("in_ellipse", r.hasEllipse() ? r.ellipseHolds() : "none");
        facts.put("ellipse_m", r.ellipseMajorM());
        facts.put("bound_m", r.boundM());
        facts.put("rate_ratio", r.rateRatio());
        facts.put("alarms_before", r.falseAlarms());
        return new Score.Case("seed " + r.seed(), facts);
    }

    private static List<String> notes(List<LeakRun> runs) {
        return List.of(
                "contact is the first second at which the concentration without noise at a sensor passes three times that"
                        + " sensor's noise; a leak that touches none cannot be noticed and counts in no recall",
                "the ellipse promises a root mean square error, that of a normal spread of which it holds 95 %; the Cramer-Rao bound is that of"
                        + " one who knows the wind of each second, each obstacle and how the rate goes, but not the eddies",
                runs.stream().filter(r -> !r.wind()).count() + " of " + runs.size()
                        + " plants have no wind sensor; place errors are on the plan, from the last place told");
    }
}
