package io.davy.plant;

import io.davy.alarm.AlarmClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which figures hold for a sensor: its own limits over its rule set over the defaults of its gas or kind.
 *
 * <p>The defaults beneath every set: on-delay 0 s for gas, because a leak must be told at once, 3 s else; off-delay 5 s; deadband 5 %
 * of the smallest limit, at most half of the distance between two limits; silent after 10 intervals, at least 10 s; stuck after 120
 * intervals, at least 10 min, for temperature, vibration and wind; never for the others, since a gas sensor in clean air rightly
 * repeats itself.
 */
public final class RuleBook {
    private static final Duration OFF_DELAY = Duration.ofSeconds(5);
    private static final Duration RATE_WINDOW = Duration.ofMinutes(1);

    private RuleBook() {}

    /** The figures of one sensor, complete: silentAfter, stuckAfter, deadband, delays and alarmClass are never absent. */
    public static RuleSet rulesFor(Plant plant, Sensor sensor) {
        RuleSet figures = RuleSet.NONE;
        for (RuleSet layer : layers(plant, sensor)) {
            String source = layer.source();
            String evidence = layer.evidence();
            if (RuleSets.hasLimits(figures) && RuleSets.leavesLimits(figures, layer)) {
                source = figures.source() + "; the rest: " + layer.source();
            } else if (RuleSets.hasLimits(figures)) {
                source = figures.source();
                evidence = figures.evidence();
            }
            figures = RuleSets.withSource(figures.over(layer), source, evidence);
        }
        return completed(figures, sensor);
    }

    /** Names of the rule sets that Davy ships. */
    public static Set<String> builtInNames() {
        return BuiltIns.get().ruleSets().keySet();
    }

    /** The unit of a shipped rule set; null if there is no such set. */
    public static @Nullable String builtInUnit(String name) {
        RuleSet set = BuiltIns.get().ruleSets().get(name);
        return set == null ? null : set.unit();
    }

    /** Gases that Davy ships figures for. */
    public static Set<String> gases() {
        return BuiltIns.get().gases();
    }

    /** The name of a gas as the tables write it, for a name as plants write it; the name itself if it is not known. */
    public static String gas(String name) {
        return BuiltIns.get().canonical(name);
    }

    /** Whether any authority limits what a person may breathe of a gas. */
    public static boolean hasExposureLimits(String gas) {
        return BuiltIns.get().hasExposure(gas);
    }

    /** The highest first alarm for combustible gas that an authority allows, %LEL; null if it says nothing. */
    public static Exposure.@Nullable Limit mostCombustible(@Nullable String authority) {
        return BuiltIns.get().mostCombustible(authority);
    }

    /** The name of the shipped vibration zones of a machine; null if its group or support is not given. */
    public static @Nullable String vibrationSet(Plant.Machine machine) {
        return machine.group() == null || machine.support() == null
                ? null
                : "iso-20816-3-" + machine.group() + "-" + machine.support();
    }

    /** The sets that decide, the strongest first. */
    private static List<RuleSet> layers(Plant plant, Sensor sensor) {
        List<RuleSet> layers = new ArrayList<>();
        if (sensor.limits() != null) {
            layers.add(named(sensor.limits(), "plant.yaml, limits of " + sensor.tag()));
        }
        String name = sensor.rules();
        RuleSet own = name == null ? null : plant.ruleSets().get(name);
        RuleSet shipped = name == null ? null : BuiltIns.get().ruleSets().get(name);
        if (own != null) {
            layers.add(named(own, "plant.yaml, rule set " + name));
        } else if (shipped != null) {
            layers.add(shipped);
        }
        RuleSet standard = standard(plant, sensor);
        if (standard != null) {
            layers.add(standard);
        }
        if (hasLike(plant, sensor)) {
            layers.add(RuleSets.withHeat(RuleSet.NONE, HeatFigures.OF_LIKE));
        }
        return layers;
    }

    private static RuleSet named(RuleSet set, String source) {
        String from = set.source() != null ? set.source() : source;
        String evidence = set.evidence() != null ? set.evidence() : "seen";
        Exposure exposure = set.exposure();
        RuleSet told = RuleSets.withSource(set, from, evidence);
        told = exposure == null ? told : RuleSets.withExposure(told, exposure.withSource(from, evidence));
        HeatFigures heat = set.heat();
        return heat == null ? told : RuleSets.withHeat(told, heat.withSource(from));
    }

    private static @Nullable RuleSet standard(Plant plant, Sensor sensor) {
        if (sensor.kind() == SensorKind.GAS && sensor.gas() != null) {
            return BuiltIns.get().figures(sensor.gas(), sensor.unit(), plant.site());
        }
        if (sensor.kind() == SensorKind.VIBRATION && sensor.machine() != null && sensor.rules() == null) {
            return plant.machines().stream()
                    .filter(m -> m.id().equals(sensor.machine()))
                    .map(RuleBook::vibrationSet)
                    .flatMap(n -> n == null ? Stream.empty() : Stream.of(n))
                    .map(n -> BuiltIns.get().ruleSets().get(n))
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }

    private static boolean hasLike(Plant plant, Sensor sensor) {
        return sensor.kind() == SensorKind.TEMPERATURE
                && plant.machines().stream().anyMatch(m -> m.id().equals(sensor.machine()) && m.like() != null);
    }

    private static RuleSet completed(RuleSet f, Sensor sensor) {
        boolean gas = sensor.kind() == SensorKind.GAS;
        return f.over(new RuleSet(
                sensor.unit(),
                null,
                null,
                null,
                null,
                Deadband.of(f, sensor.range()),
                gas ? Duration.ZERO : Duration.ofSeconds(3),
                OFF_DELAY,
                null,
                f.ratePerMin() == null ? null : RATE_WINDOW,
                gas && !"O2".equals(sensor.gas()),
                null,
                null,
                null,
                stuckAfter(sensor),
                longer(sensor.interval().multipliedBy(10), Duration.ofSeconds(10)),
                gas ? AlarmClass.LIFE_SAFETY : AlarmClass.PROCESS,
                null,
                null));
    }

    private static Duration stuckAfter(Sensor sensor) {
        return switch (sensor.kind()) {
            case TEMPERATURE, VIBRATION, WIND_SPEED, WIND_DIRECTION ->
                longer(sensor.interval().multipliedBy(120), Duration.ofMinutes(10));
            case GAS, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> Duration.ZERO;
        };
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
