package io.davy.plant;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.plant.Plant.Name;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the plant handles alarms: {@code alarms} of plant.yaml.
 *
 * @param classes what a class has other than {@link ClassCare#usual}
 * @param suppressions when alarms mean nothing by design
 * @param guidance what an alarm's consequence is and what to do, the first that fits holds
 */
public record AlarmCare(Map<AlarmClass, ClassCare> classes, List<Suppression> suppressions, List<Guidance> guidance) {
    /** A plant that says nothing of it. */
    public static final AlarmCare NONE = new AlarmCare(Map.of(), List.of(), List.of());

    public AlarmCare {
        classes = Canonical.map(classes);
        suppressions = suppressions == null ? List.of() : suppressions;
        guidance = guidance == null ? List.of() : guidance;
    }

    /** How alarms of a class are handled here. */
    public ClassCare of(AlarmClass c) {
        ClassCare own = classes.get(c);
        return own == null ? ClassCare.usual(c) : own;
    }

    /**
     * Suppression by design: while a sensor is below or above a value, alarms of others mean nothing. Never hides an alarm of class
     * LIFE_SAFETY. The sensor and what it hides lie in one area.
     *
     * @param id short name, shown with each alarm that it hides
     * @param sensor tag of the sensor that decides
     * @param below holds while its value is below this, in its unit; else null
     * @param above holds while its value is above this; else null
     * @param delay for how long it must hold or not hold before it counts
     * @param sensors tags whose alarms it hides
     * @param rules names of the rules whose alarms it hides; empty: all of those sensors
     */
    public record Suppression(
            String id,
            String sensor,
            @Nullable Double below,
            @Nullable Double above,
            Duration delay,
            List<String> sensors,
            List<String> rules) {
        public Suppression {
            rules = rules == null ? List.of() : rules;
        }

        /** Whether it hides alarms of a sensor by a rule, as long as it holds. */
        public boolean hides(String tag, String rule) {
            return sensors.contains(tag) && (rules.isEmpty() || rules.contains(rule));
        }
    }

    /**
     * What an alarm means and asks for. Empty lists and absent values fit everything.
     *
     * @param hazard the alarm's hazard
     * @param gas its gas
     * @param zones its zone
     * @param rules its rule's name
     * @param consequence what happens if nobody acts
     * @param action what to do
     * @param respondWithin time in which somebody must have acted
     */
    public record Guidance(
            @Nullable Hazard hazard,
            @Nullable String gas,
            List<String> zones,
            List<String> rules,
            @Nullable Name consequence,
            @Nullable Name action,
            @Nullable Duration respondWithin) {
        public Guidance {
            zones = zones == null ? List.of() : zones;
            rules = rules == null ? List.of() : rules;
        }

        /** Whether it is about such an alarm. */
        public boolean fits(Hazard h, @Nullable String g, String zone, String rule) {
            return (hazard == null || hazard == h)
                    && (gas == null || gas.equals(g))
                    && (zones.isEmpty() || zones.contains(zone))
                    && (rules.isEmpty() || rules.contains(rule));
        }
    }
}
