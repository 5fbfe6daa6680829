package io.davy.dispatch.way;

import io.davy.plant.Ways;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways as arrays. Edge {@code e} is arc {@code 2e} from its first node to its second and arc {@code 2e + 1} back; a one-way edge, or one that leads nowhere, lacks
 * arcs. Arcs are listed by the node that they leave and by the node that they enter, one list after the other.
 */
final class WayGraph {
    final Ways.Node[] nodes;
    final Ways.Edge[] edges;
    /** Node that an arc leaves; -1 if there is no such arc. */
    final int[] tail;
    /** Node that an arc enters. */
    final int[] head;

    /** The node nearest to the mean of all; -1 without nodes. */
    final int middle;
    /** The least ratio of an edge's length to the straight line between its ends on the plan, at most 1: no way is shorter than the straight line times this. */
    final double shortestPerMetre;

    final int[] outStart;
    final int[] outArc;
    final int[] inStart;
    final int[] inArc;
    private final Map<String, Integer> nodeIndex = new HashMap<>();
    private final Map<String, Integer> edgeIndex = new HashMap<>();

    WayGraph(Ways ways) {
        nodes = ways.nodes().toArray(Ways.Node[]::new);
        edges = ways.edges().toArray(Ways.Edge[]::new);
        for (int i = 0; i < nodes.length; i++) {
            nodeIndex.put(nodes[i].id(), i);
        }
        tail = new int[2 * edges.length];
        head = new int[2 * edges.length];
        Arrays.fill(tail, -1);
        Arrays.fill(head, -1);
        for (int e = 0; e < edges.length; e++) {
            edgeIndex.put(edges[e].id(), e);
            int from = node(edges[e].from());
            int to = node(edges[e].to());
            if (from >= 0 && to >= 0 && from != to) {
                arc(2 * e, from, to);
                if (!edges[e].oneWay()) {
                    arc(2 * e + 1, to, from);
                }
            }
        }
        middle = middle();
        shortestPerMetre = shortestPerMetre();
        outStart = starts(tail);
        outArc = listed(tail, outStart);
        inStart = starts(head);
        inArc = listed(head, inStart);
    }

    private int middle() {
        double x = Arrays.stream(nodes).mapToDouble(Ways.Node::x).average().orElse(0);
        double y = Arrays.stream(nodes).mapToDouble(Ways.Node::y).average().orElse(0);
        int best = -1;
        for (int i = 0; i < nodes.length; i++) {
            best = best < 0 || away(nodes[i], x, y) < away(nodes[best], x, y) ? i : best;
        }
        return best;
    }

    private static double away(Ways.Node n, double x, double y) {
        return Math.hypot(n.x() - x, n.y() - y);
    }

    private double shortestPerMetre() {
        double least = 1;
        for (int e = 0; e < edges.length; e++) {
            int a = 2 * e;
            if (tail[a] >= 0) {
                double straight = away(nodes[head[a]], nodes[tail[a]].x(), nodes[tail[a]].y());
                least = straight > 0 ? Math.min(least, edges[e].lengthM() / straight) : least;
            }
        }
        return least;
    }

    private void arc(int arc, int from, int to) {
        tail[arc] = from;
        head[arc] = to;
    }

    private int[] starts(int[] of) {
        int[] start = new int[nodes.length + 1];
        for (int v : of) {
            if (v >= 0) {
                start[v + 1]++;
            }
        }
        for (int i = 0; i < nodes.length; i++) {
            start[i + 1] += start[i];
        }
        return start;
    }

    private static int[] listed(int[] of, int[] start) {
        int[] next = Arrays.copyOf(start, start.length);
        int[] arcs = new int[start[start.length - 1]];
        for (int a = 0; a < of.length; a++) {
            if (of[a] >= 0) {
                arcs[next[of[a]]++] = a;
            }
        }
        return arcs;
    }

    /** Index of a node; -1 if there is none. */
    int node(String id) {
        return nodeIndex.getOrDefault(id, -1);
    }

    /** Index of an edge; -1 if there is none. */
    int edge(String id) {
        return edgeIndex.getOrDefault(id, -1);
    }

    /** The arc of an edge that leaves a node; -1 if there is none. */
    int arc(String edge, String from) {
        int e = edge(edge);
        int v = node(from);
        if (e < 0 || v < 0) {
            return -1;
        }
        return tail[2 * e] == v ? 2 * e : tail[2 * e + 1] == v ? 2 * e + 1 : -1;
    }

    /** Indexes of nodes, in the order given. */
    int[] indexes(List<String> ids) {
        return ids.stream().mapToInt(this::node).toArray();
    }
}
