package io.davy.dispatch.way;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Dijkstra from all sources, along the arcs or against them, as far as somebody asks and no further; and what the ways that it found come to. What it has said of a node
 * stays.
 */
final class Search {
    private final WayGraph graph;
    private final ArcCosts costs;
    private final boolean backward;
    private final double[] cost;
    /** The arc by which a node goes on (backward) or was come to; -1 at a source. */
    private final int[] via;
    /** Nodes that another search has reached are not looked at again. */
    private final @Nullable Search reached;
    /** Nodes that are still to be gone on from. */
    private final MinHeap ahead = new MinHeap();

    /** Arcs between a node and its source; -1 until somebody asks. */
    private int[] hops = new int[0];

    private int[] source = new int[0];
    private double[] seconds = new double[0];
    private double[] exposure = new double[0];
    private double[] metres = new double[0];

    private Search(WayGraph graph, ArcCosts costs, boolean backward, @Nullable Search reached) {
        this.graph = graph;
        this.costs = costs;
        this.backward = backward;
        this.reached = reached;
        this.cost = new double[graph.nodes.length];
        this.via = new int[graph.nodes.length];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        Arrays.fill(via, -1);
    }

    /**
     * Begins a search.
     *
     * @param backward true: from every node to the nearest source; false: from the nearest source to every node
     * @param sources nodes
     * @param start what each source costs beforehand
     */
    static Search from(WayGraph graph, ArcCosts costs, boolean backward, int[] sources, double[] start) {
        Search s = new Search(graph, costs, backward, null);
        for (int i = 0; i < sources.length; i++) {
            s.offer(sources[i], start[i], -1);
        }
        return s;
    }

    /**
     * Goes on where this search ends, over the arcs that are closed: for the nodes that it does not reach, the way with the fewest and shortest closures, to a node that it
     * does reach or to a further source.
     *
     * @param further nodes that cost nothing
     */
    Search beyond(int[] further) {
        settleAll();
        Search s = new Search(graph, costs.asIfOpen(), backward, this);
        for (int v : further) {
            s.offer(v, 0, -1);
        }
        for (int v = 0; v < cost.length; v++) {
            if (cost[v] < Double.POSITIVE_INFINITY) {
                s.goOn(v, cost[v]);
            }
        }
        return s;
    }

    private void offer(int node, double c, int arc) {
        if (c < cost[node] && (reached == null || !reached.reaches(node))) {
            cost[node] = c;
            via[node] = arc;
            ahead.push(c, node);
        }
    }

    private void goOn(int node, double soFar) {
        int[] first = backward ? graph.inStart : graph.outStart;
        int[] arcs = backward ? graph.inArc : graph.outArc;
        int[] far = backward ? graph.tail : graph.head;
        double[] price = costs.cost();
        for (int k = first[node]; k < first[node + 1]; k++) {
            double c = soFar + price[arcs[k]];
            int u = far[arcs[k]];
            if (c < cost[u]) {
                offer(u, c, arcs[k]);
            }
        }
    }

    /** Searches until nothing that is still ahead can change a node or the way to it. */
    private void settle(int node) {
        while (ahead.least() <= cost[node] && !ahead.isEmpty()) {
            double c = ahead.least();
            int v = ahead.pop();
            // If not, a better way to it has come since, and was gone on from.
            if (c == cost[v]) {
                goOn(v, c);
            }
        }
    }

    private void settleAll() {
        while (!ahead.isEmpty()) {
            double c = ahead.least();
            int v = ahead.pop();
            if (c == cost[v]) {
                goOn(v, c);
            }
        }
    }

    boolean reaches(int node) {
        return cost(node) < Double.POSITIVE_INFINITY;
    }

    double cost(int node) {
        settle(node);
        return cost[node];
    }

    /** The arc by which a reached node goes on, or was come to; -1 at a source. */
    int via(int node) {
        return via[node];
    }

    /** The next node on the way to the source; the node itself if it is one. */
    int next(int node) {
        int a = via[node];
        return a < 0 ? node : backward ? graph.head[a] : graph.tail[a];
    }

    /** The source of a reached node. */
    int source(int node) {
        sum(node);
        return source[node];
    }

    double seconds(int node) {
        sum(node);
        return seconds[node];
    }

    /** The way between a reached node and its source, in the order of travel. */
    Way way(int node) {
        sum(node);
        WayNodes nodes = new WayNodes(this, node, hops[node] + 1, false);
        WayNodes edges = new WayNodes(this, node, hops[node], true);
        return new Way(nodes, edges, metres[node], seconds[node], exposure[node]);
    }

    /** Node ids, or edge ids, of a way in the order of travel. */
    String[] ids(int node, int count, boolean ofEdges) {
        String[] ids = new String[count];
        int v = node;
        for (int i = 0; i < count; i++) {
            int at = backward ? i : count - 1 - i;
            ids[at] = ofEdges ? graph.edges[via[v] >> 1].id() : graph.nodes[v].id();
            v = next(v);
        }
        return ids;
    }

    /** Adds up from the source to a node, once for each node that lies between. */
    private void sum(int node) {
        settle(node);
        if (hops.length == 0) {
            int n = cost.length;
            seconds = new double[n];
            exposure = new double[n];
            metres = new double[n];
            source = new int[n];
            hops = new int[n];
            Arrays.fill(hops, -1);
        }
        int pending = 0;
        for (int v = node; hops[v] < 0; v = next(v)) {
            if (via[v] < 0) {
                hops[v] = 0;
                source[v] = v;
                break;
            }
            pending++;
        }
        int[] path = new int[pending];
        for (int i = pending - 1, v = node; i >= 0; i--, v = next(v)) {
            path[i] = v;
        }
        for (int v : path) {
            int u = next(v);
            int a = via[v];
            hops[v] = hops[u] + 1;
            source[v] = source[u];
            seconds[v] = seconds[u] + costs.seconds()[a];
            exposure[v] = exposure[u] + costs.exposure()[a];
            metres[v] = metres[u] + graph.edges[a >> 1].lengthM();
        }
    }
}
