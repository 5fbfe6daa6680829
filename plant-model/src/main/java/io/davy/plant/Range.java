package io.davy.plant;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A closed range in a sensor's unit; written {@code [min, max]}.
 *
 * @param min lowest value that the device can report
 * @param max highest value that the device can report
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"min", "max"})
public record Range(double min, double max) {
    /** max - min. */
    public double span() {
        return max - min;
    }
}
