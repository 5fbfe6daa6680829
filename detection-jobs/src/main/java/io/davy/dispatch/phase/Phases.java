package io.davy.dispatch.phase;

import java.util.List;

/** The order of a round: first what is under way, so that a robot that has just become free can be chosen; then what is new; last what is to be said. */
public final class Phases {
    public static final List<Phase> ALL = List.of(
            new NoteFindings(),
            new Supervise(),
            new SuperviseRecall(),
            new Judge(),
            new GatherHazards(),
            new FilterRobots(),
            new CostWays(),
            new Assign(),
            new Order(),
            new SendHome(),
            new Send());

    private Phases() {}
}
