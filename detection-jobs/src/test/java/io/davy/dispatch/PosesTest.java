package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.dispatch.scene.Scene;
import io.davy.dispatch.way.Approach;
import io.davy.dispatch.way.Pose;
import io.davy.dispatch.way.PoseFinder;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.SweepPlan;
import io.davy.dispatch.way.Tour;
import io.davy.incident.Incident.Ellipse;
import io.davy.incident.Incident.Wind;
import io.davy.plant.Place;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Ways;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PosesTest {
    /** Nodes 4 m to each side of a pump at (60, 50), a nearer one in the south-east, one far away, and a ring around all. */
    private static Ways ring() {
        List<Ways.Node> nodes = new ArrayList<>(List.of(
                Yard.node("EAST", 64, 50),
                Yard.node("NORTH", 60, 54),
                Yard.node("WEST", 56, 50),
                Yard.node("SOUTH", 60, 46),
                Yard.node("NEAR", 62, 48),
                Yard.node("FAR", 100, 50),
                new Ways.Node("ABOVE", 60, 51, "F1")));
        List<Ways.Edge> edges = new ArrayList<>();
        for (Ways.Node n : nodes) {
            if (!n.id().equals("FAR") && n.floor().equals("F0")) {
                edges.add(Yard.edge(n.id() + "-FAR", n.id(), "FAR", 40, Ways.Kind.FLOOR));
            }
        }
        return new Ways(nodes, edges);
    }

    private static final Place PUMP = new Place(60, 50, 1, "F0");
    private final Yard yard = new Yard(ring());

    private List<Pose> poses(Inspection what, @Nullable Wind wind) {
        return new PoseFinder(yard.map, yard.ways().scene()).poses(PUMP, what, wind);
    }

    private static String best(List<Pose> poses) {
        return poses.get(0).node().id();
    }

    @Test
    void withAWindTheUpwindPoseIsFirst() {
        List<Pose> west = poses(Inspection.GAS, Yard.wind(270, 3));
        assertThat(best(west)).isEqualTo("WEST");
        assertThat(west.get(0).upwind()).isTrue();
        assertThat(west.get(0).penaltySeconds()).isZero();
        assertThat(west.get(1).penaltySeconds()).isPositive();
        assertThat(west.get(west.size() - 1).node().id()).isEqualTo("EAST");
        assertThat(best(poses(Inspection.GAS, Yard.wind(60, 3)))).isEqualTo("EAST");
        assertThat(best(poses(Inspection.GAS, Yard.wind(0, 3)))).isEqualTo("NORTH");
    }

    @Test
    void inCalmOrUnknownAirTheNearestPoseIsFirst() {
        assertThat(best(poses(Inspection.GAS, null))).isEqualTo("NEAR");
        assertThat(best(poses(Inspection.GAS, Yard.wind(270, 0.4)))).isEqualTo("NEAR");
        assertThat(poses(Inspection.GAS, null)).noneMatch(Pose::upwind);
    }

    @Test
    void aCameraDoesNotAskForTheWind() {
        assertThat(best(poses(Inspection.THERMAL, Yard.wind(270, 3)))).isEqualTo("NEAR");
    }

    @Test
    void posesAreOnTheFloorWithinTheLooksReachAndTurnedToThePlace() {
        List<Pose> all = poses(Inspection.GAS, null);
        assertThat(all).extracting(p -> p.node().id()).doesNotContain("FAR", "ABOVE");
        assertThat(all)
                .filteredOn(p -> p.node().id().equals("WEST"))
                .singleElement()
                .satisfies(p -> assertThat(p.thetaRad()).isCloseTo(0, within(1e-9)));
        assertThat(all)
                .filteredOn(p -> p.node().id().equals("SOUTH"))
                .singleElement()
                .satisfies(p -> assertThat(p.thetaRad()).isCloseTo(Math.PI / 2, within(1e-9)));
    }

    @Test
    void whereAnotherRobotStandsNobodyIsSentAndWhereOneIsExpectedOnlyAtLast() {
        yard.stands("R9", "NEAR");
        assertThat(poses(Inspection.GAS, null)).extracting(p -> p.node().id()).doesNotContain("NEAR");
        yard.robots.clear();
        yard.under("R9", 0, "FAR", "NEAR");
        List<Pose> all = poses(Inspection.GAS, null);
        assertThat(all.get(all.size() - 1).node().id()).isEqualTo("NEAR");
    }

    @Test
    void aPlaceFarFromEveryNodeIsLookedAtFromTheNearest() {
        assertThat(new PoseFinder(yard.map, Scene.CLEAR).poses(new Place(150, 50, 0, "F0"), Inspection.GAS, null))
                .extracting(p -> p.node().id())
                .containsExactly("FAR");
        assertThat(new PoseFinder(yard.map, Scene.CLEAR).poses(new Place(150, 50, 0, "F7"), Inspection.GAS, null))
                .isEmpty();
    }

    @Test
    void aRobotThatMayNotBeInTheGasIsGivenNoPoseInIt() {
        yard.with(Yard.leak("in-gas", "CH4", 60, 50, 1, 200, null, Yard.wind(270, 5)));
        List<Pose> all = poses(Inspection.GAS, Yard.wind(270, 5));
        Approach plain = yard.ways().approach(RobotClass.of(Yard.PLAIN), all);
        Approach rated = yard.ways().approach(RobotClass.of(Yard.RATED), all);
        assertThat(rated.from("FAR")).isPresent();
        assertThat(plain.from("FAR")).isEmpty();
    }

    @Test
    void aLargeEllipseIsSearchedFromItsLikeliestPlaceOnInAFewStops() {
        List<Ways.Node> nodes = new ArrayList<>();
        List<Ways.Edge> edges = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            for (int k = 0; k < 8; k++) {
                nodes.add(Yard.node("n" + i + k, 10 * i, 10 * k));
                if (i > 0) {
                    edges.add(Yard.edge("x" + i + k, "n" + (i - 1) + k, "n" + i + k, 10, Ways.Kind.FLOOR));
                }
                if (k > 0) {
                    edges.add(Yard.edge("y" + i + k, "n" + i + (k - 1), "n" + i + k, 10, Ways.Kind.FLOOR));
                }
            }
        }
        Yard grid = new Yard(new Ways(nodes, edges));
        Ellipse e = new Ellipse(35, 35, 25, 15, 0);
        Place likeliest = new Place(52, 36, 0, "F0");
        SweepPlan plan = new SweepPlan(grid.map, Scene.CLEAR);
        List<Pose> stops = plan.stops(likeliest, e, Inspection.GAS, Yard.wind(270, 3));
        assertThat(stops).hasSizeBetween(3, 6);
        assertThat(stops.get(0).node().id())
                .as("the nearest to the likeliest place")
                .isEqualTo("n54");
        Approach a = grid.ways().sweep(RobotClass.of(Yard.PLAIN), stops);
        Tour tour = a.from("n00").orElseThrow();
        assertThat(tour.stops()).hasSize(stops.size());
        assertThat(tour.stops().get(0).pose()).isEqualTo(stops.get(0));
        for (Tour.Stop s : tour.stops()) {
            assertThat(tour.way().nodes().get(s.at())).isEqualTo(s.pose().node().id());
        }
        assertThat(tour.stops()).extracting(Tour.Stop::at).isSorted();
        assertThat(tour.stops().get(stops.size() - 1).at())
                .isEqualTo(tour.way().nodes().size() - 1);
        assertThat(tour.way().edges()).hasSize(tour.way().nodes().size() - 1);
        assertThat(tour.way().lengthM()).isEqualTo(10.0 * tour.way().edges().size());
        assertThat(tour.secondsToFirst()).isLessThan(tour.way().seconds());
        assertThat(a.from("n00", 2).orElseThrow().stops()).hasSize(2);
        assertThat(plan.stops(likeliest, new Ellipse(35, 35, 7, 5, 0), Inspection.GAS, null))
                .as("a small one is one look")
                .isEmpty();
    }
}
