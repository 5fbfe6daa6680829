package io.davy.ingest.field;

import io.davy.plant.Sensor;
import io.davy.wire.Quality;

/** Makes the value of a sensor on a 4 to 20 mA loop from its current (NAMUR NE 43). */
public final class CurrentLoop {
    private static final double ZERO_MA = 4;
    private static final double SPAN_MA = 16;
    /** At or below, the loop has failed, mA. */
    private static final double FAILED_LOW_MA = 3.6;
    /** At or above, the loop has failed, mA. */
    private static final double FAILED_HIGH_MA = 21.0;

    private static final double LEAST_MA = 3.8;
    private static final double MOST_MA = 20.5;

    private CurrentLoop() {}

    /**
     * A sensor's reading in its unit.
     *
     * @param r as it came: in mA if the sensor is on a loop
     */
    public static FieldReading scaled(Sensor s, FieldReading r) {
        if (s.device() == null || !s.device().current() || FieldReading.valueless(r.quality())) {
            return r;
        }
        double ma = r.value();
        boolean failed = ma <= FAILED_LOW_MA || ma >= FAILED_HIGH_MA;
        double value = failed
                ? 0
                : s.range().min() + (ma - ZERO_MA) / SPAN_MA * s.range().span();
        return new FieldReading(
                r.zone(), r.source(), r.sensor(), value, r.timeMs(), quality(r.quality(), ma, failed), r.pose(), ma);
    }

    private static Quality quality(Quality told, double ma, boolean failed) {
        if (failed) {
            return Quality.FAILURE;
        }
        boolean saturated = ma < LEAST_MA || ma > MOST_MA;
        return saturated ? Quality.OUT_OF_SPECIFICATION : told;
    }
}
