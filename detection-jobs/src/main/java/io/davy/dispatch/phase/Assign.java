package io.davy.dispatch.phase;

import io.davy.alarm.Priority;
import io.davy.dispatch.Need;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.assign.Assignment;
import io.davy.dispatch.assign.TripCost;
import io.davy.dispatch.state.Case;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives all hazards their robots at once: first as many of the most severe as can be get a robot, and theirs are the robots with which they wait least in sum;
 * among all ways to do that, the one that is best for the next severity, and so on. So no hazard waits a moment longer for the sake of a less severe one, and none of
 * the less severe pays for a choice that was all the same to the more severe.
 *
 * <p>What is added up within a severity is {@link TripCost}; for a hazard that gets no robot, how long it has been open, so that a far one is not passed over for
 * ever. Ties go to the smaller robot ids, then the smaller incident has the smaller robot; the order in which hazards and robots came in is nothing to it.
 */
final class Assign implements Phase {
    @Override
    public void run(Round round) {
        List<Need> rows = round.needs.stream()
                .sorted(Comparator.comparing((Need n) -> n.incident))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        Map<String, Integer> columnOf = columns(rows);
        String[] robots = columnOf.keySet().toArray(String[]::new);
        Trips trips = new Trips(round);
        long[][] cost = new long[rows.size()][robots.length];
        Need.Candidate[][] candidates = new Need.Candidate[rows.size()][robots.length];
        for (int i = 0; i < rows.size(); i++) {
            Arrays.fill(cost[i], Assignment.IMPOSSIBLE);
            for (Need.Candidate c : rows.get(i).candidates) {
                Integer column = columnOf.get(c.robot().id());
                if (column != null) {
                    cost[i][column] = trips.cost(c).millis();
                    candidates[i][column] = c;
                }
            }
        }
        int[] chosen = Assignment.of(cost, ranks(rows), unserved(round, rows));
        for (int i = 0; i < rows.size(); i++) {
            Need need = rows.get(i);
            if (chosen[i] == Assignment.NONE) {
                need.candidates.forEach(c -> need.exclude(c.robot(), Reasons.moreUrgent()));
            } else {
                choose(round, need, candidates[i][chosen[i]], cost[i], columnOf);
            }
        }
        WaitingLine.of(round);
    }

    private static Map<String, Integer> columns(List<Need> rows) {
        Map<String, Integer> columnOf = new TreeMap<>();
        rows.forEach(n -> n.candidates.forEach(c -> columnOf.put(c.robot().id(), 0)));
        int next = 0;
        for (Map.Entry<String, Integer> e : columnOf.entrySet()) {
            e.setValue(next++);
        }
        return columnOf;
    }

    /** Severities that occur, the highest as 0. */
    private static int[] ranks(List<Need> rows) {
        List<Priority> severities = rows.stream()
                .map(n -> n.severity)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        return rows.stream().mapToInt(n -> severities.indexOf(n.severity)).toArray();
    }

    private static long[] unserved(Round round, List<Need> rows) {
        return rows.stream()
                .mapToLong(n -> {
                    Case c = round.cases.get(n.incident);
                    return c == null
                            ? 0
                            : TripCost.millis(Duration.between(c.incident().opened(), round.now)
                                            .toMillis()
                                    / 1000.0);
                })
                .toArray();
    }

    private static void choose(
            Round round, Need need, Need.Candidate best, long[] cost, Map<String, Integer> columnOf) {
        need.chosen = best;
        need.preempts = round.errands.get(best.robot().id());
        long least = cost[index(columnOf, best)];
        for (Need.Candidate c : need.candidates) {
            if (c != best) {
                long more = cost[index(columnOf, c)] - least;
                need.excluded.add(
                        c.robot().id(),
                        more < 0
                                ? Reasons.moreUrgent()
                                : c.eta().compareTo(best.eta()) >= 0
                                        ? Reasons.farther(c.eta(), best.robot().id())
                                        : Reasons.worse(c.eta(), best.robot().id()),
                        more);
            }
        }
    }

    private static int index(Map<String, Integer> columnOf, Need.Candidate c) {
        Integer i = columnOf.get(c.robot().id());
        return i == null ? 0 : i;
    }
}
