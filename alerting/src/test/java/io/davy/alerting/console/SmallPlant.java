package io.davy.alerting.console;

import io.davy.plant.GeoPoint;
import io.davy.plant.InspectionRound;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Range;
import io.davy.plant.Robot;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plant of two floors, five zones, some forty sensors and three robots. */
final class SmallPlant {
    private final List<Sensor> sensors = new ArrayList<>();
    private final List<Plant.Machine> machines = new ArrayList<>();
    private final List<Ways.Node> nodes = new ArrayList<>();
    private final List<Ways.Edge> edges = new ArrayList<>();

    static Plant create() {
        return new SmallPlant().build();
    }

    /** The same with a vote in one of its zones. */
    static Plant withVote(String zone, Plant.Vote vote) {
        Plant p = create();
        return new Plant(
                p.davy(),
                p.site(),
                p.floors(),
                p.zones().stream()
                        .map(z -> !z.id().equals(zone)
                                ? z
                                : new Plant.Zone(
                                        z.id(), z.name(), z.area(), z.floor(), z.polygon(), z.ex(), List.of(vote)))
                        .toList(),
                p.ruleSets(),
                p.sensors(),
                p.machines(),
                p.robots(),
                p.ways(),
                p.contacts(),
                p.incidents());
    }

    /** The same with routine rounds. */
    static Plant withRounds(InspectionRound... rounds) {
        Plant p = create();
        return new Plant(
                p.davy(),
                p.site(),
                p.floors(),
                p.zones(),
                p.ruleSets(),
                p.sensors(),
                p.machines(),
                p.robots(),
                p.ways(),
                p.contacts(),
                p.incidents(),
                p.alarms(),
                p.telling(),
                List.of(rounds));
    }

    private Plant build() {
        machine("P-101", "Feed pump", "원료 펌프", "pump", "PUMPS", 14, 34, "F0");
        machine("P-102", "Reflux pump", "환류 펌프", "pump", "PUMPS", 30, 30, "F0");
        machine("K-201", "Recycle compressor", "순환 압축기", "compressor", "COMP", 62, 34, "F0");
        machine("V-301", "Sour water drum", "산성수 드럼", "separator", "SEP", 14, 10, "F0");
        machine("T-401", "Slop tank", "슬롭 탱크", "tank", "TANKS", 64, 10, "F0");
        machine("F-501", "Heater", "가열로", "furnace", "DECK", 24, 20, "F1");
        for (int i = 0; i < 6; i++) {
            gas("AT-11" + i, "H2S", "ppm", 100, "PUMPS", 6 + 7.5 * i, i % 2 == 0 ? 38 : 27, "F0");
            gas("AT-12" + i, "CH4", "%LEL", 100, "COMP", 50 + 5.5 * i, i % 2 == 0 ? 39 : 27, "F0");
            gas("AT-13" + i, "H2S", "ppm", 100, "SEP", 5 + 7 * i, i % 2 == 0 ? 16 : 5, "F0");
        }
        gas("AT-140", "O2", "%vol", 25, "TANKS", 55, 6, "F0");
        gas("AT-141", "CH4", "%LEL", 100, "TANKS", 74, 15, "F0");
        of("TT-101", SensorKind.TEMPERATURE, "degC", 200, "PUMPS", 15.5, 35.5, "F0", "P-101");
        of("TT-102", SensorKind.TEMPERATURE, "degC", 200, "PUMPS", 31.5, 31.5, "F0", "P-102");
        of("VT-101", SensorKind.VIBRATION, "mm/s", 50, "PUMPS", 12.4, 35.5, "F0", "P-101");
        of("VT-102", SensorKind.VIBRATION, "mm/s", 50, "PUMPS", 28.4, 31.5, "F0", "P-102");
        of("VT-201", SensorKind.VIBRATION, "mm/s", 50, "COMP", 60.3, 35.6, "F0", "K-201");
        of("TT-201", SensorKind.TEMPERATURE, "degC", 200, "COMP", 63.6, 35.6, "F0", "K-201");
        of("TT-501", SensorKind.TEMPERATURE, "degC", 900, "DECK", 25.6, 21.5, "F1", "F-501");
        of("WS-1", SensorKind.WIND_SPEED, "m/s", 40, "DECK", 66, 36, "F1", null);
        for (int i = 0; i < 5; i++) {
            gas("AT-15" + i, "CH4", "%LEL", 100, "DECK", 10 + 13 * i, i % 2 == 0 ? 32 : 10, "F1");
        }
        ways();
        return new Plant(
                1,
                new Plant.Site(
                        "ulsan-2", name("Ulsan Works, Unit 2", "울산 공장 2호기"), "Asia/Seoul", new GeoPoint(35.5, 129.3)),
                List.of(
                        new Plant.Floor("F0", 0, name("Ground", "1층")),
                        new Plant.Floor("F1", 6, name("Deck", "2층 데크"))),
                List.of(
                        zone("PUMPS", "Pump row", "펌프장", "F0", 2, 22, 46, 42, new Plant.Ex("IIB", "T3", 1)),
                        zone("COMP", "Compressor house", "압축기실", "F0", 48, 22, 80, 42, new Plant.Ex("IIC", "T4", 2)),
                        zone("SEP", "Separator", "분리기", "F0", 2, 2, 46, 19, new Plant.Ex("IIB", "T3", 2)),
                        zone("TANKS", "Tank farm", "탱크 지역", "F0", 48, 2, 80, 19, null),
                        zone("DECK", "Heater deck", "가열로 데크", "F1", 2, 4, 80, 40, null)),
                Map.of(),
                sensors,
                machines,
                List.of(robot("R1", "N1"), robot("R2", "N6"), robot("R3", "D1")),
                new Ways(nodes, edges),
                List.of(new Plant.Contact("kim", "Kim", "ko", "kim@plant.example", null)),
                new Plant.IncidentSettings(Duration.ofMinutes(10), 40));
    }

    private void ways() {
        double[][] at = {
            {4, 20.5},
            {14, 20.5},
            {24, 20.5},
            {38, 20.5},
            {47, 20.5},
            {60, 20.5},
            {76, 20.5},
            {14, 31},
            {24, 27},
            {60, 31}
        };
        for (int i = 0; i < at.length; i++) {
            nodes.add(new Ways.Node("N" + (i + 1), at[i][0], at[i][1], "F0"));
        }
        nodes.add(new Ways.Node("D1", 47, 20.5, "F1"));
        nodes.add(new Ways.Node("D2", 30, 20.5, "F1"));
        for (int i = 1; i < 7; i++) {
            edge("N" + i, "N" + (i + 1), Ways.Kind.FLOOR);
        }
        edge("N2", "N8", Ways.Kind.FLOOR);
        edge("N3", "N9", Ways.Kind.FLOOR);
        edge("N6", "N10", Ways.Kind.DOOR);
        edge("N5", "D1", Ways.Kind.STAIRS);
        edge("D1", "D2", Ways.Kind.FLOOR);
    }

    private void edge(String from, String to, Ways.Kind kind) {
        edges.add(new Ways.Edge(from + "-" + to, from, to, 10, kind, false));
    }

    private void machine(String id, String en, String ko, String kind, String zone, double x, double y, String floor) {
        machines.add(new Plant.Machine(
                id, name(en, ko), kind, zone, new Place(x, y, 1, floor), List.of("H2S"), null, null, null));
    }

    private void gas(String tag, String gas, String unit, double max, String zone, double x, double y, String floor) {
        sensors.add(sensor(tag, SensorKind.GAS, gas, unit, max, zone, new Place(x, y, 0.5, floor), null));
    }

    private void of(
            String tag,
            SensorKind kind,
            String unit,
            double max,
            String zone,
            double x,
            double y,
            String floor,
            @Nullable String machine) {
        sensors.add(sensor(tag, kind, null, unit, max, zone, new Place(x, y, 1, floor), machine));
    }

    private static Sensor sensor(
            String tag,
            SensorKind kind,
            @Nullable String gas,
            String unit,
            double max,
            String zone,
            Place place,
            @Nullable String machine) {
        return new Sensor(
                tag, kind, gas, unit, new Range(0, max), zone, place, machine, Duration.ofSeconds(1), null, null, null);
    }

    private static Plant.Zone zone(
            String id,
            String en,
            String ko,
            String floor,
            double x0,
            double y0,
            double x1,
            double y1,
            Plant.@Nullable Ex ex) {
        List<Plant.Point> corners = List.of(
                new Plant.Point(x0, y0), new Plant.Point(x1, y0), new Plant.Point(x1, y1), new Plant.Point(x0, y1));
        return new Plant.Zone(id, name(en, ko), "site", floor, corners, ex);
    }

    private static Robot robot(String id, String home) {
        return new Robot(
                id,
                null,
                "davy",
                id,
                Set.of(Robot.Inspection.GAS),
                new Plant.Ex("IIB", "T4", 1),
                1.2,
                120,
                20,
                true,
                home);
    }

    private static Plant.Name name(String en, String ko) {
        return new Plant.Name(en, ko);
    }
}
