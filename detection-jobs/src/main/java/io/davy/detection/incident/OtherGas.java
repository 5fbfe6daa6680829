package io.davy.detection.incident;

import io.davy.detection.incident.Lately.Nose;
import io.davy.incident.Incident.Member;
import io.davy.plant.CrossResponse;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much of what detectors of one gas read another gas explains, since their cells respond to it as well ({@link CrossResponse}). */
final class OtherGas {
    /** From this share of its range on a detector may stand for more than it says. */
    private static final double FULL = 0.95;
    /** How many times more: a choice of this project. */
    private static final double BEYOND = 3;

    private static final Set<String> CONCENTRATIONS = Units.of(SensorKind.GAS);

    private final Plant plant;
    private final Map<String, Sensor> detectors = new HashMap<>();

    OtherGas(Plant plant) {
        this.plant = plant;
        plant.sensors().stream().filter(s -> s.kind() == SensorKind.GAS).forEach(s -> detectors.put(s.tag(), s));
    }

    /** The highest concentration that alarms of a gas tell of, ppm; NaN if none does. */
    double ppm(List<Member> alarms, String gas, Lately air) {
        double most = Double.NaN;
        for (Member m : alarms) {
            List<Sensor> fixed = detectors(m, gas);
            for (Sensor s : fixed) {
                double reads = reads(m, s, air, false);
                double least = reads >= FULL * s.range().max() ? BEYOND * reads : reads;
                most = greater(most, least * factor(gas, s.unit()));
            }
            if (fixed.isEmpty() && m.on() && m.unit() != null && tells(m)) {
                most = greater(most, m.value() * factor(gas, m.unit()));
            }
        }
        return most;
    }

    /**
     * The share of a reading's rise that another gas explains: 1 or more if all of it; 0 if the detector is not known to respond, or nobody knows
     * what it reads.
     *
     * @param gas the alarm's own gas
     * @param cause the other gas
     * @param ppm how much of that there is
     * @param now whether what it reads now counts; else the most that it has read lately
     */
    double explained(Member m, String gas, String cause, double ppm, Lately air, boolean now) {
        List<Sensor> fixed = detectors(m, gas);
        if (fixed.isEmpty()) {
            return m.unit() == null || !tells(m)
                    ? 0
                    : share(m.value(), CrossResponse.typical(gas, m.unit(), cause), ppm);
        }
        double least = Double.NaN;
        for (Sensor s : fixed) {
            double reads = reads(m, s, air, now);
            Nose nose = air.of(s.tag());
            if (!Double.isNaN(reads)) {
                double rise = nose == null ? reads : reads - nose.background();
                double share = share(rise, CrossResponse.of(s, cause), ppm);
                least = Double.isNaN(least) ? share : Math.min(least, share);
            }
        }
        return Double.isNaN(least) ? 0 : least;
    }

    private static double share(double rise, @Nullable CrossResponse response, double ppm) {
        if (response == null || response.perPpm() <= 0 || Double.isNaN(ppm)) {
            return 0;
        }
        return rise <= 0 ? Double.POSITIVE_INFINITY : response.perPpm() * ppm / rise;
    }

    /** What a detector reads as far as the air or its alarm tells, in its unit; NaN if neither does. */
    private static double reads(Member m, Sensor s, Lately air, boolean now) {
        Nose nose = air.of(s.tag());
        if (now && nose != null) {
            return nose.newest();
        }
        double told = m.on() && s.tag().equals(m.sensor()) && tells(m) ? m.value() : Double.NaN;
        return greater(told, nose == null ? Double.NaN : nose.most());
    }

    /** The fixed detectors that an alarm speaks of: one, or those of a zone that voted; none for a robot's nose. */
    private List<Sensor> detectors(Member m, String gas) {
        Sensor one = detectors.get(m.sensor());
        return one != null
                ? List.of(one)
                : plant.sensors().stream()
                        .filter(s -> gas.equals(s.gas()) && s.zone().equals(m.sensor()))
                        .toList();
    }

    /** Whether its value is a concentration: a vote counts, and a rise is one a minute. */
    private static boolean tells(Member m) {
        return CONCENTRATIONS.contains(String.valueOf(m.unit())) && Double.isFinite(m.value());
    }

    private double factor(String gas, String unit) {
        return Units.factor(gas, unit, "ppm", plant.site().air()).orElse(Double.NaN);
    }

    private static double greater(double a, double b) {
        return Double.isNaN(a) || b > a ? b : a;
    }
}
