package io.davy.dispatch.state;

import io.davy.plant.InspectionRound;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What dispatch needs of a plant.
 *
 * @param site site id
 * @param floors its levels
 * @param zones its zones, for their Ex classification
 * @param robots its robots
 * @param ways where they can go
 * @param subjects where sensors and machines are, by tag: what alarms speak of
 * @param rounds routine rounds
 * @param timezone IANA time zone that the rounds' times are in
 */
public record SiteMap(
        String site,
        List<Plant.Floor> floors,
        List<Plant.Zone> zones,
        List<Robot> robots,
        Ways ways,
        Map<String, Subject> subjects,
        List<InspectionRound> rounds,
        String timezone) {

    public SiteMap {
        rounds = rounds == null ? List.of() : rounds;
        timezone = timezone == null ? "UTC" : timezone;
        subjects = subjects == null ? Map.of() : subjects;
    }

    /** A site without routine rounds. */
    public SiteMap(
            String site,
            List<Plant.Floor> floors,
            List<Plant.Zone> zones,
            List<Robot> robots,
            Ways ways,
            Map<String, Subject> subjects) {
        this(site, floors, zones, robots, ways, subjects, List.of(), "UTC");
    }

    /** A site without sensors and machines. */
    public SiteMap(String site, List<Plant.Floor> floors, List<Plant.Zone> zones, List<Robot> robots, Ways ways) {
        this(site, floors, zones, robots, ways, Map.of());
    }

    /**
     * A sensor or a machine.
     *
     * @param place where
     * @param machine the machine that a sensor watches, or the machine itself; absent for a sensor of the room
     */
    public record Subject(Place place, @Nullable String machine) {}

    public static SiteMap of(Plant p) {
        Map<String, Subject> subjects = new TreeMap<>();
        p.machines().forEach(m -> subjects.put(m.id(), new Subject(m.place(), m.id())));
        p.sensors().forEach(s -> subjects.put(s.tag(), new Subject(s.place(), s.machine())));
        return new SiteMap(
                p.site().id(),
                p.floors(),
                p.zones(),
                p.robots(),
                p.ways(),
                subjects,
                p.rounds(),
                p.site().timezone());
    }

    /** The robot of that id, or null. */
    public @Nullable Robot robot(String id) {
        return robots.stream().filter(r -> r.id().equals(id)).findFirst().orElse(null);
    }

    /** The machines' places, by their ids. */
    public Map<String, Place> machines() {
        Map<String, Place> machines = new TreeMap<>();
        subjects.forEach((id, s) -> {
            if (id.equals(s.machine())) {
                machines.put(id, s.place());
            }
        });
        return machines;
    }
}
