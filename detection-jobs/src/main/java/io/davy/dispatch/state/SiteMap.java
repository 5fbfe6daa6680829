package io.davy.dispatch.state;

import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What dispatch needs of a plant.
 *
 * @param site site id
 * @param floors its levels
 * @param zones its zones, for their Ex classification
 * @param robots its robots
 * @param ways where they can go
 */
public record SiteMap(String site, List<Plant.Floor> floors, List<Plant.Zone> zones, List<Robot> robots, Ways ways) {

    public static SiteMap of(Plant p) {
        return new SiteMap(p.site().id(), p.floors(), p.zones(), p.robots(), p.ways());
    }

    /** The same site, some edges of its ways closed. */
    public SiteMap without(Set<String> edges) {
        return edges.isEmpty()
                ? this
                : new SiteMap(
                        site,
                        floors,
                        zones,
                        robots,
                        new Ways(
                                ways.nodes(),
                                ways.edges().stream()
                                        .filter(e -> !edges.contains(e.id()))
                                        .toList()));
    }

    /** The robot of that id, or null. */
    public @Nullable Robot robot(String id) {
        return robots.stream().filter(r -> r.id().equals(id)).findFirst().orElse(null);
    }
}
