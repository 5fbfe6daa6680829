package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.WayMap;
import io.davy.incident.Incident;
import io.davy.mission.Mission.State;
import io.davy.plant.Place;
import io.davy.plant.Ways;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole rounds in the yard: who is sent, and which way. */
class WayStoryTest {
    private final Control c = new Control();

    private void yard() {
        SiteMap site = new SiteMap(
                "yard", new Yard().map.site().floors(), List.of(), List.of(Yard.RATED, Yard.PLAIN), Yard.WAYS);
        c.desk = c.dispatcher.plant(c.desk, site, c.now).desk();
    }

    private static Bot bot(String id, String node) {
        Bot b = new Bot(id, "D1");
        Ways.Node n = Yard.WAYS.node(node);
        b.lastNode = node;
        b.position = new io.davy.vda5050.v2.State.AgvPosition(n.x(), n.y(), 0, n.floor(), true);
        return b;
    }

    private static Incident next(Incident i, Place place) {
        return new Incident(
                i.id(),
                i.version() + 1,
                i.site(),
                i.area(),
                i.zone(),
                i.hazard(),
                i.gas(),
                i.state(),
                i.severity(),
                i.opened(),
                i.time(),
                null,
                i.firstOut(),
                i.alarms(),
                place,
                i.source(),
                null,
                null,
                0,
                "x",
                "x",
                null,
                i.wind(),
                i.other());
    }

    @Test
    void theOnlyNearRobotIsNotRatedSoTheFarOneGoes() {
        yard();
        c.hears(bot("PLAIN", "S"), bot("RATED", "W")).incident(Yard.methane(120, 3, Yard.wind(0, 3)));
        assertThat(c.mission().robot()).isEqualTo("RATED");
        assertThat(c.why("PLAIN")).isEqualTo("gas_on_way");
        assertThat(c.mission().excluded()).singleElement().satisfies(e -> {
            assertThat(e.en()).contains("CH4", "in-gas", "not rated");
            assertThat(e.ko()).contains("CH4", "in-gas");
        });
    }

    @Test
    void theWayCrossesAnotherIncidentsPlumeAndTheRobotGoesRound() {
        yard();
        c.hears(bot("PLAIN", "W"))
                .incident(Yard.methane(60, 4, Yard.wind(0, 3)))
                .incident(Yard.leak("in-tox", "NH3", 120, 3, 0.5, 1, null, null));
        assertThat(c.missions())
                .filteredOn(m -> m.incident().equals("in-tox"))
                .last()
                .satisfies(m -> {
                    assertThat(m.state()).isEqualTo(State.SENT);
                    assertThat(m.route()).containsExactly("W", "NW", "N", "NE", "T");
                });
        assertThat(c.missions())
                .filteredOn(m -> m.incident().equals("in-gas"))
                .last()
                .satisfies(m -> assertThat(m.state()).isEqualTo(State.WAITING));
    }

    @Test
    void aSmallMoveOfThePlaceIsNoNewPlaceAndALargeOneIs() {
        yard();
        Bot rated = bot("RATED", "W");
        Incident first = Yard.leak("in-gas", "CH4", 120, 3, 5, 20, null, null);
        c.hears(rated).incident(first);
        String order = c.mission().orderId();
        Ways.Node t = Yard.WAYS.node("T");
        rated.takes(order, 0);
        rated.lastNode = "T";
        rated.sequence = 4;
        rated.position = new io.davy.vda5050.v2.State.AgvPosition(t.x(), t.y(), 0, "F0", true);
        rated.action(order + "-look", "FINISHED", "{\"value\":0,\"unit\":\"%LEL\"}");
        c.hears(rated);
        assertThat(c.mission().state()).isEqualTo(State.DONE);
        Incident little = next(first, new Place(118, 4, 1, "F0"));
        c.incident(little);
        assertThat(c.mission().number()).isEqualTo(1);
        c.incident(next(little, new Place(60, 3, 1, "F0")));
        c.after(40, rated);
        assertThat(c.missions()).extracting(m -> m.number()).contains(2);
    }

    @Test
    void aHotPlaceIsLookedAtFromWhereTheRobotStandsTheHeat() {
        Incident hot = TestSite.incident("in-1", Hazard.HEAT, "A", Priority.HIGH, "temperature_high", 80, "degC");
        Control site = Control.ready().incident(hot);
        assertThat(site.mission().robot()).isEqualTo("R2");
    }

    @Test
    void betweenNodesARobotBeginsAtTheNearerEndOfItsEdge() {
        WayMap map = new Yard().map;
        Bot b = bot("RATED", "W");
        b.position = new io.davy.vda5050.v2.State.AgvPosition(20, 0.5, 0, "F0", true);
        assertThat(StartNode.of(b.view(c.now), map))
                .get()
                .extracting(StartNode::node)
                .isEqualTo("W");
        b.position = new io.davy.vda5050.v2.State.AgvPosition(45, 0.5, 0, "F0", true);
        assertThat(StartNode.of(b.view(c.now), map))
                .get()
                .extracting(StartNode::node)
                .isEqualTo("S");
        b.position = new io.davy.vda5050.v2.State.AgvPosition(0, 65, 0, "F0", true);
        assertThat(StartNode.of(b.view(c.now), map))
                .get()
                .extracting(StartNode::node)
                .isEqualTo("NW");
        b.lastNode = "T";
        b.position = new io.davy.vda5050.v2.State.AgvPosition(128, 0, 0, "F1", true);
        assertThat(StartNode.of(b.view(c.now), map))
                .as("on the stairs, upstairs already")
                .get()
                .extracting(StartNode::node)
                .isEqualTo("U");
        b.position = new io.davy.vda5050.v2.State.AgvPosition(20, 0, 0, "elsewhere", true);
        assertThat(StartNode.of(b.view(c.now), map)).isEmpty();
    }

    @Test
    void aRobotOnAOneWayEdgeGoesOnToItsEnd() {
        Ways ways = new Ways(
                List.of(Yard.node("P", 0, 0), Yard.node("Q", 20, 0)),
                List.of(new Ways.Edge("P>Q", "P", "Q", 20, Ways.Kind.FLOOR, true)));
        Bot b = bot("RATED", "W");
        b.lastNode = "P";
        b.position = new io.davy.vda5050.v2.State.AgvPosition(5, 0, 0, "F0", true);
        assertThat(StartNode.of(
                        b.view(c.now),
                        new WayMap(new SiteMap("s", new Yard().map.site().floors(), List.of(), List.of(), ways))))
                .hasValueSatisfying(s -> {
                    assertThat(s.node()).isEqualTo("Q");
                    assertThat(s.offM()).isEqualTo(15);
                });
    }
}
