package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.dispatch.rehearsal.DispatchRehearsal;
import io.davy.dispatch.state.SiteMap;
import io.davy.mission.Mission;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Ways;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DispatchRehearsalTest {
    private final List<Outgoing> said = new ArrayList<>();
    private final DispatchRehearsal rehearsal =
            new DispatchRehearsal(TestSite.SITE, DispatchSettings.create(s -> {}), said::add);

    private List<Mission> missions() {
        return said.stream()
                .filter(Outgoing.MissionChanged.class::isInstance)
                .map(o -> ((Outgoing.MissionChanged) o).mission())
                .toList();
    }

    private List<Outgoing.ToRobot> orders() {
        return said.stream()
                .filter(Outgoing.ToRobot.class::isInstance)
                .map(Outgoing.ToRobot.class::cast)
                .filter(o -> o.vdaTopic().equals("order"))
                .toList();
    }

    @Test
    void goesThroughAMissionFromItsOrderToItsFindingAndTheWayHome() {
        for (int n = 0; n < 6; n++) {
            assertThat(rehearsal.round(n, () -> true)).isTrue();
        }

        assertThat(missions())
                .extracting(Mission::state)
                .contains(Mission.State.SENT, Mission.State.ACCEPTED, Mission.State.DONE);
        assertThat(missions()).anyMatch(m -> m.verdict() != null);
        assertThat(orders()).anyMatch(o -> o.orderId().startsWith("home-"));
    }

    @Test
    void looksAtGasHeatAndVibration() {
        for (int n = 0; n < 6; n++) {
            rehearsal.round(n, () -> true);
        }

        assertThat(missions())
                .extracting(Mission::inspection)
                .contains("inspectGas", "inspectThermal", "inspectAcoustic");
    }

    @Test
    void goesAWayThatIsReleasedPieceByPieceToItsEnd() {
        List<Ways.Node> nodes = new ArrayList<>();
        List<Ways.Edge> edges = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            nodes.add(new Ways.Node("N" + i, 10 * i, 0, "F0"));
            if (i > 0) {
                edges.add(new Ways.Edge("E" + i, "N" + (i - 1), "N" + i, 10, Ways.Kind.FLOOR, false));
            }
        }
        Set<Inspection> all = Set.of(Inspection.GAS, Inspection.THERMAL, Inspection.ACOUSTIC);
        SiteMap s = TestSite.SITE;
        SiteMap corridor = new SiteMap(
                s.site(),
                s.floors(),
                List.of(),
                List.of(TestSite.robot("R1", all, true, false, "N0")),
                new Ways(nodes, edges),
                Map.of());
        DispatchRehearsal along = new DispatchRehearsal(corridor, DispatchSettings.create(b -> {}), said::add);
        for (int n = 0; n < 6; n++) {
            along.round(n, () -> true);
        }

        assertThat(orders()).anyMatch(o -> VdaMessages.read(o.json()).orderUpdateId() > 1);
        assertThat(missions()).noneMatch(m -> m.state() == Mission.State.FAILED);
        assertThat(missions()).anyMatch(m -> m.state() == Mission.State.DONE);
    }

    @Test
    void remembersNothingFromOneRoundToTheNext() {
        rehearsal.round(1, () -> true);
        said.clear();
        rehearsal.round(1, () -> true);
        List<Outgoing> second = List.copyOf(said);
        said.clear();
        rehearsal.round(1, () -> true);

        assertThat(said).isEqualTo(second);
    }

    @Test
    void breaksOffBetweenTwoSteps() {
        rehearsal.round(0, () -> true);
        int whole = said.size();
        said.clear();
        AtomicInteger asked = new AtomicInteger();
        rehearsal.round(0, () -> asked.getAndIncrement() < 2);

        assertThat(said).isNotEmpty().hasSizeLessThan(whole);
    }

    @Test
    void hasNothingToGoThroughWithoutRobotsOrWays() {
        SiteMap s = TestSite.SITE;
        SiteMap noRobots = new SiteMap(s.site(), s.floors(), s.zones(), List.of(), s.ways(), s.subjects());
        SiteMap noWays =
                new SiteMap(s.site(), s.floors(), s.zones(), s.robots(), new Ways(List.of(), List.of()), s.subjects());
        DispatchSettings settings = DispatchSettings.create(b -> {});

        assertThat(new DispatchRehearsal(noRobots, settings, said::add).round(0, () -> true))
                .isFalse();
        assertThat(new DispatchRehearsal(noWays, settings, said::add).round(0, () -> true))
                .isFalse();
        assertThat(said).isEmpty();
    }
}
