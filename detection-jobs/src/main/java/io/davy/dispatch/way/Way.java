package io.davy.dispatch.way;

import java.util.List;

/**
 * A way between two nodes.
 *
 * @param nodes node ids in the order of travel; one if the robot is there already
 * @param edges edge ids between them
 * @param lengthM its length, m
 * @param seconds how long the robot drives, s
 * @param exposure what the robot is exposed to on it: the share of its limit times the seconds, summed over gas and heat; 0 in clean air
 */
public record Way(List<String> nodes, List<String> edges, double lengthM, double seconds, double exposure) {
    /**
     * A second at a gas's first alarm, or at the heat that the robot just stands, is worth a detour of so many seconds (a choice): people wait for what it sees, and with
     * more it came later than a robot that heeds no gas, for little less exposure ({@code davy bench dispatch --part PLAN}).
     */
    static final double EXPOSURE_SECONDS = 1;

    /** What the exposure is worth as time, s. */
    public double exposureSeconds() {
        return EXPOSURE_SECONDS * exposure;
    }
}
