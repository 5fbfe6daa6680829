package io.davy.dispatch.way;

import io.davy.plant.Ways;
import org.jspecify.annotations.Nullable;

/**
 * A place on the ways to look at a hazard from.
 *
 * @param node where the robot stands
 * @param thetaRad where it looks, radians counter-clockwise from east; absent if that does not matter
 * @param penaltySeconds how many seconds of travel a better pose would be worth: 0 for the best
 * @param upwind whether the wind comes to it before it comes to the hazard
 */
public record Pose(Ways.Node node, @Nullable Double thetaRad, double penaltySeconds, boolean upwind) {}
