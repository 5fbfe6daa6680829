package io.davy.dispatch.way;

import java.util.Arrays;

/**
 * Nodes by what they cost, the least first: a heap of four branches on two arrays, without an object an entry. Costs are kept whole: behind what is closed they are so
 * large that in fewer digits a minute more or less would not show, and nodes would be gone on from again and again.
 */
final class MinHeap {
    private static final int BRANCHES = 4;

    private double[] costs = new double[64];
    private int[] nodes = new int[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void push(double cost, int node) {
        if (size == nodes.length) {
            costs = Arrays.copyOf(costs, 2 * size);
            nodes = Arrays.copyOf(nodes, 2 * size);
        }
        int i = size++;
        while (i > 0) {
            int up = (i - 1) / BRANCHES;
            if (costs[up] <= cost) {
                break;
            }
            costs[i] = costs[up];
            nodes[i] = nodes[up];
            i = up;
        }
        costs[i] = cost;
        nodes[i] = node;
    }

    /** The least cost; positive infinity if it is empty. */
    double least() {
        return size == 0 ? Double.POSITIVE_INFINITY : costs[0];
    }

    /** Takes the node of the least cost away. */
    int pop() {
        int least = nodes[0];
        double cost = costs[--size];
        int node = nodes[size];
        int i = 0;
        while (true) {
            int first = BRANCHES * i + 1;
            if (first >= size) {
                break;
            }
            int best = first;
            int end = Math.min(first + BRANCHES, size);
            for (int k = first + 1; k < end; k++) {
                best = costs[k] < costs[best] ? k : best;
            }
            if (costs[best] >= cost) {
                break;
            }
            costs[i] = costs[best];
            nodes[i] = nodes[best];
            i = best;
        }
        costs[i] = cost;
        nodes[i] = node;
        return least;
    }
}
