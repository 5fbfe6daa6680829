package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.dispatch.way.Closure;
import io.davy.dispatch.way.Pose;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.Way;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedWaysTest {
    private static final List<String> SHORT = List.of("W", "S", "T");
    private static final List<String> ROUND = List.of("W", "NW", "N", "NE", "T");

    private final Yard yard = new Yard();

    private List<String> goes(Robot r) {
        return yard.ways()
                .way(RobotClass.of(r), r.id(), "W", "T")
                .map(Way::nodes)
                .orElse(List.of());
    }

    private Reason why(Robot r, String to) {
        return Reasons.closed(closure(yard, r, new Pose(yard.map.node(to), null, 0, false)), r.ex());
    }

    private static Closure closure(Yard yard, Robot r, Pose to) {
        RobotClass robots = RobotClass.of(r);
        return yard.ways().approach(robots, List.of(to)).closure(robots, r.id(), "W");
    }

    @Test
    void inACleanYardEveryRobotTakesTheShortWay() {
        assertThat(goes(Yard.PLAIN)).isEqualTo(SHORT);
        assertThat(goes(Yard.RATED)).isEqualTo(SHORT);
    }

    @Test
    void aRobotThatIsNotRatedGoesRoundAPlumeAndARatedOneThroughIfThatIsWorthIt() {
        yard.with(Yard.leak("in-gas", "CH4", 60, 4, 0.001, 200, null, Yard.wind(0, 3)));
        assertThat(goes(Yard.PLAIN)).isEqualTo(ROUND);
        assertThat(goes(Yard.RATED)).isEqualTo(SHORT);
    }

    @Test
    void thePlumeClosesTheSideThatTheWindBlowsToAndNotTheOther() {
        yard.with(Yard.methane(60, 12, Yard.wind(0, 3)));
        assertThat(goes(Yard.PLAIN))
                .as("wind from the north carries it over the way")
                .isEqualTo(ROUND);
        yard.incidents.clear();
        yard.with(Yard.methane(60, 12, Yard.wind(180, 3)));
        assertThat(goes(Yard.PLAIN)).as("wind from the south carries it away").isEqualTo(SHORT);
    }

    @Test
    void calmAirClosesADiscToAllSides() {
        for (double side : new double[] {12, -12}) {
            yard.incidents.clear();
            yard.with(Yard.leak("in-gas", "CH4", 60, side, 5, 40, null, null));
            assertThat(goes(Yard.PLAIN)).isEqualTo(ROUND);
        }
        yard.incidents.clear();
        yard.with(Yard.methane(60, 30, null));
        assertThat(goes(Yard.PLAIN)).as("30 m to any side").isEmpty();
        yard.incidents.clear();
        yard.with(Yard.methane(60, 200, Yard.wind(0, 0.3)));
        assertThat(goes(Yard.PLAIN)).isEqualTo(SHORT);
    }

    @Test
    void aRatingThatDoesNotFitTheGasDoesNotOpenTheWay() {
        Robot forMethane = Yard.robot("R", new io.davy.plant.Plant.Ex("IIA", "T1", 2), true, true, "W");
        yard.with(Yard.leak("in-gas", "H2", 60, 4, 0.001, 200, null, Yard.wind(0, 3)));
        assertThat(goes(forMethane)).isEqualTo(ROUND);
        yard.incidents.clear();
        yard.with(Yard.leak("in-gas", "CH4", 60, 4, 0.001, 200, null, Yard.wind(0, 3)));
        assertThat(goes(forMethane)).isEqualTo(SHORT);
    }

    @Test
    void whatADetectorReadsClosesFromTenPercentOfTheExplosiveLimit() {
        yard.with(Yard.smell("CH4", 9, "%LEL"));
        assertThat(goes(Yard.PLAIN)).isEqualTo(SHORT);
        yard.incidents.clear();
        yard.with(Yard.smell("CH4", 10, "%LEL"));
        assertThat(goes(Yard.PLAIN)).isEqualTo(ROUND);
    }

    @Test
    void aToxicGasClosesNothingButCountsAsExposureAndIsWorthADetour() {
        yard.with(Yard.smell("H2S", 12, "ppm"));
        Way little =
                yard.ways().way(RobotClass.of(Yard.PLAIN), "PLAIN", "W", "T").orElseThrow();
        assertThat(little.nodes()).isEqualTo(SHORT);
        assertThat(little.exposure()).isGreaterThan(1);
        yard.incidents.clear();
        yard.with(Yard.smell("H2S", 500, "ppm"));
        assertThat(goes(Yard.PLAIN)).isEqualTo(ROUND);
    }

    @Test
    void cleanAirIsNoExposure() {
        assertThat(yard.ways()
                        .way(RobotClass.of(Yard.PLAIN), "", "W", "T")
                        .orElseThrow()
                        .exposure())
                .isZero();
    }

    @Test
    void aRoomThatIsTooHotIsClosedAndAHotBearingIsNotInTheWay() {
        yard.with(Yard.hot("TT-ROOM", 70));
        assertThat(goes(Yard.RATED)).isEqualTo(ROUND);
        yard.incidents.clear();
        yard.with(Yard.hot("TT-PUMP", 95));
        assertThat(goes(Yard.RATED)).isEqualTo(SHORT);
        yard.incidents.clear();
        yard.with(Yard.hot("TT-PUMP", 600));
        assertThat(goes(Yard.RATED)).isEqualTo(ROUND);
    }

    @Test
    void aBlockedEdgeIsGoneRound() {
        yard.blocked.put("S-T", "R9");
        assertThat(goes(Yard.RATED)).isEqualTo(ROUND);
        yard.blocked.put("NE-T", "R9");
        assertThat(goes(Yard.RATED)).isEmpty();
        assertThat(why(Yard.RATED, "T").code()).isEqualTo("blocked");
        assertThat(why(Yard.RATED, "T").en()).contains("R9 met an obstacle").contains("S-T");
    }

    @Test
    void nobodyDrivesAgainstARobotOnItsLane() {
        yard.under("R9", 0, "T", "S", "W");
        assertThat(goes(Yard.RATED)).isEqualTo(ROUND);
        yard.errands.clear();
        yard.under("R9", 1, "T", "S", "W");
        assertThat(goes(Yard.RATED)).as("it has still to come by W").isEqualTo(ROUND);
        yard.errands.clear();
        yard.under("R9", 2, "T", "S", "W");
        assertThat(goes(Yard.RATED)).as("it has passed").isEqualTo(SHORT);
        yard.errands.clear();
        yard.under("R9", 0, "W", "S", "T");
        assertThat(goes(Yard.RATED)).as("behind it one can drive").isEqualTo(SHORT);
    }

    @Test
    void aRobotDoesNotStandInItsOwnWay() {
        yard.under("RATED", 0, "T", "S", "W");
        assertThat(goes(Yard.RATED)).isEqualTo(SHORT);
        assertThat(goes(Yard.PLAIN)).isEqualTo(ROUND);
    }

    @Test
    void theWayOfARobotThatNobodyHearsStaysReserved() {
        yard.under("R9", 0, "T", "S", "W");
        yard.robots.remove("R9");
        assertThat(goes(Yard.RATED)).isEqualTo(ROUND);
    }

    @Test
    void twoOneWayEdgesAreTwoLanes() {
        List<Ways.Edge> lanes = new ArrayList<>(Yard.WAYS.edges());
        lanes.removeIf(e -> e.id().equals("S-T"));
        lanes.add(new Ways.Edge("S>T", "S", "T", 60, Ways.Kind.FLOOR, true));
        lanes.add(new Ways.Edge("T>S", "T", "S", 60, Ways.Kind.FLOOR, true));
        Yard two = new Yard(new Ways(Yard.WAYS.nodes(), lanes));
        two.errands.addAll(yard.errands);
        two.under("R9", 1, "W", "S");
        two.errands.clear();
        two.errands.add(new io.davy.dispatch.state.Errand(
                "R9",
                "o",
                "i",
                "m",
                List.of("T", "S"),
                List.of("T>S"),
                List.of(),
                "",
                Yard.T0,
                null,
                null,
                null,
                null,
                null));
        assertThat(two.ways().way(RobotClass.of(Yard.RATED), "", "W", "T").map(Way::nodes))
                .contains(SHORT);
    }

    @Test
    void anOfficerReadsWhatWouldHaveToBeGoneThrough() {
        yard.with(Yard.smell("CH4", 50, "%LEL"));
        yard.blocked.put("N-NE", "R9");
        assertThat(why(Yard.PLAIN, "T").code())
                .as("gas passes, an obstacle stays")
                .isEqualTo("gas_on_way");
        assertThat(why(Yard.PLAIN, "T").en()).contains("CH4").contains("in-gas");
        assertThat(why(Yard.PLAIN, "T").ko()).contains("CH4").contains("in-gas");
        yard.incidents.clear();
        yard.with(Yard.hot("TT-ROOM", 70));
        assertThat(why(Yard.RATED, "T").code()).isEqualTo("too_hot");
        assertThat(why(Yard.RATED, "T").en()).contains("70 °C");
    }

    @Test
    void whoNeitherClimbsNorOpensDoorsIsToldThat() {
        Robot low = Yard.robot("LOW", Yard.IIC, false, false, "W");
        assertThat(why(low, "U").code()).isEqualTo("stairs");
        yard.blocked.put("S-T", "R9");
        assertThat(why(low, "T").code()).isEqualTo("blocked");
        List<Ways.Edge> cut = new ArrayList<>(Yard.WAYS.edges());
        cut.removeIf(e -> e.id().equals("S-T"));
        Yard north = new Yard(new Ways(Yard.WAYS.nodes(), cut));
        Pose t = new Pose(north.map.node("T"), null, 0, false);
        assertThat(closure(north, low, t).kind()).isEqualTo(Closure.Kind.DOOR);
        cut.removeIf(e -> e.id().equals("T-U"));
        Yard without = new Yard(new Ways(Yard.WAYS.nodes(), cut));
        Pose u = new Pose(without.map.node("U"), null, 0, false);
        assertThat(closure(without, low, u).kind()).isEqualTo(Closure.Kind.OTHER_FLOOR);
    }

    @Test
    void stairsAndSlowEdgesTakeTheirTime() {
        Way up = yard.ways().way(RobotClass.of(Yard.RATED), "", "T", "U").orElseThrow();
        assertThat(up.seconds()).as("12 m at 0.5 m/s").isEqualTo(24);
        List<Ways.Edge> slow = new ArrayList<>(Yard.WAYS.edges());
        slow.removeIf(e -> e.id().equals("S-T"));
        slow.add(new Ways.Edge("S-T", "S", "T", 60, Ways.Kind.FLOOR, false, 0.2));
        Way there = new Yard(new Ways(Yard.WAYS.nodes(), slow))
                .ways()
                .way(RobotClass.of(Yard.RATED), "", "W", "T")
                .orElseThrow();
        assertThat(there.nodes()).isEqualTo(ROUND);
        assertThat(there.seconds()).isEqualTo(280);
    }

    @Test
    void aWayThatClosesAheadIsNoticedAndThereIsAnother() {
        RobotClass plain = RobotClass.of(Yard.PLAIN);
        List<String> edges = List.of("W-S", "S-T");
        assertThat(yard.ways().stillOpen(plain, "PLAIN", SHORT, edges, 0)).isEmpty();
        yard.blocked.put("S-T", "R9");
        assertThat(yard.ways().stillOpen(plain, "PLAIN", SHORT, edges, 0))
                .get()
                .extracting(Closure::edge)
                .isEqualTo("S-T");
        assertThat(yard.ways().way(plain, "PLAIN", "W", "T").map(Way::nodes)).contains(ROUND);
        yard.blocked.clear();
        yard.blocked.put("W-S", "R9");
        assertThat(yard.ways().stillOpen(plain, "PLAIN", SHORT, edges, 1))
                .as("what lies behind it does not matter")
                .isEmpty();
        yard.blocked.put("NE-T", "R9");
        yard.blocked.put("S-T", "R9");
        assertThat(yard.ways().way(plain, "PLAIN", "W", "T")).isEmpty();
    }
}
