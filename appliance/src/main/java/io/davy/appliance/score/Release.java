package io.davy.appliance.score;

import io.davy.appliance.Refusal;
import io.davy.plant.GeoPoint;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A controlled release of gas, as {@code releases.csv} of a recording tells it.
 *
 * @param start when it began
 * @param end when it ended
 * @param machine the plant's machine that it came from
 * @param place where, on the ground
 * @param kgPerH how much, kg/h; NaN if not told
 */
record Release(Instant start, Instant end, String machine, Place place, double kgPerH) {
    private static final String FILE = "releases.csv";
    private static final String START = "start_utc";
    private static final String END = "end_utc";
    private static final String GROUP = "equipment_group";
    private static final String LAT = "lat";
    private static final String LON = "lon";
    private static final String RATE = "rate_kg_per_h";

    /** The releases of a folder, by their beginning. */
    static List<Release> read(Path folder, Plant plant) {
        GeoPoint origin = plant.site().origin();
        if (origin == null || plant.machines().isEmpty()) {
            throw new Refusal("the plant of " + folder + " has no places that a release could be held against");
        }
        List<Release> releases = new ArrayList<>();
        for (Labels.Row r : Labels.read(folder.resolve(FILE), ',', START, END, GROUP, LAT, LON, RATE)
                .rows()) {
            GeoPoint at = new GeoPoint(r.number(LAT), r.number(LON));
            Place place = new Place(origin.eastOf(at), origin.northOf(at), 0, null);
            double rate = r.text(RATE).isEmpty() ? Double.NaN : r.number(RATE);
            releases.add(new Release(r.time(START), r.time(END), machine(r.text(GROUP), place, plant), place, rate));
        }
        releases.sort(Comparator.comparing(Release::start));
        return releases;
    }

    /** The machine of that name; another campaign names its groups otherwise, and then it is the machine that stands nearest. */
    private static String machine(String group, Place place, Plant plant) {
        return plant.machines().stream()
                .map(Plant.Machine::id)
                .filter(id -> id.equals(group))
                .findFirst()
                .orElseGet(() -> plant.machines().stream()
                        .min(Comparator.comparingDouble(m -> flat(m.place(), place)))
                        .map(Plant.Machine::id)
                        .orElse(group));
    }

    /** Distance on the plan, m. */
    static double flat(Place a, Place b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    boolean holds(Instant t) {
        return !t.isBefore(start) && !t.isAfter(end);
    }
}
