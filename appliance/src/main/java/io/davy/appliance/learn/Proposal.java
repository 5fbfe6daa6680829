package io.davy.appliance.learn;

import io.davy.plant.MachineModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What history suggests.
 *
 * @param limits of sensors
 * @param models of machines
 * @param kept what was looked at and left as it is, with the reason, one sentence each
 */
record Proposal(List<Limits> limits, List<Model> models, List<String> kept) {
    /**
     * Limits of a sensor that has none on that side.
     *
     * @param tag of the sensor
     * @param unit of the figures
     * @param low none if null
     * @param high none if null
     * @param median of the history
     * @param q001 0.1 % of it lie below
     * @param q999 0.1 % of it lie above
     * @param readings that they are made of
     */
    record Limits(
            String tag,
            String unit,
            @Nullable Double low,
            @Nullable Double high,
            double median,
            double q001,
            double q999,
            int readings) {}

    /** What is normal for a machine. */
    record Model(String machine, MachineModel model) {}

    boolean isEmpty() {
        return limits.isEmpty() && models.isEmpty();
    }
}
