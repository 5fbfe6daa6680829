package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.vda5050.v2.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChargingTest {
    private final Control c = Control.withPlant();
    private final Bot r1 = new Bot("R1", "D1");

    private Order sentHome() {
        r1.stand("A");
        c.hears(r1);
        c.act(io.davy.action.Action.Type.RETURN, "R1");
        r1.takes(c.order("R1").orderId(), 1);
        c.hears(r1);
        return c.order("R1");
    }

    private List<String> instants() {
        return c.sent("R1", "instantActions").stream()
                .map(m -> m.json().replaceAll(".*\"actionType\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    @Test
    void aRobotThatIsHomeChargesAtOnceWhereItOffersThatOnlySo() {
        Order home = sentHome();
        assertThat(home.nodes()).allMatch(n -> n.actions().isEmpty());
        r1.arrives("D1", 2);
        c.hears(r1);
        assertThat(instants()).containsExactly("startCharging");
        r1.charging = true;
        c.after(30, r1);
        assertThat(instants()).hasSize(1);
        assertThat(c.desk.asks()).isEmpty();
    }

    @Test
    void aRobotThatOffersChargingAtANodeGetsItAsTheLastActionOfItsWayHome() {
        r1.factsheet = Sheets.of(List.of("inspectGas", "startCharging"), List.of("cancelOrder"), List.of());
        Order home = sentHome();
        assertThat(home.nodes().get(0).actions()).isEmpty();
        assertThat(home.nodes().get(1).actions())
                .singleElement()
                .satisfies(a -> assertThat(a.actionType()).isEqualTo("startCharging"));
        r1.arrives("D1", 2).action(home.orderId() + "-charge", "FINISHED", null);
        c.after(10, r1);
        assertThat(instants()).isEmpty();
        assertThat(c.desk.errands()).isEmpty();
    }

    @Test
    void aRobotThatOffersNoChargingIsNotAskedTo() {
        r1.factsheet = Sheets.of(List.of("inspectGas"), List.of("cancelOrder"), List.of());
        sentHome();
        r1.arrives("D1", 2);
        c.after(10, r1);
        assertThat(instants()).isEmpty();
    }

    @Test
    void aRobotThatStandsIdleAwayFromItsDockWithLittleChargeGoesHome() {
        r1.stand("C");
        r1.charge = 31;
        c.hears(r1);
        assertThat(c.sent("R1", "order")).isEmpty();
        r1.charge = 30;
        c.hears(r1);
        assertThat(c.order("R1").orderId()).startsWith("home-");
    }

    @Test
    void aRobotWithoutAFactsheetIsAskedForItAFewTimesAndNotForEver() {
        r1.factsheet = null;
        c.hears(r1);
        c.after(600, r1);
        assertThat(instants()).hasSize(5).containsOnly("factsheetRequest");
        r1.factsheet = Sheets.ofEverything();
        c.hears(r1);
        assertThat(c.desk.asks()).isEmpty();
        c.after(60, r1);
        assertThat(instants()).hasSize(5);
    }

    @Test
    void anOrderHomeThatWasTakenBackIsFollowedByOneOfAnotherId() {
        String home = sentHome().orderId();
        c.incident(TestSite.gas("in-1", "T"));
        r1.nodesAhead = 0;
        r1.action(home + "-cancel", "FINISHED", null);
        c.incident(TestSite.closed(TestSite.gas("in-1", "T")));
        c.hears(r1);
        c.after(10, r1);
        assertThat(c.orders("R1").stream()
                        .map(Order::orderId)
                        .filter(o -> o.startsWith("home-"))
                        .distinct())
                .hasSize(2);
    }
}
