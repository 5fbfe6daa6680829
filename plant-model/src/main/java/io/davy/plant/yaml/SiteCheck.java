package io.davy.plant.yaml;

import io.davy.plant.Plant.Floor;
import io.davy.plant.Plant.Point;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** The time zone exists, floors go upward, zones have an area. */
final class SiteCheck implements Check {
    private static final double LEAST_AREA_M2 = 0.01;

    @Override
    public void check(Draft draft, Problems problems) {
        String zone = draft.site().timezone();
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (!known.contains(zone)) {
            String near = Suggest.among(zone, known);
            problems.error(
                    "/site/timezone",
                    "unknown time zone " + Words.shown(zone)
                            + (near.isEmpty() ? ": expected an IANA name such as Asia/Seoul" : near));
        }
        List<Located<Floor>> floors = draft.floors();
        for (int i = 1; i < floors.size(); i++) {
            double below = floors.get(i - 1).value().z();
            double z = floors.get(i).value().z();
            if (z < below) {
                problems.error(
                        floors.get(i).at("z"),
                        "found z " + Figures.text(z) + " after " + Figures.text(below)
                                + ": expected the lowest floor first");
            }
        }
        draft.zones().stream()
                .filter(z -> !z.value().polygon().isEmpty() && area(z.value().polygon()) < LEAST_AREA_M2)
                .forEach(
                        z -> problems.error(z.at("polygon"), "the polygon has no area: expected its corners in order"));
    }

    private static double area(List<Point> polygon) {
        double twice = 0;
        for (int i = 0; i < polygon.size(); i++) {
            Point a = polygon.get(i);
            Point b = polygon.get((i + 1) % polygon.size());
            twice += a.x() * b.y() - b.x() * a.y();
        }
        return Math.abs(twice) / 2;
    }
}
