package io.davy.dispatch.way;

import java.util.Arrays;

/** Dijkstra from all sources to every node at once, along the arcs or against them; and what the ways that it found come to. */
final class Search {
    private final WayGraph graph;
    private final ArcCosts costs;
    private final boolean backward;
    private final double[] cost;
    /** The arc by which a node goes on (backward) or was come to; -1 at a source. */
    private final int[] via;
    /** Arcs between a node and its source; -1 until somebody asks. */
    private int[] hops = new int[0];

    private double[] seconds = new double[0];
    private double[] exposure = new double[0];
    private double[] metres = new double[0];

    /**
     * Searches.
     *
     * @param backward true: from every node to the nearest source; false: from the nearest source to every node
     * @param sources nodes
     * @param start what each source costs beforehand
     */
    Search(WayGraph graph, ArcCosts costs, boolean backward, int[] sources, double[] start) {
        this.graph = graph;
        this.costs = costs;
        this.backward = backward;
        this.cost = new double[graph.nodes.length];
        this.via = new int[graph.nodes.length];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        Arrays.fill(via, -1);
        run(sources, start);
    }

    private void run(int[] sources, double[] start) {
        int[] first = backward ? graph.inStart : graph.outStart;
        int[] arcs = backward ? graph.inArc : graph.outArc;
        int[] far = backward ? graph.tail : graph.head;
        double[] price = costs.cost();
        MinHeap heap = new MinHeap();
        for (int i = 0; i < sources.length; i++) {
            if (start[i] < cost[sources[i]]) {
                cost[sources[i]] = start[i];
                heap.push(start[i], sources[i]);
            }
        }
        while (!heap.isEmpty()) {
            long entry = heap.pop();
            int v = MinHeap.node(entry);
            double soFar = cost[v];
            if (!MinHeap.of(entry, soFar)) {
                continue;
            }
            for (int k = first[v]; k < first[v + 1]; k++) {
                int arc = arcs[k];
                double c = soFar + price[arc];
                int u = far[arc];
                if (c < cost[u]) {
                    cost[u] = c;
                    via[u] = arc;
                    heap.push(c, u);
                }
            }
        }
    }

    boolean reaches(int node) {
        return cost[node] < Double.POSITIVE_INFINITY;
    }

    double cost(int node) {
        return cost[node];
    }

    int via(int node) {
        return via[node];
    }

    /** The next node on the way to the source; the node itself if it is one. */
    int next(int node) {
        int a = via[node];
        return a < 0 ? node : backward ? graph.head[a] : graph.tail[a];
    }

    int source(int node) {
        int v = node;
        while (via[v] >= 0) {
            v = next(v);
        }
        return v;
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
        if (hops.length == 0) {
            int n = cost.length;
            seconds = new double[n];
            exposure = new double[n];
            metres = new double[n];
            hops = new int[n];
            Arrays.fill(hops, -1);
        }
        int pending = 0;
        for (int v = node; hops[v] < 0; v = next(v)) {
            if (via[v] < 0) {
                hops[v] = 0;
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
            seconds[v] = seconds[u] + costs.seconds()[a];
            exposure[v] = exposure[u] + costs.exposure()[a];
            metres[v] = metres[u] + graph.edges[a >> 1].lengthM();
        }
    }
}
