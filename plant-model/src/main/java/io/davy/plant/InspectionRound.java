package io.davy.plant;

import io.davy.plant.Plant.Name;
import io.davy.plant.Robot.Inspection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A routine round: what a robot looks at when its time comes and nothing more urgent waits.
 *
 * @param id short name, for example {@code night-round}
 * @param name what people call it
 * @param cron when it begins, five fields of cron in the site's time zone, as {@link CronTimes} reads them
 * @param robot the robot that goes it; absent: any that can
 * @param stops where it looks, in this order; one at least
 */
public record InspectionRound(
        String id,
        @Nullable Name name,
        String cron,
        @Nullable String robot,
        List<Stop> stops) {

    public InspectionRound {
        stops = List.copyOf(stops);
    }

    /**
     * A stop.
     *
     * @param node way node
     * @param inspect what is looked at there, one at least
     */
    public record Stop(String node, Set<Inspection> inspect) {
        public Stop {
            Set<Inspection> ordered = EnumSet.noneOf(Inspection.class);
            ordered.addAll(inspect);
            inspect = Collections.unmodifiableSet(ordered);
        }
    }

    /** All that a robot must be able to inspect for it. */
    public Set<Inspection> inspects() {
        Set<Inspection> all = EnumSet.noneOf(Inspection.class);
        stops.forEach(s -> all.addAll(s.inspect()));
        return all;
    }
}
