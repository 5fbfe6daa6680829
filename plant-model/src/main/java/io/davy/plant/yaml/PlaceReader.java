package io.davy.plant.yaml;

import io.davy.plant.GeoPoint;
import io.davy.plant.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a place, given in local metres or on the globe. */
final class PlaceReader {
    private final @Nullable GeoPoint origin;
    private final String firstFloor;
    private final Map<String, Double> floorHeights;
    private final Problems problems;

    PlaceReader(@Nullable GeoPoint origin, String firstFloor, Map<String, Double> floorHeights, Problems problems) {
        this.origin = origin;
        this.firstFloor = firstFloor;
        this.floorHeights = floorHeights;
        this.problems = problems;
    }

    /** The place, or null after telling what is wrong with it. */
    @Nullable
    Place read(Element e) {
        String floor = e.text("floor", firstFloor);
        double ground = floorHeights.getOrDefault(floor, 0.0);
        Double x = e.number("x");
        Double y = e.number("y");
        Double lat = e.number("lat");
        Double lon = e.number("lon");
        if (x != null && y != null && lat == null && lon == null) {
            if (e.get("height").present()) {
                problems.error(e.pointer() + "/height", "found height beside x and y: expected z");
                return null;
            }
            return new Place(x, y, e.number("z", ground), floor);
        }
        if (lat != null && lon != null && x == null && y == null) {
            if (e.get("z").present()) {
                problems.error(e.pointer() + "/z", "found z beside lat and lon: expected height");
                return null;
            }
            if (origin == null) {
                if (!problems.isBad("/site/origin")) {
                    problems.error(e.pointer(), "found lat and lon: expected site.origin to be given, or x and y here");
                }
                return null;
            }
            GeoPoint p = new GeoPoint(lat, lon);
            return new Place(
                    millimetres(origin.eastOf(p)), millimetres(origin.northOf(p)), e.number("height", ground), floor);
        }
        problems.error(e.pointer(), "expected x and y, or lat and lon");
        return null;
    }

    private static double millimetres(double metres) {
        return Math.round(metres * 1000) / 1000.0;
    }
}
