package io.davy.alerting.console;

import io.davy.action.Action;
import io.davy.alarm.AlarmClass;
import io.davy.plant.AlarmCare;
import io.davy.plant.ClassCare;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Ways;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page may know of the plant: its drawing and its names, not its contacts. Every place carries its floor. */
record PlantView(
        Plant.Site site,
        List<Plant.Floor> floors,
        List<Plant.Zone> zones,
        List<SensorView> sensors,
        List<Plant.Machine> machines,
        List<RobotLabel> robots,
        Ways ways,
        Map<AlarmClass, Care> care,
        List<AlarmCare.Guidance> guidance,
        List<Action.Type> actions,
        List<RoundLabel> rounds) {

    /**
     * How alarms of a class are handled.
     *
     * @param shelveMostS the longest time for which one may be shelved, s; 0: never
     * @param resetPersons how many persons a reset needs
     */
    record Care(long shelveMostS, int resetPersons) {}

    /** A sensor on the map. */
    record SensorView(
            String tag,
            SensorKind kind,
            @Nullable String gas,
            String unit,
            String zone,
            Place place,
            @Nullable String machine,
            long intervalMs) {}

    /** A robot's name and dock. */
    record RobotLabel(String id, Plant.@Nullable Name name, String home) {}

    /** A routine round's name. */
    record RoundLabel(String id, Plant.@Nullable Name name) {}

    static PlantView of(Plant plant) {
        Map<String, String> floorOfZone = new HashMap<>();
        plant.zones().forEach(z -> floorOfZone.put(z.id(), z.floor()));
        return new PlantView(
                plant.site(),
                plant.floors(),
                plant.zones(),
                plant.sensors().stream().map(s -> sensor(s, floorOfZone)).toList(),
                plant.machines().stream().map(m -> machine(m, floorOfZone)).toList(),
                plant.robots().stream().map(PlantView::robot).toList(),
                plant.ways(),
                care(plant),
                plant.alarms().guidance(),
                List.of(Action.Type.values()),
                plant.rounds().stream()
                        .map(r -> new RoundLabel(r.id(), r.name()))
                        .toList());
    }

    private static Map<AlarmClass, Care> care(Plant plant) {
        Map<AlarmClass, Care> care = new EnumMap<>(AlarmClass.class);
        for (AlarmClass c : AlarmClass.values()) {
            ClassCare of = plant.alarms().of(c);
            care.put(c, new Care(of.shelveMost().toSeconds(), of.resetPersons()));
        }
        return care;
    }

    private static SensorView sensor(Sensor s, Map<String, String> floorOfZone) {
        return new SensorView(
                s.tag(),
                s.kind(),
                s.gas(),
                s.unit(),
                s.zone(),
                onFloor(s.place(), floorOfZone.get(s.zone())),
                s.machine(),
                s.interval().toMillis());
    }

    private static Plant.Machine machine(Plant.Machine m, Map<String, String> floorOfZone) {
        return new Plant.Machine(
                m.id(),
                m.name(),
                m.kind(),
                m.zone(),
                onFloor(m.place(), floorOfZone.get(m.zone())),
                m.gases(),
                m.group(),
                m.support(),
                m.speedRpm());
    }

    private static RobotLabel robot(Robot r) {
        return new RobotLabel(r.id(), r.name(), r.home());
    }

    private static Place onFloor(Place p, @Nullable String floor) {
        return p.floor() != null ? p : new Place(p.x(), p.y(), p.z(), floor);
    }
}
