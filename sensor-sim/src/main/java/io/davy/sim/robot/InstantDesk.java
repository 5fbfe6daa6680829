package io.davy.sim.robot;

import io.davy.vda5050.v2.Action;
import org.jspecify.annotations.Nullable;

/** Does what instant actions ask for. */
final class InstantDesk {
    private final RobotBrain brain;
    private final ErrorBoard errors;

    InstantDesk(RobotBrain brain, ErrorBoard errors) {
        this.brain = brain;
        this.errors = errors;
    }

    /** Does it; gives what was wrong, null if nothing. */
    @Nullable
    String act(Action a) {
        switch (a.actionType()) {
            case "cancelOrder" -> {
                if (!brain.cancelOrder()) {
                    errors.add(Errors.action(Errors.NO_ORDER_TO_CANCEL, a.actionId(), "the robot has no order"));
                    return "the robot has no order";
                }
            }
            case "startPause" -> brain.pause(true);
            case "stopPause" -> brain.pause(false);
            case "stateRequest" -> {}
            case "factsheetRequest" -> brain.wantFactsheet();
            case "startCharging" -> {
                if (!brain.startCharging()) {
                    return "the robot does not stand idle at its dock";
                }
            }
            case "stopCharging" -> brain.stopCharging();
            default -> {
                errors.add(Errors.action(
                        Errors.ORDER, a.actionId(), "this robot knows no instant action " + a.actionType()));
                return "unknown action";
            }
        }
        return null;
    }
}
