package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.dispatch.order.BaseReach;
import io.davy.mission.Mission.State;
import io.davy.vda5050.v2.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaseAndHorizonTest {
    private final Control c = Control.with(TestSite.ringed());
    private final Bot r1 = new Bot("R1", "D1");

    private String accepted() {
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        r1.takes(c.mission().orderId(), 4);
        c.hears(r1);
        return r1.orderId;
    }

    private void passes(String node, int sequence) {
        r1.stand(node);
        r1.sequence = sequence;
        r1.nodesAhead--;
        c.hears(r1);
    }

    private static List<String> released(Order o) {
        return o.nodes().stream()
                .filter(Order.Node::released)
                .map(Order.Node::nodeId)
                .toList();
    }

    private static List<String> horizon(Order o) {
        return o.nodes().stream()
                .filter(n -> !n.released())
                .map(Order.Node::nodeId)
                .toList();
    }

    private void blocked(String edge) {
        r1.errors.add(new io.davy.vda5050.v2.State.ErrorState(
                "pathBlocked", "WARNING", null, List.of(new io.davy.vda5050.v2.State.Reference("edgeId", edge))));
        c.hears(r1);
    }

    @Test
    void onlyTwoEdgesOrTenSecondsOfTheWayAreReleased() {
        accepted();
        Order o = c.order("R1");
        assertThat(released(o)).containsExactly("D1", "A", "B");
        assertThat(horizon(o)).containsExactly("C", "T");
        assertThat(c.mission().releasedNodes()).isEqualTo(3);
        DispatchSettings s = DispatchSettings.create(x -> {});
        assertThat(BaseReach.nodes(List.of(2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 9.0), 0, s))
                .as("10 s of short edges")
                .isEqualTo(6);
        assertThat(BaseReach.nodes(List.of(2.0, 2.0, 2.0), 0, s))
                .as("a short rest is released whole")
                .isEqualTo(4);
        assertThat(BaseReach.nodes(List.of(), 0, s)).isEqualTo(1);
    }

    @Test
    void theBaseGrowsAsTheRobotPassesNodesSoThatItNeverHasToStop() {
        accepted();
        passes("A", 2);
        Order update = c.order("R1");
        assertThat(update.orderUpdateId()).isEqualTo(1);
        assertThat(released(update)).as("from the last node of the base on").containsExactly("B", "C");
        assertThat(horizon(update)).containsExactly("T");
        assertThat(update.nodes().get(0).sequenceId()).isEqualTo(4);
        passes("B", 4);
        assertThat(released(c.order("R1"))).containsExactly("C", "T");
        passes("C", 6);
        assertThat(c.orders("R1")).hasSize(3);
        assertThat(c.mission().releasedNodes()).isEqualTo(5);
        assertThat(c.mission().orderUpdateId()).isEqualTo(2);
    }

    @Test
    void noUpdateFollowsOneThatTheRobotHasNotAcknowledged() {
        accepted();
        c.deaf.add("R1");
        passes("A", 2);
        passes("B", 4);
        assertThat(c.order("R1").orderUpdateId()).isEqualTo(1);
        c.deaf.clear();
        c.hears(r1);
        assertThat(c.order("R1").orderUpdateId()).isEqualTo(2);
    }

    @Test
    void anUpdateThatIsNotAcknowledgedInTimeEndsTheMissionAndTheNextRobotGoes() {
        accepted();
        c.hears(new Bot("R2", "D2"));
        c.deaf.add("R1");
        passes("A", 2);
        c.after(6, r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).contains("order update"));
        assertThat(c.mission().robot()).isEqualTo("R2");
        assertThat(c.sent("R1", "instantActions")).anyMatch(m -> m.json().contains("cancelOrder"));
    }

    @Test
    void aRefusedUpdateEndsTheMissionWithTheRobotsWords() {
        String order = accepted();
        c.deaf.add("R1");
        r1.errors.add(new io.davy.vda5050.v2.State.ErrorState(
                "orderUpdateError",
                "WARNING",
                "no stitching",
                List.of(
                        new io.davy.vda5050.v2.State.Reference("orderId", order),
                        new io.davy.vda5050.v2.State.Reference("orderUpdateId", "1"))));
        passes("A", 2);
        c.hears(r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason())
                        .contains("refused the order update")
                        .contains("no stitching"));
    }

    @Test
    void aClosedEdgeOfTheHorizonIsGoneAroundByAnUpdate() {
        accepted();
        blocked("C-T");
        Order update = c.order("R1");
        assertThat(update.orderUpdateId()).isEqualTo(1);
        assertThat(update.nodes()).extracting(Order.Node::nodeId).containsExactly("B", "T");
        assertThat(update.edges()).extracting(Order.Edge::edgeId).containsExactly("B-T");
        assertThat(update.nodes().get(1).actions()).as("the look goes with it").isNotEmpty();
        assertThat(c.mission().route()).containsExactly("D1", "A", "B", "T");
        assertThat(c.mission().reason()).contains("another way").contains("C-T");
        assertThat(c.desk.blocked()).containsOnlyKeys("C-T");
        assertThat(c.sent("R1", "instantActions")).isEmpty();
    }

    @Test
    void aClosedEdgeOfTheBaseIsAnsweredByACancelAndANewOrderFromWhereTheRobotStands() {
        String order = accepted();
        passes("A", 2);
        c.hears(r1);
        blocked("B-C");
        assertThat(c.sent("R1", "instantActions"))
                .singleElement()
                .satisfies(m -> assertThat(m.json()).contains("cancelOrder"));
        assertThat(c.mission().reason()).contains("B-C").contains("closed");
        r1.nodesAhead = 0;
        r1.action(order + "-cancel", "FINISHED", null);
        c.hears(r1);
        Order again = c.order("R1");
        assertThat(again.orderId()).isEqualTo(order + ".2");
        assertThat(again.orderUpdateId()).isZero();
        assertThat(again.edges()).extracting(Order.Edge::edgeId).doesNotContain("B-C");
        assertThat(again.nodes().get(0).nodeId()).isEqualTo("A");
        assertThat(c.mission().state()).isEqualTo(State.SENT);
        assertThat(c.mission().number()).as("still the same mission").isEqualTo(1);
    }

    @Test
    void aRobotThatStandsBeforeABlockBeginsAtTheNodeThatItCameFrom() {
        String order = accepted();
        passes("A", 2);
        c.hears(r1);
        r1.position = new io.davy.vda5050.v2.State.AgvPosition(17, 0, 0, "F0", true);
        blocked("A-B");
        r1.nodesAhead = 0;
        r1.action(order + "-cancel", "FINISHED", null);
        c.hears(r1);
        Order again = c.order("R1");
        assertThat(again.nodes())
                .extracting(Order.Node::nodeId)
                .as("B is nearer, but behind the block")
                .containsExactly("A", "T");
        assertThat(again.nodes().get(0).nodePosition().allowedDeviationXY()).isGreaterThanOrEqualTo(7);
    }

    @Test
    void aBlockedEdgeIsOpenAgainAfterTenMinutes() {
        accepted();
        blocked("C-T");
        r1.errors.clear();
        c.hears(r1);
        c.after(java.time.Duration.ofMinutes(11)).hears(r1);
        assertThat(c.desk.blocked()).isEmpty();
    }

    @Test
    void aRobotThatComesNoFurtherIsReplacedAndItsEdgeIsClosedForAWhile() {
        accepted();
        Bot r2 = new Bot("R2", "D2");
        r1.driving = true;
        c.after(49, r1, r2);
        assertThat(c.missions()).noneMatch(m -> m.state() == State.FAILED);
        c.after(2, r1, r2);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).contains("has not come from D1 to A in 50 s"));
        assertThat(c.desk.blocked()).containsKey("D1-A");
        assertThat(c.mission().robot()).isEqualTo("R2");
    }
}
