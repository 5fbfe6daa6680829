package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.dispatch.scene.Scene;
import io.davy.dispatch.scene.Scenes;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.Pose;
import io.davy.dispatch.way.PoseFinder;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.Tour;
import io.davy.dispatch.way.WayMap;
import io.davy.incident.Incident;
import io.davy.plant.InvalidPlantException;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the demo plant's robots look at P-102 from, the pump at (14, 11.5) with P2 beside it at (14, 14), and P3 beside P-103 6 m further. */
class DemoPlantLookTest {
    private static final Place P_102 = new Place(14, 11.5, 0.6, "F0");

    private final Plant plant = demo();
    private final SiteMap site = SiteMap.of(plant);
    private final WayMap map = new WayMap(site);

    private static Plant demo() {
        try {
            return PlantFile.load(Path.of("..", "plants", "demo-plant.yaml"));
        } catch (InvalidPlantException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Incident.Member hot(String sensor, double degC) {
        return new Incident.Member(
                "al-" + sensor, sensor, "temperature_high", Priority.HIGH, true, degC, "degC", 80.0, Yard.T0);
    }

    private static Incident incident(List<Incident.Member> alarms) {
        return new Incident(
                "in-heat",
                1,
                "ulsan-demo",
                "P-102",
                "Z-PUMP",
                Hazard.HEAT,
                null,
                Incident.State.OPEN,
                Priority.HIGH,
                Yard.T0,
                Yard.T0,
                null,
                alarms.get(0),
                alarms,
                P_102,
                null,
                null,
                null,
                0,
                "x",
                "x",
                null,
                null,
                Map.of());
    }

    /** The way to the look at P-102 of a robot that stands at its dock. */
    private Tour looks(String robot, List<Incident.Member> alarms) {
        Robot r = plant.robots().stream()
                .filter(x -> x.id().equals(robot))
                .findFirst()
                .orElseThrow();
        Scene scene = new Scenes(site).of(List.of(Case.of(incident(alarms))), List.of(), Map.of(), Map.of());
        List<Pose> poses = new PoseFinder(map, scene).poses(P_102, Inspection.THERMAL, null);
        return map.in(scene).approach(RobotClass.of(r), poses).from(r.home()).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"R1, 82", "R1, 117", "R1, 150", "R2, 117", "R3, 82", "R3, 117", "R3, 150"})
    void aHotPumpIsLookedAtFromBesideIt(String robot, double degC) {
        List<Incident.Member> all = new ArrayList<>();
        for (String sensor : List.of("TT-1023", "TT-1021", "TT-1022")) {
            all.add(hot(sensor, degC));
            assertThat(looks(robot, all).stops().get(0).pose().node().id())
                    .as("with " + all.size() + " thermometers in alarm")
                    .isEqualTo("P2");
        }
    }

    @Test
    void whereTheHeatClosesThePlaceBesideItTheNextOneServes() {
        Tour tour = looks("R1", List.of(hot("TT-1022", 250)));
        assertThat(tour.stops().get(0).pose().node().id()).isEqualTo("P3");
    }
}
