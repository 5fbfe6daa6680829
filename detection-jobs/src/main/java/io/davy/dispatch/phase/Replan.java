package io.davy.dispatch.phase;

import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Readiness;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.order.Legs;
import io.davy.dispatch.scene.Hazards;
import io.davy.dispatch.scene.Scene;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.Errand.Look;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.way.Closure;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.Way;
import io.davy.dispatch.way.WaySearch;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the ways of robots under way against what is closed now. A closed edge of the horizon: another way from the last node of the base, sent as an order update.
 * One of the base, which never changes, or no other way: the order is taken back, and the robot gets a new one from where it then stands.
 */
final class Replan implements Phase {
    @Override
    public void run(Round round) {
        for (Errand e : round.watched()) {
            Robot robot = round.robot(e.robot());
            RobotView v = round.view(e.robot());
            boolean heard = v.online() && Readiness.fresh(v, round.settings, round.now) && v.carries(e.orderId());
            if (robot != null
                    && heard
                    && v.state() != null
                    && e.accepted() != null
                    && e.recall() == null
                    && (e.home() || e.mission() != null)) {
                replan(round, robot, e, e.indexOf(v.state().lastNodeSequenceId()));
            }
        }
    }

    private static void replan(Round round, Robot robot, Errand e, int at) {
        Hazards hazards = round.hazards();
        if (round.openWays().known(e.robot(), hazards, e.edges(), at)) {
            return;
        }
        // What another robot has reserved since does not count: two robots would send each other back for ever, and
        // robots stop before each other by themselves.
        WaySearch unreserved = round.map.in(new Scene(hazards, List.of(), List.of()));
        Optional<String> inBase = closed(unreserved, robot, e, at, e.base().last());
        if (inBase.isPresent()) {
            GiveUp.anotherWay(round, e, inBase.get());
            return;
        }
        Optional<String> ahead =
                closed(unreserved, robot, e, e.base().last(), e.edges().size());
        if (ahead.isEmpty()) {
            round.openWays().found(e.robot(), hazards, e.edges(), at);
            return;
        }
        Errand other = around(round, round.ways(), robot, e);
        if (other == null) {
            GiveUp.anotherWay(round, e, ahead.get());
        } else {
            round.errands.put(e.robot(), other);
            tell(round, other, at, ahead.get());
        }
    }

    /** The first edge that is closed now. */
    private static Optional<String> closed(WaySearch ways, Robot robot, Errand e, int from, int to) {
        for (int i = from; i < to; i++) {
            Optional<Closure> c = ways.stillOpen(
                    RobotClass.of(robot),
                    robot.id(),
                    e.route().subList(i, i + 2),
                    e.edges().subList(i, i + 1),
                    0);
            if (c.isPresent()) {
                return Optional.of(e.edges().get(i));
            }
        }
        return Optional.empty();
    }

    private static void tell(Round round, Errand e, int at, String closed) {
        Mission m = round.missionOf(e);
        if (m != null) {
            long ms = Math.round(1000 * e.seconds(at, e.edges().size()));
            round.change(
                    MissionEdit.of(m).way(e.route(), round.now.plusMillis(ms)).because(Reasons.otherWay(closed)));
        }
    }

    /** The errand by another way through the same stops; null if there is none. */
    private static @Nullable Errand around(Round round, WaySearch ways, Robot robot, Errand e) {
        int base = e.base().last();
        List<String> nodes = new ArrayList<>(e.route().subList(0, base + 1));
        List<String> edges = new ArrayList<>(e.edges().subList(0, base));
        List<Look> looks = new ArrayList<>();
        for (Look l : e.looks()) {
            if (l.at() <= base) {
                looks.add(l);
            } else if (goOn(ways, robot, nodes, edges, e.route().get(l.at()))) {
                looks.add(l.movedTo(nodes.size() - 1));
            } else {
                return null;
            }
        }
        return goOn(ways, robot, nodes, edges, e.target())
                ? e.rerouted(nodes, edges, Legs.seconds(round, robot, edges), looks)
                : null;
    }

    private static boolean goOn(WaySearch ways, Robot robot, List<String> nodes, List<String> edges, String to) {
        Optional<Way> way = ways.way(RobotClass.of(robot), robot.id(), nodes.get(nodes.size() - 1), to);
        if (way.isEmpty()) {
            return false;
        }
        nodes.addAll(way.get().nodes().subList(1, way.get().nodes().size()));
        edges.addAll(way.get().edges());
        return true;
    }
}
