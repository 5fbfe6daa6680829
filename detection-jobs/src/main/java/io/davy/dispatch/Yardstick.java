package io.davy.dispatch;

import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Member;
import io.davy.plant.Units;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a robot measured against the limits of an incident's alarms.
 *
 * <p>The first-out alarm decides; where it has no limit that the value can be held against, the first of the incident that has. A rate of rise, a vote, a count and a bearing's
 * figure have none; nor has an alarm of another gas, whose detector responds to the incident's as well. What confirms, with the reason of each figure (choices of this project, to be confirmed by a plant):
 *
 * <ul>
 *   <li>Gas: half of the way from clean air to the limit, up or down (oxygen is 20.9 %vol in clean air, carbon dioxide 420 ppm, all else 0). A robot stands on a way, not at the
 *       flange, and within a factor of two is what plume models are trusted with.
 *   <li>Temperature: the limit less 10 % of it, 2 K at least: a camera sees the skin, which is cooler than the bearing, and errs by about 2 % and by the emissivity. A
 *       rise (K, of a hot spot or over like machines): 90 % of the limit.
 *   <li>Vibration: 70 % of the limit, 3 dB less: a head that is held on, or a place beside the bearing, loses about that much. A level in dB: the limit less 3 dB.
 *   <li>Anything of which there can be too little, where clean air says nothing: not more than 5 % above the limit.
 * </ul>
 */
final class Yardstick {
    private static final double GAS_SHARE = 0.5;
    private static final double HEAT_SHARE = 0.1;
    private static final double HEAT_LEAST_K = 2;
    private static final double RISE_SHARE = 0.9;
    private static final double VIBRATION_SHARE = 0.7;
    private static final double VIBRATION_DB = 3;
    private static final double LOW_SHARE = 1.05;
    private static final double F_DEGREES = 1.8;
    private static final double F_ZERO = 32;
    private static final Map<String, Double> CLEAN_PPM = Map.of("O2", 209_000.0, "CO2", 420.0);
    private static final Map<String, Double> MM_S = Map.of("mm/s", 1.0, "cm/s", 10.0, "m/s", 1000.0, "in/s", 25.4);

    private final Incident incident;

    Yardstick(Incident incident) {
        this.incident = incident;
    }

    /**
     * How far a value is beyond what confirms the alarm, as a share of the limit: 0 or more confirms it.
     *
     * @param unit its unit; absent: the alarm's
     * @return NaN if no alarm of the incident has a limit that it can be held against
     */
    double beyond(double value, @Nullable String unit) {
        if (!Double.isFinite(value)) {
            return Double.NaN;
        }
        if (decides(incident.firstOut(), unit)) {
            return beyond(incident.firstOut(), value, unit);
        }
        return incident.alarms().stream()
                .filter(m -> decides(m, unit))
                .findFirst()
                .map(m -> beyond(m, value, unit))
                .orElse(Double.NaN);
    }

    private double beyond(Member m, double value, @Nullable String unit) {
        double v = convert(value, unit, m.unit());
        double clean = clean(m.unit());
        boolean low = m.rule().endsWith("_low");
        double least = low ? -lowest(m.limit(), clean) : least(m, clean);
        return ((low ? -v : v) - least) / Math.max(Math.abs(m.limit()), Double.MIN_NORMAL);
    }

    private static double lowest(double limit, double clean) {
        return clean > limit ? clean - GAS_SHARE * (clean - limit) : limit + (LOW_SHARE - 1) * Math.abs(limit);
    }

    private double least(Member m, double clean) {
        double limit = m.limit();
        return switch (incident.hazard()) {
            case GAS -> limit > clean ? clean + GAS_SHARE * (limit - clean) : limit;
            case HEAT ->
                "K".equals(m.unit())
                        ? RISE_SHARE * limit
                        : limit - Math.max(HEAT_LEAST_K, HEAT_SHARE * Math.abs(limit));
            case VIBRATION -> "dB".equals(m.unit()) ? limit - VIBRATION_DB : VIBRATION_SHARE * limit;
            case DEVICE, PROCESS -> limit;
        };
    }

    private boolean decides(Member m, @Nullable String unit) {
        return m.unit() != null
                && (m.gas() == null || m.gas().equals(incident.gas()))
                && Double.isFinite(m.limit())
                && !m.rule().endsWith("rate_of_rise")
                && !Double.isNaN(convert(1, unit, m.unit()));
    }

    /** What clean air has of the incident's gas. */
    private double clean(@Nullable String unit) {
        Double ppm = incident.gas() == null ? null : CLEAN_PPM.get(incident.gas());
        return ppm == null || unit == null ? 0 : convert(ppm, "ppm", unit);
    }

    /** A value in another unit; NaN if the units do not meet. A temperature and a rise of temperature do not, nor do a velocity and a level in dB. */
    private double convert(double value, @Nullable String from, @Nullable String to) {
        if (to == null || from == null || from.equals(to)) {
            return value;
        }
        if (incident.hazard() == Hazard.GAS) {
            String gas = incident.gas() == null ? "" : incident.gas();
            return value * Units.factor(gas, from, to).orElse(Double.NaN);
        }
        if (MM_S.containsKey(from) && MM_S.containsKey(to)) {
            return value * MM_S.get(from) / MM_S.get(to);
        }
        double celsius = celsius(value, from);
        return to.equals("degC") ? celsius : Double.NaN;
    }

    private static double celsius(double value, String unit) {
        return switch (unit) {
            case "degC", "°C", "C" -> value;
            case "degF", "°F", "F" -> (value - F_ZERO) / F_DEGREES;
            default -> Double.NaN;
        };
    }
}
