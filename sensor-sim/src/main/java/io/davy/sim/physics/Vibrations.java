package io.davy.sim.physics;

import io.davy.plant.Bearing;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Sensor;
import io.davy.sim.machine.MachineFault;
import io.davy.sim.machine.RotatingMachine;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fast signals of a plant's vibration sensors. */
final class Vibrations {
    private static final double USUAL_RPM = 1480;
    private static final double NOISE_G = 0.03;
    private static final double IMPACT_G = 4;

    private final Map<String, Machine> machines = new HashMap<>();
    private final Map<String, RotatingMachine> rotating = new HashMap<>();
    private final long seed;

    Vibrations(Plant plant, long seed) {
        plant.machines().forEach(m -> machines.put(m.id(), m));
        this.seed = seed;
    }

    /**
     * Acceleration in g at a sensor whose level is as given; a machine of unknown speed turns with {@value #USUAL_RPM} 1/min.
     *
     * @param rmsMms mm/s RMS
     * @param wear of the bearing's outer race, 0 to 1
     */
    float[] waveform(Sensor sensor, double rmsMms, double wear, double timeS, double seconds, double rateHz) {
        MachineFault fault = wear > 0 ? MachineFault.OUTER_RACE : MachineFault.NONE;
        return rotating.computeIfAbsent(sensor.tag(), tag -> of(sensor))
                .waveform(fault, wear, rmsMms, timeS, seconds, rateHz);
    }

    private RotatingMachine of(Sensor sensor) {
        Machine m = sensor.machine() == null ? null : machines.get(sensor.machine());
        double rpm = m == null || m.speedRpm() == null ? USUAL_RPM : m.speedRpm();
        @Nullable Bearing known = m == null ? null : m.bearing();
        return new RotatingMachine(
                rpm,
                known == null ? RotatingMachine.USUAL_BEARING : known,
                NOISE_G,
                IMPACT_G,
                seed ^ sensor.tag().hashCode());
    }
}
