package io.davy.plant.yaml;

import io.davy.plant.Plant;
import io.davy.plant.Plant.Vote;
import io.davy.plant.Plant.Zone;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A vote is about a gas that enough detectors of its zone measure, each with the limit that is voted on. */
final class VoteCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        Plant plant = draft.plant();
        for (Located<Zone> z : draft.zones()) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < z.value().votes().size(); i++) {
                Vote vote = z.value().votes().get(i);
                check(plant, z, vote, z.at("votes/" + i), problems);
                if (!seen.add(vote.gas() + "/" + vote.limit())) {
                    problems.error(z.at("votes/" + i), "found a second vote on " + vote.limit() + " of " + vote.gas());
                }
            }
        }
    }

    private static void check(Plant plant, Located<Zone> z, Vote vote, String at, Problems problems) {
        if (!Conditions.knownGas(vote.gas(), at + "/gas", problems)) {
            return;
        }
        List<Sensor> detectors = plant.sensors().stream()
                .filter(s -> s.zone().equals(z.value().id()) && vote.gas().equals(s.gas()))
                .toList();
        if (detectors.size() < vote.needed()) {
            problems.error(
                    at + "/needed",
                    "found " + vote.needed() + ": zone " + z.value().id() + " has " + detectors.size()
                            + " detectors of " + vote.gas());
        }
        List<String> without = detectors.stream()
                .filter(s -> vote.on(RuleBook.rulesFor(plant, s)) == null)
                .map(Sensor::tag)
                .toList();
        if (!without.isEmpty()) {
            problems.error(
                    at,
                    "found a vote on " + vote.limit() + ", which " + Figures.list(without)
                            + (without.size() == 1 ? " does not have" : " do not have"));
        }
    }
}
