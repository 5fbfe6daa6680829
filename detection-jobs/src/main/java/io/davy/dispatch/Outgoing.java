package io.davy.dispatch;

import io.davy.action.ActionResult;
import io.davy.mission.Mission;

/** What the dispatcher wants said. */
public sealed interface Outgoing {
    /** A mission has changed. */
    record MissionChanged(Mission mission) implements Outgoing {}

    /**
     * A VDA 5050 message to a robot.
     *
     * @param robot robot id
     * @param orderId the order that it is about
     * @param vdaTopic {@code order} or {@code instantActions}
     * @param json exactly what goes to the robot
     */
    record ToRobot(String robot, String orderId, String vdaTopic, String json) implements Outgoing {}

    /** The answer to an officer. */
    record Answer(ActionResult result) implements Outgoing {}
}
