package io.davy.sim.physics;

import io.davy.plant.Plant.Machine;
import io.davy.plant.SensorKind;
import java.util.Map;

/** A bearing that wears out in seconds instead of weeks: vibration grows exponentially through the ISO zones, until the machine is stopped. */
final class WearFault implements Fault {
    private static final double WEAR_S = 20;
    private static final double RUN_DOWN_S = 2;
    /** How far above the last zone boundary the wear ends. */
    private static final double END_OVER_LIMIT = 1.3;
    /** What is left of the healthy level at a machine that stands. */
    private static final double STANDSTILL = 0.1;

    private final Machine machine;
    private double wear;
    private double running = 1;
    private boolean begun;

    WearFault(Machine machine) {
        this.machine = machine;
    }

    @Override
    public void step(double dt, boolean on, Wind wind) {
        if (on) {
            begun = true;
            wear = Math.min(1, wear + dt / WEAR_S);
        } else if (begun) {
            running *= Math.exp(-dt / RUN_DOWN_S);
        }
    }

    @Override
    public String startText() {
        return "a bearing of " + machine.id() + " begins to break up";
    }

    @Override
    public String stopText() {
        return machine.id() + " has been stopped";
    }

    @Override
    public double truth(SensorModel s, double healthy) {
        return mine(s) ? level(healthy, END_OVER_LIMIT * s.highestLimit()) : healthy;
    }

    @Override
    public double wear(SensorModel s) {
        return mine(s) ? wear * running : 0;
    }

    private boolean mine(SensorModel s) {
        return s.sensor().kind() == SensorKind.VIBRATION
                && machine.id().equals(s.sensor().machine());
    }

    private double level(double healthy, double end) {
        double worn = healthy * Math.pow(Math.max(1, end / healthy), wear);
        return worn * running + STANDSTILL * healthy * (1 - running);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("fault", "wear", "machine", machine.id(), "part", "outer_race");
    }
}
