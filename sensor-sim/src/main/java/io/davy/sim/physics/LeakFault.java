package io.davy.sim.physics;

import io.davy.plant.Plant.Machine;
import io.davy.plant.SensorKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;

/** A machine that leaks gas at a steady rate. */
final class LeakFault implements Fault {
    private static final double SECONDS_AN_HOUR = 3600;

    private final Machine machine;
    private final String gas;
    private final GasProperties properties;
    private final double rate;
    private final GasCloud cloud;

    /**
     * @param rate ppm m3 a second
     * @param cloud empty
     */
    LeakFault(Machine machine, String gas, double rate, GasCloud cloud) {
        this.machine = machine;
        this.gas = gas;
        this.properties = GasProperties.of(gas);
        this.rate = rate;
        this.cloud = cloud;
    }

    @Override
    public void step(double dt, boolean on, Wind wind) {
        if (on) {
            cloud.release(
                    machine.place().x(), machine.place().y(), machine.place().z(), rate * dt);
        }
        cloud.step(dt, wind);
    }

    @Override
    public String startText() {
        double kgPerHour = properties.kilograms(rate) * SECONDS_AN_HOUR;
        String rounded = new BigDecimal(kgPerHour).round(new MathContext(2)).toPlainString();
        return "a seal of " + machine.id() + " begins to leak " + gas + ", about " + rounded + " kg/h";
    }

    @Override
    public String stopText() {
        return machine.id() + " has been isolated; it leaks no more";
    }

    @Override
    public double ppmAt(String which, double x, double y, double z) {
        return which.equals(gas) && !cloud.empty() ? cloud.ppmAt(x, y, z) : 0;
    }

    @Override
    public double truth(SensorModel s, double healthy) {
        if (s.sensor().kind() != SensorKind.GAS
                || cloud.empty()
                || !gas.equals(s.sensor().gas())) {
            return healthy;
        }
        var p = s.sensor().place();
        return healthy
                + properties.fromPpm(
                        cloud.ppmAt(p.x(), p.y(), p.z()), s.sensor().unit());
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "fault", "leak",
                "gas", gas,
                "machine", machine.id(),
                "x", machine.place().x(),
                "y", machine.place().y(),
                "z", machine.place().z(),
                "kg_per_h", properties.kilograms(rate) * SECONDS_AN_HOUR);
    }
}
