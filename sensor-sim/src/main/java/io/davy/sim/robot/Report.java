package io.davy.sim.robot;

import io.davy.plant.Robot;
import io.davy.vda5050.v2.State;
import io.davy.vda5050.v2.State.ErrorState;
import java.util.ArrayList;
import java.util.List;

/** What a robot says of itself, true or not. */
record Report(
        Robot robot,
        Chassis chassis,
        Route route,
        ActionList actions,
        ErrorBoard errors,
        Faults faults,
        Drive drive,
        OrderBook book) {
    private static final double LIE_PERCENT = 95;

    State state(long headerId, String timestamp, boolean paused, boolean charging) {
        return new State(
                headerId,
                timestamp,
                RobotBrain.VERSION,
                robot.manufacturer(),
                robot.serial(),
                book.id(),
                book.updateId(),
                route.lastNode(),
                route.lastSequence(),
                drive.driving(),
                paused,
                faults.has(RobotFault.MANUAL) ? "MANUAL" : "AUTOMATIC",
                route.nodeStates(),
                route.edgeStates(),
                new State.AgvPosition(
                        rounded(chassis.x()), rounded(chassis.y()), rounded(chassis.theta()), chassis.map(), true),
                actions.states(),
                new State.BatteryState(
                        faults.has(RobotFault.BATTERY_LIE)
                                ? faults.number(RobotFault.BATTERY_LIE, LIE_PERCENT)
                                : rounded(chassis.charge()),
                        charging),
                problems(),
                new State.SafetyState(faults.has(RobotFault.EMERGENCY_STOP) ? "MANUAL" : "NONE", false));
    }

    private List<ErrorState> problems() {
        List<ErrorState> all = new ArrayList<>(errors.all());
        String edge = drive.blockedAt();
        if (edge != null) {
            all.add(Errors.edgeBlocked(book.id(), edge));
        }
        if (faults.has(RobotFault.SENSOR)) {
            all.add(Errors.sensor());
        }
        return all;
    }

    private static double rounded(double v) {
        return Math.round(v * 1000) / 1000.0;
    }
}
