package io.davy.plant.yaml;

import io.davy.plant.Ways.Edge;
import io.davy.plant.Ways.Kind;
import io.davy.plant.Ways.Node;
import java.util.HashMap;
import java.util.Map;

/** Edges lead from one place to another, and between floors by stairs only. */
final class WayCheck implements Check {
    private static final double TOLERANCE = 0.99;

    @Override
    public void check(Draft draft, Problems problems) {
        Map<String, Node> nodes = new HashMap<>();
        draft.nodes().forEach(n -> nodes.put(n.value().id(), n.value()));
        Map<String, Double> heights = new HashMap<>();
        draft.floors().forEach(f -> heights.put(f.value().id(), f.value().z()));
        for (Located<Edge> e : draft.edges()) {
            Node from = nodes.get(e.value().from());
            Node to = nodes.get(e.value().to());
            if (from != null && to != null) {
                check(e, from, to, WaysReader.length(from, to, heights), problems);
            }
        }
    }

    private static void check(Located<Edge> e, Node from, Node to, double straight, Problems problems) {
        Edge edge = e.value();
        if (from.id().equals(to.id())) {
            problems.error(e.at("to"), "the edge " + edge.id() + " leads from " + from.id() + " to itself");
            return;
        }
        if (!from.floor().equals(to.floor()) && edge.kind() != Kind.STAIRS) {
            problems.error(
                    e.at("kind"),
                    "the edge " + edge.id() + " leads from floor " + from.floor() + " to floor " + to.floor()
                            + ": expected kind: stairs");
        }
        if (edge.lengthM() <= 0 && from.floor().equals(to.floor())) {
            problems.error(e.pointer(), "the nodes " + from.id() + " and " + to.id() + " stand at the same place");
        } else if (edge.lengthM() < straight * TOLERANCE) {
            problems.warning(
                    e.at("length_m"),
                    "the edge " + edge.id() + " is " + Figures.text(edge.lengthM()) + " m long, but its ends are "
                            + Figures.text(straight) + " m apart");
        }
    }
}
