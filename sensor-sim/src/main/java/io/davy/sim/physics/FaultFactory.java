package io.davy.sim.physics;

import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the machine or sensor of a plant that a scenario is about: the demo plant's own by name, in another plant the one that suits best. */
final class FaultFactory {
    /** The fault, and where the wind blows toward. */
    record Made(Fault fault, double windToward) {}

    private static final double USUAL_WIND_TOWARD = Math.toRadians(60);

    private final Plant plant;
    private final List<SensorModel> models;
    private final Seeds seeds;

    FaultFactory(Plant plant, List<SensorModel> models, Seeds seeds) {
        this.plant = plant;
        this.models = models;
        this.seeds = seeds;
    }

    /**
     * The fault of a scenario.
     *
     * @throws IllegalArgumentException one plain line, if this plant has nothing that it could happen to
     */
    Made make(Scenario scenario) {
        return switch (scenario) {
            case H2S_LEAK -> leak("H2S", "P-101");
            case CH4_LEAK -> leak("CH4", "K-201");
            case PUMP_OVERHEAT -> still(new OverheatFault(watched(SensorKind.TEMPERATURE, "P-102", scenario)));
            case BEARING_WEAR -> still(new WearFault(watched(SensorKind.VIBRATION, "P-103", scenario)));
            case DEAD_SENSOR -> still(new SilentFault(dead("AT-1103").tag()));
            case QUIET -> still(Fault.NONE);
        };
    }

    private static Made still(Fault fault) {
        return new Made(fault, USUAL_WIND_TOWARD);
    }

    private Made leak(String gas, String usual) {
        List<SensorModel> detectors = LeakFit.detectors(models, gas);
        Machine machine =
                pick(m -> m.gases().contains(gas), usual, Comparator.comparingDouble(m -> nearest(m, detectors)));
        if (machine == null || detectors.isEmpty()) {
            throw new IllegalArgumentException("a leak of " + gas + " needs a machine whose gases name " + gas
                    + " and a gas sensor for it; plant " + plant.site().id() + " has "
                    + (machine == null ? "no such machine" : "no such sensor"));
        }
        double floor = floorBelow(machine.place().z());
        int quietSteps = (int) Math.round(Timeline.BEGIN_S / PlantPhysics.STEP_S);
        LeakFit.Choice choice = LeakFit.choose(machine, gas, detectors, floor, seeds, quietSteps);
        return new Made(
                new LeakFault(
                        machine,
                        gas,
                        choice.rate(),
                        new GasCloud(floor, GasProperties.of(gas).molarMass(), seeds.cloud())),
                choice.toward());
    }

    private static double nearest(Machine m, List<SensorModel> detectors) {
        return detectors.stream()
                .mapToDouble(d -> d.sensor().place().distanceTo(m.place()))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private double floorBelow(double z) {
        return plant.floors().stream()
                .mapToDouble(Plant.Floor::z)
                .filter(f -> f <= z)
                .max()
                .orElse(z);
    }

    private Machine watched(SensorKind kind, String usual, Scenario scenario) {
        Predicate<Machine> suits =
                m -> plant.sensors().stream().anyMatch(s -> s.kind() == kind && m.id().equals(s.machine()));
        Machine machine = pick(suits, usual, Comparator.comparing(m -> !m.kind().equals("pump")));
        if (machine == null) {
            throw new IllegalArgumentException("the scenario " + scenario + " needs a machine with a sensor of kind "
                    + kind + "; plant " + plant.site().id() + " has none");
        }
        return machine;
    }

    private @Nullable Machine pick(Predicate<Machine> suits, String usual, Comparator<Machine> order) {
        List<Machine> fit = plant.machines().stream().filter(suits).toList();
        return fit.stream()
                .filter(m -> m.id().equals(usual))
                .findFirst()
                .or(() -> fit.stream().min(order))
                .orElse(null);
    }

    private Sensor dead(String usual) {
        return plant.sensors().stream()
                .filter(s -> s.tag().equals(usual))
                .findFirst()
                .or(() -> plant.sensors().stream().min(Comparator.comparing(s -> s.kind() != SensorKind.GAS)))
                .orElseThrow(() -> new IllegalArgumentException("the scenario " + Scenario.DEAD_SENSOR
                        + " needs a sensor; plant " + plant.site().id() + " has none"));
    }
}
