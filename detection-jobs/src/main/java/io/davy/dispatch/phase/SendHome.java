package io.davy.dispatch.phase;

import io.davy.alarm.Ids;
import io.davy.dispatch.Readiness;
import io.davy.dispatch.Round;
import io.davy.dispatch.StartNode;
import io.davy.dispatch.order.OrderWriter;
import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.Way;
import io.davy.plant.Robot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a robot that was out, to its dock when nothing else waits for it: a plain order without a mission. */
final class SendHome implements Phase {
    private static final Logger LOG = LoggerFactory.getLogger(SendHome.class);
    private static final int MOST_TRIES = 5;
    static final double AT_DOCK_M = 1.5;

    @Override
    public void run(Round round) {
        for (Map.Entry<String, Away> a : List.copyOf(round.away.entrySet())) {
            Robot robot = round.robot(a.getKey());
            RobotView v = round.view(a.getKey());
            if (robot == null || a.getValue().tries() >= MOST_TRIES) {
                LOG.warn("{} does not go home by itself; somebody has to fetch it", a.getKey());
                round.away.remove(a.getKey());
            } else if (!round.errands.containsKey(robot.id())
                    && !a.getValue().notBefore().isAfter(round.now)
                    && Readiness.fault(v, round.settings, round.now).isEmpty()
                    && !v.active()) {
                home(round, robot, v, a.getValue());
            }
        }
    }

    private static void home(Round round, Robot robot, RobotView v, Away away) {
        Optional<StartNode> start = round.start(robot.id());
        Optional<Way> way =
                start.flatMap(s -> round.ways().way(RobotClass.of(robot), robot.id(), s.node(), robot.home()));
        if (start.isEmpty() || way.isEmpty()) {
            LOG.warn("{} has no way to its dock {}; it stays where it is", robot.id(), robot.home());
            round.away.remove(robot.id());
        } else if (way.get().nodes().size() == 1 && start.get().offM() < AT_DOCK_M) {
            round.away.remove(robot.id());
            charge(round, robot, v);
        } else {
            String orderId = "home-" + Ids.hash(away.name());
            round.errands.put(
                    robot.id(),
                    OrderWriter.first(
                            round,
                            robot,
                            new OrderWriter.Draft(
                                    orderId, null, null, way.get(), start.get().offM(), List.of())));
        }
    }

    /** A robot that has come home charges: by the order's last action, or, where it offers that at once only, by an instant action. */
    static void charge(Round round, Errand e) {
        Robot robot = round.robot(e.robot());
        RobotView v = round.view(e.robot());
        if (robot != null && v.action(e.orderId() + "-charge") == null) {
            charge(round, robot, v);
        }
    }

    private static void charge(Round round, Robot robot, RobotView v) {
        if (v.offers().instant().contains("startCharging")
                && v.state() != null
                && !v.state().batteryState().charging()) {
            round.ask(robot, "startCharging", null);
        }
    }
}
