package io.davy.dispatch.phase;

import java.util.List;

/** The order of a round: first what is under way, so that a robot that has just become free can be chosen; then what is new; last what is to be said. */
public final class Phases {
    /** What is under way; of a robot's word, only that robot's errand. */
    public static final List<Phase> FOLLOW = List.of(
            new NoteFindings(),
            new NoteBlocked(),
            new TakeBack(),
            new FollowRounds(),
            new Supervise(),
            new SuperviseRecall(),
            new SuperviseAsks(),
            new Judge(),
            new Replan(),
            new LowCharge());

    /** Who goes where; only when something has changed that this depends on. */
    public static final List<Phase> PLAN = List.of(
            new GatherHazards(),
            new FilterRobots(),
            new CostWays(),
            new Named(),
            new Assign(),
            new Order(),
            new GoRounds(),
            new SendHome());

    /** What is to be said. */
    public static final List<Phase> SAY = List.of(new Release(), new Send(), new AnswerNamed());

    private Phases() {}
}
