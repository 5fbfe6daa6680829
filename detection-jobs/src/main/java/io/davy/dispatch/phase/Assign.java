package io.davy.dispatch.phase;

import io.davy.dispatch.Need;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Gives each hazard, the most urgent first, the robot that arrives first; ties go to the smaller robot id. */
final class Assign implements Phase {
    private static final Comparator<Need.Candidate> SOONEST = Comparator.comparing(Need.Candidate::eta)
            .thenComparing(c -> c.robot().id());

    @Override
    public void run(Round round) {
        Set<String> taken = new HashSet<>();
        for (Need need : round.needs) {
            Optional<Need.Candidate> best = need.candidates.stream()
                    .filter(c -> !taken.contains(c.robot().id()))
                    .min(SOONEST);
            need.chosen = best.orElse(null);
            best.ifPresent(b -> taken.add(b.robot().id()));
            for (Need.Candidate c : need.candidates) {
                if (best.isPresent() && c != best.get()) {
                    need.exclude(
                            c.robot(),
                            Reasons.farther(c.eta(), best.get().robot().id()));
                } else if (best.isEmpty()) {
                    need.exclude(c.robot(), Reasons.moreUrgent());
                }
            }
        }
    }
}
