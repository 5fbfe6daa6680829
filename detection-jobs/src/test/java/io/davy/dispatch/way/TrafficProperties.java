package io.davy.dispatch.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.davy.dispatch.scene.Scene.Reservation;
import io.davy.plant.Ways;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A robot's own way does not stand in its way: what arcs cost it is what they cost if it had reserved nothing. */
class TrafficProperties {
    private static final int SIDE = 4;

    private static Ways grid(Random random) {
        List<Ways.Node> nodes = new ArrayList<>();
        List<Ways.Edge> edges = new ArrayList<>();
        for (int i = 0; i < SIDE * SIDE; i++) {
            nodes.add(new Ways.Node("N" + i, i % SIDE, i / SIDE, "F0"));
        }
        for (int i = 0; i < 3 * SIDE * SIDE; i++) {
            edges.add(new Ways.Edge(
                    "E" + i,
                    "N" + random.nextInt(SIDE * SIDE),
                    "N" + random.nextInt(SIDE * SIDE),
                    1 + random.nextInt(9),
                    Ways.Kind.FLOOR,
                    random.nextInt(4) == 0));
        }
        return new Ways(nodes, edges);
    }

    private static List<Reservation> reserved(Random random, Ways ways, int robots) {
        List<Reservation> all = new ArrayList<>();
        for (int r = 0; r < robots; r++) {
            for (int i = 0; i < 6; i++) {
                Ways.Edge e = ways.edges().get(random.nextInt(ways.edges().size()));
                boolean back = random.nextBoolean() && !e.oneWay();
                all.add(new Reservation(
                        "R" + r,
                        e.id(),
                        back ? e.to() : e.from(),
                        back ? e.from() : e.to(),
                        i == 5,
                        random.nextBoolean()));
            }
        }
        return all;
    }

    private static ArcCosts plain(WayGraph g, Random random) {
        int n = g.tail.length;
        ArcCosts c = new ArcCosts(new double[n], new double[n], new double[n], new byte[n]);
        for (int a = 0; a < n; a++) {
            c.cost()[a] = 1 + random.nextInt(100);
            if (random.nextInt(6) == 0) {
                c.close(a, random.nextBoolean() ? Closure.Kind.GAS : Closure.Kind.BLOCKED);
            }
        }
        return c;
    }

    @Property(tries = 300)
    void aRobotsOwnWayDoesNotStandInItsWay(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int robots) {
        Random random = new Random(seed);
        Ways ways = grid(random);
        WayGraph g = new WayGraph(ways);
        List<Reservation> all = reserved(random, ways, robots);
        ArcCosts plain = plain(g, random);
        Traffic traffic = new Traffic(g, all);
        ArcCosts with = traffic.over(plain);
        for (int r = 0; r < robots; r++) {
            String own = "R" + r;
            List<Reservation> others =
                    all.stream().filter(x -> !x.robot().equals(own)).toList();
            ArcCosts expected = new Traffic(g, others).over(plain);
            ArcCosts got = traffic.but(own, with, plain);
            assertThat(got.closed()).isEqualTo(expected.closed());
            assertThat(got.cost()).containsExactly(expected.cost(), offset(1e-9));
        }
    }

    @Property(tries = 100)
    void whatIsLetDriveClosesTheOtherDirectionAndIsDearToFollow(@ForAll long seed) {
        Random random = new Random(seed);
        Ways ways = grid(random);
        WayGraph g = new WayGraph(ways);
        ArcCosts plain = plain(g, random);
        Reservation r = reserved(random, ways, 1).get(0);
        int a = g.arc(r.edge(), r.from());
        ArcCosts with = new Traffic(g, List.of(r)).over(plain);
        if (a >= 0) {
            assertThat(with.cost()[a]).isEqualTo(plain.cost()[a] + Traffic.BEHIND_SECONDS);
            if (g.tail[a ^ 1] >= 0) {
                assertThat(with.open(a ^ 1)).isEqualTo(plain.open(a ^ 1) && !r.released());
            }
        }
        assertThat(new Traffic(g, List.of(r)).has("R0")).isEqualTo(a >= 0);
    }
}
