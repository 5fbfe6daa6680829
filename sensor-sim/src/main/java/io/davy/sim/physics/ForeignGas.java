package io.davy.sim.physics;

import io.davy.plant.CrossResponse;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * What gas detectors show of gases that they are not made for. The typical share is that of the tables or of plant.yaml; each detector's own one
 * is {@value #LEAST} to {@value #MOST} times that, by chance from the seed, as cells of one kind differ.
 */
final class ForeignGas {
    static final double LEAST = 0.5;
    static final double MOST = 1.5;

    /** A gas, and what a detector shows for each ppm of it, in its unit. */
    private record Share(String gas, double perPpm) {}

    private final Map<String, List<Share>> shares = new HashMap<>();

    /** @param seed of the detectors */
    ForeignGas(Plant plant, long seed) {
        Set<String> leaking = new TreeSet<>();
        plant.machines().forEach(m -> leaking.addAll(m.gases()));
        for (Sensor s : plant.sensors()) {
            for (String gas : leaking) {
                CrossResponse typical =
                        s.kind() == SensorKind.GAS && !gas.equals(s.gas()) ? CrossResponse.of(s, gas) : null;
                if (typical != null && typical.perPpm() != 0) {
                    // A stream of its own: what the detectors' noise draws stays as it was.
                    double own = new SplittableRandom(seed * 31 + s.tag().hashCode() * 1_000_003L + gas.hashCode())
                            .nextDouble(LEAST, MOST);
                    shares.computeIfAbsent(s.tag(), t -> new ArrayList<>()).add(new Share(gas, own * typical.perPpm()));
                }
            }
        }
    }

    /** What the gas that a fault has let out adds to a detector's own, in its unit; negative where it lowers the reading. */
    double at(Sensor detector, Fault fault) {
        double sum = 0;
        for (Share s : shares.getOrDefault(detector.tag(), List.of())) {
            Place p = detector.place();
            sum += s.perPpm() * fault.ppmAt(s.gas(), p.x(), p.y(), p.z());
        }
        return sum;
    }
}
