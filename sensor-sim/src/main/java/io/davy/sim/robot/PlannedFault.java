package io.davy.sim.robot;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fault that comes by itself.
 *
 * @param robot robot id, or {@code *} for each
 * @param fault what goes wrong
 * @param detail as the fault takes it; null for its own usual
 * @param startS when, s after the robot's start
 * @param lastsS for how long, s; infinite if nobody mends it
 */
public record PlannedFault(
        String robot, RobotFault fault, @Nullable String detail, double startS, double lastsS) {
    private static final Pattern TEXT = Pattern.compile(
            "(?<robot>[^=]+)=(?<fault>[a-z-]+)(:(?<detail>[^@+]+))?(@(?<start>[0-9.]+)s)?(\\+(?<lasts>[0-9.]+)s)?");
    private static final List<RobotFault> WITH_NUMBER =
            List.of(RobotFault.SLOW_ACK, RobotFault.LOST_MESSAGES, RobotFault.BATTERY_LIE, RobotFault.REBOOT);

    /**
     * Reads {@code ROBOT=FAULT[:DETAIL][@STARTs][+LASTSs]}, for example {@code R1=stuck@30s} or {@code *=lost-messages:0.2@10s+60s}.
     *
     * @throws IllegalArgumentException one plain line, if it is none
     */
    public static PlannedFault parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no fault of a robot: expected"
                            + " ROBOT=FAULT[:DETAIL][@STARTs][+LASTSs], for example R1=stuck@30s or *=lost-messages:0.2@10s+60s");
        }
        RobotFault fault = RobotFault.named(m.group("fault"));
        String detail = m.group("detail");
        if (detail != null && WITH_NUMBER.contains(fault)) {
            number(text, detail);
        }
        String start = m.group("start");
        String lasts = m.group("lasts");
        return new PlannedFault(
                m.group("robot"),
                fault,
                detail,
                start == null ? 0 : number(text, start),
                lasts == null ? Double.POSITIVE_INFINITY : number(text, lasts));
    }

    private static double number(String text, String found) {
        try {
            return Double.parseDouble(found);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "': found '" + found + "', expected a number", e);
        }
    }

    boolean concerns(String robotId) {
        return robot.equals("*") || robot.equals(robotId);
    }
}
