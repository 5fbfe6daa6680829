package io.davy.detection.robot;

import io.davy.plant.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a robot's readings.
 *
 * @param place where it stood at its newest reading
 * @param floors by tag: the lowest value of each of the last ten minutes
 * @param intervalMs when the interval of air in hand began, milliseconds since 1970
 * @param entries what it has smelled in this interval, place by place
 * @param standing by alarm point: in which area and zone its condition went on
 */
public record RobotState(
        @Nullable Place place,
        Map<String, List<Lowest>> floors,
        long intervalMs,
        List<Whiff> entries,
        Map<String, Where> standing) {

    /** Nothing has been heard of the robot. */
    public static final RobotState EMPTY = new RobotState(null, Map.of(), 0, List.of(), Map.of());

    /** The lowest value of a minute that began at that time. */
    public record Lowest(long minuteMs, double value) {}

    /** Mean of n readings of a detector at about one place, over two seconds. */
    public record Whiff(String tag, long stepMs, double x, double y, double z, double sum, int n) {}

    /** An area and a zone of it. */
    public record Where(String area, String zone) {}
}
