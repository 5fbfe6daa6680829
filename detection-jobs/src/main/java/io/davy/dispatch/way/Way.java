package io.davy.dispatch.way;

import java.util.List;

/**
 * A way between two nodes.
 *
 * @param nodes node ids in the order of travel; one if the robot is there already
 * @param edges edge ids between them
 * @param lengthM its length, m
 */
public record Way(List<String> nodes, List<String> edges, double lengthM) {}
