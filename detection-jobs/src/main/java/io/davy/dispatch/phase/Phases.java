package io.davy.dispatch.phase;

import java.util.List;

/** The order of a round: first what is under way, so that a robot that has just become free can be chosen; then what is new; last what is to be said. */
public final class Phases {
    public static final List<Phase> ALL = List.of(
            new NoteBlocked(),
            new Supervise(),
            new SuperviseRecall(),
            new SuperviseAsks(),
            new Judge(),
            new Replan(),
            new GatherHazards(),
            new FilterRobots(),
            new CostWays(),
            new Named(),
            new Assign(),
            new Order(),
            new SendHome(),
            new Release(),
            new Send(),
            new AnswerNamed());

    private Phases() {}
}
