package io.davy.dispatch.order;

import io.davy.dispatch.Round;
import io.davy.dispatch.VdaMessages;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.Errand.Look;
import io.davy.dispatch.state.Offer;
import io.davy.dispatch.way.Way;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.Order;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the order messages of an errand, which get their header when they are sent first: the order itself, and updates, which begin at the last node of the base as it was. */
public final class OrderWriter {
    private static final double DEVIATION_SPARE_M = 0.5;
    private static final String POSITION = "order.nodes.nodePosition";

    private OrderWriter() {}

    /**
     * What an order is for.
     *
     * @param orderId VDA 5050 orderId, never used before
     * @param incident the incident, absent on the way home
     * @param mission the mission, absent on the way home
     * @param way the whole way
     * @param offM how far the robot stands from the first node, m; beyond a robot's own tolerance the first node must allow for it
     * @param looks what is to be inspected on it
     */
    public record Draft(
            String orderId,
            @Nullable String incident,
            @Nullable String mission,
            Way way,
            double offM,
            List<Look> looks) {}

    /** The errand of a new order; only its base is released. */
    public static Errand first(Round round, Robot robot, Draft d) {
        List<Double> legs = Legs.seconds(round, robot, d.way().edges());
        int released = BaseReach.nodes(legs, 0, round.settings);
        Errand plan = new Errand(
                robot.id(),
                d.orderId(),
                d.incident(),
                d.mission(),
                d.way().nodes(),
                d.way().edges(),
                legs,
                d.looks(),
                new Errand.Base(0, released, false, false),
                "",
                round.now,
                null,
                null,
                null,
                null,
                null,
                false,
                null);
        Double deviation = d.offM() > DEVIATION_SPARE_M ? Math.ceil(d.offM() + DEVIATION_SPARE_M) : null;
        List<Order.Node> nodes = new ArrayList<>();
        nodes.add(node(round, robot, plan, 0, released, deviation));
        return plan.written(message(round, robot, plan, 0, 0, released, nodes));
    }

    /** The errand with its next order update, which releases the route up to that many nodes. */
    public static Errand update(Round round, Robot robot, Errand e, int released) {
        int from = e.base().last();
        Order before = VdaMessages.read(e.json());
        List<Order.Node> nodes = new ArrayList<>();
        nodes.add(before.nodes().stream()
                .filter(n -> n.sequenceId() == 2 * from)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the newest message of the order " + e.orderId()
                        + " does not hold the last node of its base")));
        return e.updated(message(round, robot, e, e.base().update() + 1, from, released, nodes), released);
    }

    private static String message(
            Round round, Robot robot, Errand e, int update, int from, int released, List<Order.Node> nodes) {
        boolean speeds = round.view(robot.id()).offers().takes("order.edges.maxSpeed");
        List<Order.Edge> edges = new ArrayList<>();
        for (int i = from; i < e.edges().size(); i++) {
            Ways.Edge way = round.map.edge(e.edges().get(i));
            nodes.add(node(round, robot, e, i + 1, released, null));
            edges.add(new Order.Edge(
                    e.edges().get(i),
                    2 * i + 1,
                    i + 1 < released,
                    e.route().get(i),
                    e.route().get(i + 1),
                    speeds && way != null ? way.maxSpeedMs() : null,
                    null,
                    List.of()));
        }
        return VdaMessages.order(
                robot,
                round.view(robot.id()).version(),
                new VdaMessages.Stamp(0, round.now),
                e.orderId(),
                update,
                nodes,
                edges);
    }

    private static Order.Node node(
            Round round, Robot robot, Errand e, int index, int released, @Nullable Double deviation) {
        Offer offer = round.view(robot.id()).offers();
        String id = e.route().get(index);
        List<Look> here = e.looks().stream().filter(l -> l.at() == index).toList();
        Double theta = here.stream()
                .map(Look::thetaRad)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Order.Node(
                id,
                2 * index,
                index < released,
                position(round.map.node(id), offer, round.view(robot.id()).version(), theta, deviation),
                actions(e, here, index, offer));
    }

    private static Order.@Nullable NodePosition position(
            Ways.@Nullable Node n,
            Offer offer,
            @Nullable String version,
            @Nullable Double theta,
            @Nullable Double deviation) {
        if (n == null || !offer.takes(POSITION)) {
            return null;
        }
        boolean both = VdaMessages.version(version).startsWith("2.0.");
        boolean takes =
                offer.takes(POSITION + ".allowedDeviationXY") || both && offer.takes(POSITION + ".allowedDeviationXy");
        Double allowed = takes ? deviation : null;
        return new Order.NodePosition(
                n.x(),
                n.y(),
                theta != null && offer.takes(POSITION + ".theta") ? Math.IEEEremainder(theta, 2 * Math.PI) : null,
                allowed,
                both ? allowed : null,
                n.floor());
    }

    private static List<Action> actions(Errand e, List<Look> here, int index, Offer offer) {
        List<Action> actions = new ArrayList<>();
        for (Look l : here) {
            actions.add(new Action(l.type(), l.action(), "HARD", null));
            if (l.photo() != null) {
                actions.add(new Action("takePhoto", l.photo(), "HARD", null));
            }
        }
        if (e.home() && index == e.route().size() - 1 && offer.onNodes().contains("startCharging")) {
            actions.add(new Action("startCharging", e.orderId() + "-charge", "HARD", null));
        }
        return actions;
    }
}
