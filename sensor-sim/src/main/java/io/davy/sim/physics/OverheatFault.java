package io.davy.sim.physics;

import io.davy.plant.Plant.Machine;
import io.davy.plant.SensorKind;
import java.util.Map;

/** A bearing that runs hot: a thermal mass that is heated, then cools; faster than a real one by a factor of about 40. */
final class OverheatFault implements Fault {
    private static final double HEATING_S = 20;
    private static final double COOLING_S = 12;
    private static final double CROSSING_S = 13;
    /** The share of its way that the temperature has gone when it is to cross the limit. */
    private static final double SHARE_AT_CROSSING = 1 - Math.exp(-CROSSING_S / HEATING_S);

    private final Machine machine;
    private double heat;

    OverheatFault(Machine machine) {
        this.machine = machine;
    }

    @Override
    public void step(double dt, boolean on, Wind wind) {
        double goal = on ? 1 : 0;
        heat += (goal - heat) * (1 - Math.exp(-dt / (on ? HEATING_S : COOLING_S)));
    }

    @Override
    public String startText() {
        return "the bearing of " + machine.id() + " loses its grease and runs hot";
    }

    @Override
    public String stopText() {
        return machine.id() + " has been stopped and cools";
    }

    @Override
    public double truth(SensorModel s, double healthy) {
        boolean mine = s.sensor().kind() == SensorKind.TEMPERATURE
                && machine.id().equals(s.sensor().machine());
        return mine ? healthy + heat * (s.upperLimit() - s.base()) / SHARE_AT_CROSSING : healthy;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("fault", "overheat", "machine", machine.id());
    }
}
