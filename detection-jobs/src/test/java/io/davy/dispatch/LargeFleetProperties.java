package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.dispatch.state.SiteMap;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import io.davy.vda5050.v2.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A large fleet is not looked at whole, and the same robot goes as if it were. */
class LargeFleetProperties {
    private static final int SIDE = 8;
    private static final double STEP_M = 10;
    private static final Ways.Node[] NODES = new Ways.Node[SIDE * SIDE];

    private static Ways.Edge edge(Random random, Ways.Node a, Ways.Node b) {
        // Ways wind; and a plan that came from elsewhere may have lengths that are shorter than the straight line.
        double length = STEP_M * (0.5 + 3 * random.nextDouble());
        return new Ways.Edge(a.id() + '_' + b.id(), a.id(), b.id(), length, Ways.Kind.FLOOR, false);
    }

    private static Ways ways(Random random) {
        List<Ways.Edge> edges = new ArrayList<>();
        for (int i = 0; i < NODES.length; i++) {
            NODES[i] = new Ways.Node("N%02d".formatted(i), i % SIDE * STEP_M, i / SIDE * STEP_M, "F0");
        }
        for (int i = 0; i < NODES.length; i++) {
            if (i % SIDE + 1 < SIDE) {
                edges.add(edge(random, NODES[i], NODES[i + 1]));
            }
            if (i + SIDE < NODES.length) {
                edges.add(edge(random, NODES[i], NODES[i + SIDE]));
            }
        }
        // The incident is near T.
        List<Ways.Node> nodes = new ArrayList<>(List.of(NODES));
        Ways.Node t = TestSite.WAYS.node("T");
        nodes.add(t);
        edges.add(new Ways.Edge("T_", "T", NODES[4].id(), 3, Ways.Kind.FLOOR, false));
        return new Ways(nodes, edges);
    }

    /** The mission of a gas incident with these robots only. */
    private static Mission of(Ways ways, List<Robot> fleet, List<Bot> bots) {
        Set<String> ids = fleet.stream().map(Robot::id).collect(java.util.stream.Collectors.toSet());
        Control c = Control.with(new SiteMap("test", TestSite.SITE.floors(), List.of(), fleet, ways));
        c.hears(bots.stream().filter(b -> ids.contains(b.id)).toArray(Bot[]::new));
        c.incident(TestSite.gas("in-1", "T"));
        return c.mission();
    }

    private static Bot at(String id, Ways.Node n) {
        Bot b = new Bot(id, "D1");
        b.lastNode = n.id();
        b.position = new State.AgvPosition(n.x(), n.y(), 0, n.floor(), true);
        return b;
    }

    private static Robot robot(int i, double speedMs) {
        return new Robot(
                "R%02d".formatted(i),
                null,
                "acme",
                "SN-" + i,
                Set.of(Robot.Inspection.GAS),
                null,
                speedMs,
                600,
                20,
                false,
                NODES[0].id());
    }

    @Property(tries = 60)
    void theSameRobotGoesAsInATournamentOfSmallFleets(@ForAll long seed) {
        Random random = new Random(seed);
        Ways ways = ways(random);
        List<Robot> fleet = new ArrayList<>();
        List<Bot> bots = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            fleet.add(robot(i, 0.5 + 0.5 * random.nextInt(4)));
            Bot b = at("R%02d".formatted(i), NODES[random.nextInt(NODES.length)]);
            b.charge = 60 + random.nextInt(40);
            bots.add(b);
        }
        String one = of(ways, fleet.subList(0, 30), bots).robot();
        String two = of(ways, fleet.subList(30, 60), bots).robot();
        List<Robot> last = fleet.stream()
                .filter(r -> r.id().equals(one) || r.id().equals(two))
                .toList();
        // In the large fleet all others stand where they stand.
        Mission all = of(ways, fleet, bots);
        assertThat(all.robot()).isIn(one, two);
        assertThat(all.eta()).isEqualTo(of(ways, last, bots).eta());
    }

    @Example
    void aFarRobotWithAShortWayIsNotPassedOver() {
        ways(new Random(1));
        Ways.Node t = TestSite.WAYS.node("T");
        List<Ways.Node> nodes = List.of(t, NODES[0], NODES[12]);
        // 40 m to the west, but the plan tells 8 m of way; 10 m to the north, and 15 m of way.
        Ways ways = new Ways(
                nodes,
                List.of(
                        new Ways.Edge("W", NODES[0].id(), "T", 8, Ways.Kind.FLOOR, false),
                        new Ways.Edge("N", NODES[12].id(), "T", 15, Ways.Kind.FLOOR, false)));
        List<Robot> fleet = new ArrayList<>();
        List<Bot> bots = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            fleet.add(robot(i, 1));
            bots.add(at("R%02d".formatted(i), NODES[i == 33 ? 0 : 12]));
        }
        assertThat(of(ways, fleet, bots).robot()).isEqualTo("R33");
    }

    @Example
    void whoseChargeCannotLastForTheStraightLineIsToldSo() {
        Ways ways = ways(new Random(1));
        List<Robot> fleet = new ArrayList<>();
        List<Bot> bots = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            fleet.add(robot(i, 1));
            Bot b = at("R%02d".formatted(i), NODES[i]);
            b.charge = i == 7 ? 20.1 : 90;
            bots.add(b);
        }
        assertThat(of(ways, fleet, bots).excluded())
                .filteredOn(e -> e.code().equals("battery"))
                .singleElement()
                .satisfies(e -> assertThat(e.robot()).isEqualTo("R07"))
                .satisfies(e -> assertThat(e.en())
                        .startsWith("20.1 % charge would leave")
                        .contains("at most"));
    }
}
