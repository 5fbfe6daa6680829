package io.davy.sim.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Robot.Inspection;
import io.davy.sim.physics.World;
import io.davy.vda5050.v2.Action;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a robot measures where it stands. Gas is sniffed at the nose and at points along an arm that reaches up to 3 m toward the nearest machine; the
 * highest counts. The thermal camera reads the hottest bearing of the machine looked at, the acoustic head its vibration velocity. The action
 * parameters {@code gas} and {@code machine} choose what is looked at; else it is the gas that stands highest above clean air, and the machine that
 * the robot was turned to: within 15 m and 30 degrees, the one nearest to the line of sight, of several that stand in it the first. A robot that was
 * turned to nothing looks at the nearest machine within 15 m.
 */
final class Instruments {
    static final double NOSE_M = 0.5;
    private static final double REACH_M = 3;
    private static final int ARM_POINTS = 6;
    private static final double SIGHT_M = 15;
    /** Half of what a camera sees across, rad: a common lens of 60 degrees (a choice). */
    private static final double SIGHT_RAD = Math.toRadians(30);
    /** Half of a machine's breadth: so near to the line of sight it stands in it and hides what is behind, m (a choice). */
    private static final double IN_SIGHT_M = 1;

    private static final double NOISE = 0.01;
    private static final double AMBIENT_C = 20;

    private final World world;
    private final List<Plant.Machine> machines;
    private final SplittableRandom random;

    Instruments(Plant plant, World world, long seed) {
        this.world = world;
        this.machines = plant.machines();
        this.random = new SplittableRandom(seed);
    }

    /** One measured value. */
    record Measured(double value, String unit) {
        /** As a VDA 5050 resultDescription: {@code {"value":37,"unit":"ppm"}}. */
        String json() {
            ObjectNode node = Json.VDA5050.createObjectNode();
            node.put("value", value);
            node.put("unit", unit);
            return node.toString();
        }
    }

    /** Carries out an inspection; null if there is nothing here that it could measure. */
    @Nullable
    Measured inspect(Inspection what, Action action, Chassis at) {
        return switch (what) {
            case GAS -> gas(parameter(action, "gas"), at);
            case THERMAL -> {
                Plant.Machine m = looked(action, at);
                double c = m == null ? AMBIENT_C : world.temperature(m.id()).orElse(AMBIENT_C);
                yield new Measured(noisy(c), "degC");
            }
            case ACOUSTIC -> {
                Plant.Machine m = looked(action, at);
                var level = m == null ? OptionalDouble.empty() : world.vibration(m.id());
                yield level.isEmpty() ? null : new Measured(noisy(level.getAsDouble()), "mm/s");
            }
            case PHOTO -> new Measured(1, "photo");
        };
    }

    private @Nullable Measured gas(@Nullable String wanted, Chassis at) {
        World.Gas gas = world.gases().stream()
                .filter(g -> wanted == null || g.name().equals(wanted))
                .max(Comparator.comparingDouble(g -> atArm(g, at) - atArm(g, null)))
                .orElse(null);
        return gas == null ? null : new Measured(Math.min(gas.most(), noisy(atArm(gas, at))), gas.unit());
    }

    /** The highest concentration along the arm; of clean air far away if there is no place. */
    private double atArm(World.Gas gas, @Nullable Chassis at) {
        if (at == null) {
            return world.concentration(gas, 1e9, 1e9, 0);
        }
        Plant.Machine near = machine(null, at);
        double most = world.concentration(gas, at.x(), at.y(), at.z() + NOSE_M);
        if (near == null) {
            return most;
        }
        Place goal = near.place();
        double distance = Math.max(1e-6, goal.distanceTo(new Place(at.x(), at.y(), at.z() + NOSE_M, null)));
        for (int i = 1; i <= ARM_POINTS; i++) {
            double share = Math.min(1, REACH_M * i / ARM_POINTS / distance);
            most = Math.max(
                    most,
                    world.concentration(
                            gas,
                            at.x() + (goal.x() - at.x()) * share,
                            at.y() + (goal.y() - at.y()) * share,
                            at.z() + NOSE_M + (goal.z() - at.z() - NOSE_M) * share));
        }
        return most;
    }

    private Plant.@Nullable Machine looked(Action action, Chassis at) {
        String wanted = parameter(action, "machine");
        OptionalDouble sight = at.sight();
        return wanted != null || sight.isEmpty() ? machine(wanted, at) : inSight(sight.getAsDouble(), at);
    }

    private Plant.@Nullable Machine inSight(double theta, Chassis at) {
        return machines.stream()
                .filter(m -> distance(m, at) <= SIGHT_M)
                .filter(m -> Math.abs(off(m, theta, at)) <= SIGHT_RAD)
                .min(Comparator.comparingDouble((Plant.Machine m) -> Math.max(IN_SIGHT_M, fromLine(m, theta, at)))
                        .thenComparingDouble(m -> distance(m, at)))
                .orElse(null);
    }

    /** How far a machine lies off a direction, rad. */
    private static double off(Plant.Machine m, double theta, Chassis at) {
        double to = Math.atan2(m.place().y() - at.y(), m.place().x() - at.x());
        return Math.IEEEremainder(to - theta, 2 * Math.PI);
    }

    private static double fromLine(Plant.Machine m, double theta, Chassis at) {
        return at.distanceTo(m.place().x(), m.place().y()) * Math.abs(Math.sin(off(m, theta, at)));
    }

    private Plant.@Nullable Machine machine(@Nullable String wanted, Chassis at) {
        return machines.stream()
                .filter(m -> wanted == null || m.id().equals(wanted))
                .filter(m -> distance(m, at) <= SIGHT_M)
                .min(Comparator.comparingDouble(m -> distance(m, at)))
                .orElse(null);
    }

    private static double distance(Plant.Machine m, Chassis at) {
        return m.place().distanceTo(new Place(at.x(), at.y(), at.z() + NOSE_M, null));
    }

    /** The gas at the nose now. */
    Measured sniff(World.Gas gas, Chassis at) {
        double value = noisy(world.concentration(gas, at.x(), at.y(), at.z() + NOSE_M));
        return new Measured(Math.min(gas.most(), value), gas.unit());
    }

    private double noisy(double v) {
        double noise = Math.max(-3, Math.min(3, random.nextGaussian())) * NOISE;
        return Math.round(Math.max(0, v * (1 + noise) + 0.02 * Math.abs(noise)) * 1000) / 1000.0;
    }

    private static @Nullable String parameter(Action action, String key) {
        List<Action.Parameter> all = action.actionParameters();
        if (all == null) {
            return null;
        }
        return all.stream()
                .filter(p -> p.key().toLowerCase(Locale.ROOT).equals(key))
                .map(p -> String.valueOf(p.value()))
                .findFirst()
                .orElse(null);
    }
}
