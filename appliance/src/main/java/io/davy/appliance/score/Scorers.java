package io.davy.appliance.score;

import java.util.List;

/** Everything that can be scored, in the order in which it is listed. */
final class Scorers {
    static final List<Scorer> ALL = List.of(
            new MetecScorer(),
            new OrebroScorer(),
            new NabScorer(),
            new SkabScorer(),
            new SimulatedLeaksScorer(),
            new SimulatedQuietScorer(),
            new FaultScorer(),
            new CwruScorer(),
            new ImsScorer());

    private Scorers() {}
}
