package io.davy.dispatch.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instant action other than the cancelOrder of an errand that a robot was asked for: sent again, identical, until it is done or the robot was asked often enough.
 *
 * @param robot robot id
 * @param type VDA 5050 actionType
 * @param actionId of the instant action
 * @param json exactly as sent
 * @param lastSent when it was sent last
 * @param tries how often it was sent
 * @param officer the officer who waits for it; absent if the dispatcher wants it
 */
public record Ask(
        String robot,
        String type,
        String actionId,
        String json,
        Instant lastSent,
        int tries,
        @Nullable Officer officer) {

    /**
     * Who waits for an answer.
     *
     * @param action id of the officer's action
     * @param user who
     */
    public record Officer(String action, String user) {}

    /** The key in {@link Desk#asks}: a robot is asked for one thing of a kind at a time. */
    public static String key(String robot, String type) {
        return robot + '/' + type;
    }

    /** Whether it stays noted when nobody answered, so that it is not asked for again and again. */
    public boolean staysNoted() {
        return type.equals("factsheetRequest") || type.equals("stateRequest") || type.equals("cancelOrder");
    }

    public Ask again(Instant now) {
        return new Ask(robot, type, actionId, json, now, tries + 1, officer);
    }
}
