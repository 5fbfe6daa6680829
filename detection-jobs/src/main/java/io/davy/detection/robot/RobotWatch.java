package io.davy.detection.robot;

import io.davy.alarm.Ids;
import io.davy.detection.gas.AirSample;
import io.davy.detection.robot.RobotState.Where;
import io.davy.detection.watch.ConditionChange;
import io.davy.detection.watch.WatchOutput;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.wire.Pose;
import io.davy.wire.ReadingWalker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a robot measures in its place: its gas alarms belong to the area and zone in which it stood when they went on, and what it
 * smells on its way goes to the search of the leak's place. The limits themselves are the watch's.
 */
public final class RobotWatch {
    private final Whereabouts whereabouts;

    public RobotWatch(Plant plant) {
        this.whereabouts = new Whereabouts(plant);
    }

    /**
     * Takes a batch's readings for the search of a leak.
     *
     * @param batch freshly opened; is walked to its end
     * @param zone the robot's zone
     * @param latestMs no reading is newer, whatever the robot's clock says, milliseconds since 1970: one reading from the future would
     *     make all that follow look old, and leave the robot where it stood then
     * @return the state after it
     * @throws io.davy.wire.MalformedBatchException if the bytes are broken
     */
    public RobotState accept(RobotState s, ReadingWalker batch, String zone, long latestMs, WatchOutput out) {
        RobotState next =
                s.intervalMs() > latestMs ? new RobotState(s.place(), s.floors(), 0, List.of(), s.standing()) : s;
        while (batch.next()) {
            Place at = place(batch);
            boolean usable = batch.quality() < ReadingWalker.FIRST_UNUSABLE_QUALITY && Double.isFinite(batch.value());
            if (at != null && usable) {
                next = RobotAir.take(next, batch.tag(), at, Math.min(batch.timeMs(), latestMs), batch.value());
            }
        }
        if (!next.entries().isEmpty() && next != s) {
            AirSample air = RobotAir.sample(
                    next, whereabouts.zoneOf(next.place()).area(), zone, Math.min(batch.batchTimeMs(), latestMs));
            out.air(air);
        }
        return next;
    }

    private static @Nullable Place place(ReadingWalker batch) {
        if (!batch.posed()) {
            return null;
        }
        Pose pose = batch.pose();
        return new Place(pose.getX(), pose.getY(), pose.getZ(), pose.getMap().isEmpty() ? null : pose.getMap());
    }

    /** The state after a change of a condition, which is told in its place. */
    public RobotState change(RobotState s, ConditionChange c, WatchOutput out) {
        String point = Ids.point(c.sensor(), c.rule());
        Map<String, Where> standing = new HashMap<>(s.standing());
        Plant.Zone here = whereabouts.zoneOf(s.place());
        Where where = c.on() ? new Where(here.area(), here.id()) : standing.remove(point);
        if (where == null) {
            where = new Where(here.area(), here.id());
        }
        if (c.on()) {
            standing.put(point, where);
        }
        out.change(c.at(where.area(), where.zone(), s.place()));
        return new RobotState(s.place(), s.floors(), s.intervalMs(), s.entries(), Map.copyOf(standing));
    }
}
