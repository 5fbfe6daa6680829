package io.davy.sim.physics;

import java.util.Map;

/** One thing that goes wrong in the plant, and what that does to what sensors and robots see. */
interface Fault {
    /** Nothing goes wrong. */
    Fault NONE = new Fault() {
        @Override
        public void step(double dt, boolean on, Wind wind) {}

        @Override
        public String startText() {
            return "";
        }

        @Override
        public String stopText() {
            return "";
        }
    };

    /** Moves on by dt seconds; {@code on} from its beginning to its end. */
    void step(double dt, boolean on, Wind wind);

    /** One sentence said when it begins. */
    String startText();

    /** One sentence said when it has been ended. */
    String stopText();

    /** The true value at a sensor that would see {@code healthy} if nothing were wrong. */
    default double truth(SensorModel sensor, double healthy) {
        return healthy;
    }

    /** What it adds to a gas at a place, ppm. */
    default double ppmAt(String gas, double x, double y, double z) {
        return 0;
    }

    /** Whether that sensor sends nothing while it is on. */
    default boolean silences(String tag) {
        return false;
    }

    /** How far the bearing at that sensor is worn, 0 to 1. */
    default double wear(SensorModel sensor) {
        return 0;
    }

    /** The truth in figures: what is wrong, where, how much. */
    default Map<String, Object> facts() {
        return Map.of();
    }
}
