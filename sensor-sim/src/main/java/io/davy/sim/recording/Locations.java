package io.davy.sim.recording;

import io.davy.plant.GeoPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Reads a file of places: header {@code lon,lat,height,name} in any order. */
final class Locations {
    /**
     * A named place.
     *
     * @param name as in the file
     * @param point where
     * @param height above ground, m
     */
    record Location(String name, GeoPoint point, double height) {}

    private static final List<String> HEADER = List.of("lon", "lat", "height", "name");

    private Locations() {}

    static List<Location> read(BufferedReader in, String file, Consumer<String> problems) throws IOException {
        List<String> header = Arrays.asList(cells(String.valueOf(in.readLine()).replace("\uFEFF", "")));
        if (!header.containsAll(HEADER)) {
            throw new RecordingException(file + ":1: expected the header " + String.join(",", HEADER) + ", found '"
                    + String.join(",", header) + "'");
        }
        List<Location> places = new ArrayList<>();
        int number = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] c = cells(line);
            try {
                double lon = Double.parseDouble(c[header.indexOf("lon")]);
                double lat = Double.parseDouble(c[header.indexOf("lat")]);
                double height = Double.parseDouble(c[header.indexOf("height")]);
                places.add(new Location(c[header.indexOf("name")], new GeoPoint(lat, lon), height));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                problems.accept(file + ":" + number + ": expected " + String.join(",", header) + ", found '" + line
                        + "'; row left out");
            }
        }
        return places;
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toArray(String[]::new);
    }
}
