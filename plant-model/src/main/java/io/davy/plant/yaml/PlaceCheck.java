package io.davy.plant.yaml;

import io.davy.plant.Place;
import io.davy.plant.Plant.Point;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Sensors and machines stand in or near what the zones' polygons and the ways draw of the site. */
final class PlaceCheck implements Check {
    private static final double LEAST_MARGIN_M = 50;

    @Override
    public void check(Draft draft, Problems problems) {
        double[] xs = drawn(draft).mapToDouble(Point::x).toArray();
        double[] ys = drawn(draft).mapToDouble(Point::y).toArray();
        if (xs.length < 3) {
            return;
        }
        Box box = new Box(min(xs), max(xs), min(ys), max(ys));
        Set<Place> machines =
                draft.machines().stream().map(m -> m.value().place()).collect(Collectors.toSet());
        draft.sensors().stream()
                .filter(s -> !machines.contains(s.value().place()))
                .forEach(s -> box.check(s.value().place(), s.value().tag(), s.at("place"), problems));
        draft.machines().forEach(m -> box.check(m.value().place(), m.value().id(), m.at("place"), problems));
    }

    private static Stream<Point> drawn(Draft draft) {
        return Stream.concat(
                draft.zones().stream().flatMap(z -> z.value().polygon().stream()),
                draft.nodes().stream()
                        .map(n -> new Point(n.value().x(), n.value().y())));
    }

    private record Box(double west, double east, double south, double north) {
        void check(Place p, String id, String pointer, Problems problems) {
            double dx = Math.max(0, Math.max(west - p.x(), p.x() - east));
            double dy = Math.max(0, Math.max(south - p.y(), p.y() - north));
            double out = Math.hypot(dx, dy);
            if (out > Math.max(LEAST_MARGIN_M, Math.hypot(east - west, north - south) / 2)) {
                problems.error(
                        pointer,
                        id + " stands " + Math.round(out) + " m outside of the site that zones and ways draw (x "
                                + Figures.text(west) + " to " + Figures.text(east) + ", y " + Figures.text(south)
                                + " to "
                                + Figures.text(north) + ")");
            }
        }
    }

    private static double min(double[] v) {
        return DoubleStream.of(v).min().orElseThrow();
    }

    private static double max(double[] v) {
        return DoubleStream.of(v).max().orElseThrow();
    }
}
