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
public record Way(List<String> nodes, List<String> edges, double lengthM, double seconds, double exposure) {}
