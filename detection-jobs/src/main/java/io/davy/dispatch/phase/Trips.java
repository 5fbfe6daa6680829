package io.davy.dispatch.phase;

import io.davy.dispatch.Need;
import io.davy.dispatch.Round;
import io.davy.dispatch.assign.TripCost;
import io.davy.dispatch.way.Tour;
import java.util.HashMap;
import java.util.Map;

/** What it costs in one round to send a robot to a hazard. */
final class Trips {
    private final Round round;
    private final Map<String, Double> freeing = new HashMap<>();

    Trips(Round round) {
        this.round = round;
    }

    /** The cost of a candidate whose way is known. */
    TripCost cost(Need.Candidate c) {
        Tour tour = c.tour();
        if (tour == null) {
            throw new IllegalStateException("ways are costed before robots are assigned");
        }
        double eta = c.eta().toMillis() / 1000.0;
        return TripCost.of(
                eta + tour.stops().get(0).pose().penaltySeconds(),
                freeing.computeIfAbsent(c.robot().id(), r -> Preemption.cost(round, r)),
                // As if the way home were as long as the way there; who could not get home at all is out already.
                new Charge(round, c.robot())
                        .margin(2 * tour.way().seconds(), tour.stops().size()),
                tour.way().exposureSeconds());
    }
}
