package io.davy.ingest.field;

import io.davy.wire.Pose;
import io.davy.wire.Quality;
import org.jspecify.annotations.Nullable;

/**
 * One value of one sensor, as a field protocol brought it.
 *
 * @param zone the sensor's zone, or {@code robot/ID}; the Kafka key
 * @param source the gateway, edge node or robot that sent it
 * @param sensor tag
 * @param value in the sensor's unit, finite; 0 and without meaning where the quality says that there is none
 * @param timeMs when it was taken, milliseconds since 1970 on the device's clock
 * @param quality NAMUR NE 107 shape
 * @param pose where the robot stood that took it
 * @param currentMa the loop current that the value was made of, mA; NaN if it came otherwise
 */
public record FieldReading(
        String zone,
        String source,
        String sensor,
        double value,
        long timeMs,
        Quality quality,
        @Nullable Pose pose,
        double currentMa) {

    /** A value that came as itself. */
    public FieldReading(
            String zone,
            String source,
            String sensor,
            double value,
            long timeMs,
            Quality quality,
            @Nullable Pose pose) {
        this(zone, source, sensor, value, timeMs, quality, pose, Double.NaN);
    }

    /** Whether readings of this quality may lack a value. */
    public static boolean valueless(Quality quality) {
        return quality.getNumber() >= Quality.FUNCTION_CHECK_VALUE;
    }
}
