package io.davy.appliance.score;

import io.davy.alarm.Alarm;
import io.davy.sim.layout.SimulatedDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A day without anything wrong in plants that chance laid out: what is alarmed all the same. */
final class SimulatedQuietScorer implements Scorer {
    private static final int RUNS = 16;
    private static final int DAY_S = 86_400;

    @Override
    public String name() {
        return "simulated-quiet";
    }

    @Override
    public String about() {
        return "24 quiet hours in random plants with noise, drift and changing air: false alarms";
    }

    @Override
    public Score score(ScoreTask task) {
        int n = task.runsOr(RUNS);
        int alarms = 0;
        int sensors = 0;
        List<Score.Case> cases = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            long seed = task.seed() + i;
            Map<String, Integer> rules = new TreeMap<>();
            SimulatedDay day = new SimulatedDay(seed);
            PureChain chain = new PureChain(day.layout().plant(), a -> count(a, rules), incident -> {});
            day.quiet(DAY_S, chain::accept);
            int said = rules.values().stream().mapToInt(Integer::intValue).sum();
            int watched = day.layout().plant().sensors().size();
            alarms += said;
            sensors += watched;
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("gas", day.layout().gas());
            facts.put("sensors", watched);
            facts.put("alarms", said);
            facts.put("rules", rules);
            cases.add(new Score.Case("seed " + seed, facts));
            task.progress().at(i + 1, n);
        }
        return new Score(
                List.of(Figure.rate("false alarms a sensor-day", alarms, sensors, "", Target.atMost(0.01))),
                cases,
                List.of("every alarm that goes on counts, of whatever kind; the warm-up of the first minutes too"));
    }

    private static void count(Alarm a, Map<String, Integer> rules) {
        if (a.on()) {
            rules.merge(a.rule(), 1, Integer::sum);
        }
    }
}
