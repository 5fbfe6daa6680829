package io.davy.plant;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.stream.Stream;

/** How far a value must come back before an alarm goes off, where nobody said so. */
final class Deadband {
    private static final double SHARE_OF_LIMIT = 0.05;
    private static final double SHARE_OF_SPAN = 0.01;

    private Deadband() {}

    /** 5 % of the smallest limit that is not 0, at most half of the least distance of two limits; else 1 % of the range. */
    static double of(RuleSet f, Range range) {
        double[] limits = Stream.of(f.lowLow(), f.low(), f.high(), f.highHigh(), f.zoneBc(), f.zoneCd())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double band = Double.MAX_VALUE;
        for (int i = 0; i < limits.length; i++) {
            if (limits[i] != 0) {
                band = Math.min(band, SHARE_OF_LIMIT * Math.abs(limits[i]));
            }
            if (i > 0 && limits[i] > limits[i - 1]) {
                band = Math.min(band, (limits[i] - limits[i - 1]) / 2);
            }
        }
        double exact = band == Double.MAX_VALUE ? SHARE_OF_SPAN * range.span() : band;
        return new BigDecimal(exact).round(new MathContext(6)).doubleValue();
    }
}
