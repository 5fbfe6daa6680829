package io.davy.alerting.notify;

import io.davy.incident.Incident;
import io.davy.plant.GeoPoint;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where, for a map: the zone's corners, and a circle about the likeliest source; a plant that is not geo-referenced has words alone. */
final class CapArea {
    private CapArea() {}

    static void write(CapXml xml, Plant plant, Incident incident, SceneText scene) {
        xml.begin("area");
        xml.text("areaDesc", scene.where());
        GeoPoint origin = plant.site().origin();
        if (origin != null) {
            plant.zones().stream()
                    .filter(z -> z.id().equals(incident.zone()) && z.polygon().size() >= 3)
                    .findFirst()
                    .ifPresent(z -> xml.text("polygon", ring(origin, z.polygon())));
            String circle = circle(origin, plant, incident);
            if (circle != null) {
                xml.text("circle", circle);
            }
        }
        xml.end();
    }

    /** The last corner is the first again. */
    private static String ring(GeoPoint origin, List<Plant.Point> corners) {
        return Stream.concat(corners.stream(), Stream.of(corners.get(0)))
                .map(c -> written(origin.offset(c.x(), c.y())))
                .collect(Collectors.joining(" "));
    }

    private static @Nullable String circle(GeoPoint origin, Plant plant, Incident i) {
        Incident.Source s = i.source();
        if (s != null && s.ellipse() != null) {
            Incident.Ellipse e = s.ellipse();
            return circle(origin.offset(e.x(), e.y()), e.majorM());
        }
        double reach = plant.incidents().mergeDistanceM();
        if (s != null && s.x() != null && s.y() != null) {
            return circle(origin.offset(s.x(), s.y()), reach);
        }
        Place place = i.place();
        return place == null ? null : circle(origin.offset(place.x(), place.y()), reach);
    }

    private static String circle(GeoPoint middle, double radiusM) {
        return written(middle) + ' ' + String.format(Locale.ROOT, "%.3f", radiusM / 1000);
    }

    private static String written(GeoPoint p) {
        return String.format(Locale.ROOT, "%.6f,%.6f", p.lat(), p.lon());
    }
}
