package io.davy.detection.robot;

import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Range;
import io.davy.plant.Robot;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Units;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The detectors that a robot carries: one for each gas of the plant, tag {@code ROBOT/GAS}, in the gas's usual unit, with the gas's usual
 * limits. A robot moves and rests, so its detectors have no background of their own and are never silent.
 */
public final class RobotSensors {
    /** Zones of robots are named so. */
    public static final String PREFIX = "robot/";

    /** A robot in its dock says nothing for weeks; ten years stand for never. */
    private static final Duration NEVER = Duration.ofDays(3650);

    private static final double MOST_PPM = 1e6;
    private static final double MOST_PERCENT = 100;

    private RobotSensors() {}

    /** The robot whose zone this is; null if it is no robot's zone or the plant has no such robot. */
    public static @Nullable Robot robot(Plant plant, String zone) {
        return plant.robots().stream()
                .filter(r -> zone.equals(PREFIX + r.id()))
                .findFirst()
                .orElse(null);
    }

    /** The detectors of a robot. */
    public static List<Sensor> of(Plant plant, Robot robot) {
        Set<String> gases = new TreeSet<>();
        Stream.concat(
                        plant.sensors().stream().map(Sensor::gas),
                        plant.machines().stream().flatMap(m -> m.gases().stream()))
                .filter(Objects::nonNull)
                .forEach(gases::add);
        return gases.stream().map(g -> detector(robot, g)).toList();
    }

    private static Sensor detector(Robot robot, String gas) {
        String unit = Objects.requireNonNullElse(Units.standard(SensorKind.GAS, gas), "ppm");
        double most = unit.startsWith("%") ? MOST_PERCENT : MOST_PPM;
        return new Sensor(
                robot.id() + "/" + gas,
                SensorKind.GAS,
                gas,
                unit,
                new Range(0, most),
                PREFIX + robot.id(),
                new Place(0, 0, 0, null),
                null,
                Duration.ofSeconds(1),
                null,
                rules(),
                null);
    }

    private static RuleSet rules() {
        return new RuleSet(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                Duration.ZERO,
                NEVER,
                null,
                null,
                null);
    }
}
