package io.davy.sim.physics;

import io.davy.plant.Plant;
import io.davy.sim.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** What a robot can measure in the plant around it. */
public interface World {
    /**
     * A gas that the plant is watched for.
     *
     * @param name the gas
     * @param unit the unit in which the fixed sensors give it
     * @param most the highest value that their range lets them show
     */
    record Gas(String name, String unit, double most) {}

    /** The gases of the plant, in the order of its sensors. */
    List<Gas> gases();

    /** True concentration at a place, in the gas's unit. */
    double concentration(Gas gas, double x, double y, double z);

    /** True temperature of a machine's hottest bearing, degC; empty if nothing is known of it. */
    OptionalDouble temperature(String machine);

    /** True vibration of a machine, mm/s RMS; empty if nothing is known of it. */
    OptionalDouble vibration(String machine);

    /** A robot has finished an inspection; the people who isolate a fault wait for that. */
    void inspected(String robot, Instant time);

    /** The quiet world of a plant as it is now. */
    static World quiet(Plant plant) {
        return new PlantPhysics(plant, Scenario.QUIET, 1, Instant.now());
    }
}
