package io.davy.plant;

/** Which figures hold for a sensor: its own limits over its rule set over the defaults of its gas or kind. */
public final class RuleBook {
    private RuleBook() {}

    /** The figures of one sensor, complete: silentAfter, stuckAfter, deadband, delays and alarmClass are never absent. */
    public static RuleSet rulesFor(Plant plant, Sensor sensor) {
        throw new UnsupportedOperationException("being written: " + plant.site().id() + sensor.tag());
    }
}
