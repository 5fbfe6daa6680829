package io.davy.sim.physics;

import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between which values a sensor stands while all is well, and where in between: made from its rules, so that any plant is quiet. */
final class HealthyBand {
    private final double lower;
    private final double upper;
    private final double highest;
    private final double base;

    HealthyBand(Sensor sensor, RuleSet rules) {
        double min = sensor.range().min();
        double max = sensor.range().max();
        lower = given(rules.low(), rules.lowLow()).max().orElse(min);
        double[] uppers = given(rules.high(), rules.highHigh(), rules.zoneAb(), rules.zoneBc(), rules.zoneCd())
                .sorted()
                .toArray();
        upper = uppers.length > 0 ? uppers[0] : max;
        highest = uppers.length > 0 ? uppers[uppers.length - 1] : min;
        base = switch (sensor.kind()) {
            case GAS -> cleanAir(sensor);
            case VIBRATION -> min + 0.55 * (upper - min);
            case TEMPERATURE -> within(sensor.machine() == null ? 19 : 48);
            case WIND_SPEED, WIND_DIRECTION, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> (lower + upper) / 2;
        };
    }

    private static DoubleStream given(@Nullable Double... limits) {
        return Stream.of(limits).filter(Objects::nonNull).mapToDouble(Double::doubleValue);
    }

    private double cleanAir(Sensor sensor) {
        String gas = Objects.requireNonNullElse(sensor.gas(), "");
        GasProperties properties = GasProperties.of(gas);
        double clean = properties.fromPpm(properties.background(), sensor.unit());
        // A cell that reads exactly its lower end for hours looks stuck; real ones stand a little above it.
        double least = sensor.range().min() + 0.004 * sensor.range().span();
        return Math.max(least, clean);
    }

    private double within(double wanted) {
        double quarter = 0.25 * (upper - lower);
        return Math.max(lower + quarter, Math.min(upper - quarter, wanted));
    }

    /** The value while all is well. */
    double base() {
        return base;
    }

    /** The nearest limit above, or the range's end. */
    double upper() {
        return upper;
    }

    /** The highest limit, or the range's lower end if there is none. */
    double highest() {
        return highest;
    }

    /** Distance to the nearest limit that would be an alarm. */
    double margin() {
        return Math.max(0, Math.min(upper - base, lower < base ? base - lower : upper - base));
    }
}
