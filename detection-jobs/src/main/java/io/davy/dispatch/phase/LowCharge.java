package io.davy.dispatch.phase;

import io.davy.dispatch.Readiness;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.RobotView;
import io.davy.plant.Robot;
import io.davy.vda5050.v2.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Robots that stand idle away from their dock with little charge are to go home. */
final class LowCharge implements Phase {
    private static final Logger LOG = LoggerFactory.getLogger(LowCharge.class);

    @Override
    public void run(Round round) {
        for (RobotView v : round.spoken()) {
            Robot robot = round.robot(v.robot());
            State s = v.state();
            if (robot == null
                    || s == null
                    || round.away.containsKey(robot.id())
                    || round.errands.containsKey(robot.id())
                    || s.batteryState().charging()
                    || s.batteryState().batteryCharge() > robot.reservePercent() + round.settings.lowPercent()
                    || v.active()
                    || Readiness.fault(v, round.settings, round.now).isPresent()) {
                continue;
            }
            boolean docked = round.start(robot.id())
                    .map(n -> n.node().equals(robot.home()) && n.offM() < SendHome.AT_DOCK_M)
                    .orElse(true);
            if (!docked) {
                LOG.info(
                        "{} stands away from its dock with {} % charge and goes home",
                        robot.id(), s.batteryState().batteryCharge());
                round.away.put(
                        robot.id(), new Away("low-" + robot.id() + '-' + round.now.toEpochMilli(), 0, round.now));
                round.plan();
            }
        }
    }
}
