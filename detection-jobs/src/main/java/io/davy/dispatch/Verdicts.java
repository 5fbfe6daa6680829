package io.davy.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Member;
import io.davy.incident.Incident.Outcome;
import io.davy.incident.Incident.Verdict;
import io.davy.json.Json;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a robot measured at the scene against the limit of the alarm that began the incident.
 *
 * <p>CONFIRMED if the value reaches the given share of the limit: gas 50 % (it thins out between a leak and the robot, and the robot stands on a way, not at the
 * flange), heat 90 %, vibration 70 %. An alarm of too little (a rule whose name ends in {@code _low}) is confirmed by a value not more than 5 % above its limit.
 * Otherwise NOT_FOUND, which never clears an alarm. INCONCLUSIVE if nothing was measured, if the units do not meet, or if no alarm of the incident has a limit of
 * the value itself (a rate of rise has a limit per minute). The first-out alarm decides; where it has no such limit, the first of the incident that has.
 */
public final class Verdicts {
    private static final double GAS_SHARE = 0.5;
    private static final double HEAT_SHARE = 0.9;
    private static final double VIBRATION_SHARE = 0.7;
    private static final double LOW_SHARE = 1.05;
    private static final double PPM_A_PERCENT = 10_000;

    private Verdicts() {}

    /** The verdict on a resultDescription, which should be {@code {"value":37,"unit":"ppm"}}. */
    public static Verdict judge(Incident incident, String robot, @Nullable String result, Instant now) {
        JsonNode measured = read(result);
        if (measured == null || !measured.path("value").isNumber()) {
            return new Verdict(Outcome.INCONCLUSIVE, robot, null, null, now);
        }
        double value = measured.path("value").asDouble();
        String unit = measured.path("unit").isTextual() ? measured.path("unit").asText() : null;
        return new Verdict(outcome(incident, value, unit), robot, value, unit, now);
    }

    private static @Nullable JsonNode read(@Nullable String result) {
        if (result == null || result.isBlank()) {
            return null;
        }
        try {
            return Json.DAVY.readTree(result);
        } catch (IOException e) {
            return null; // free text is allowed there; it carries no value
        }
    }

    private static Outcome outcome(Incident incident, double value, @Nullable String unit) {
        Member judge = decides(incident.firstOut(), unit)
                ? incident.firstOut()
                : incident.alarms().stream()
                        .filter(m -> decides(m, unit))
                        .findFirst()
                        .orElse(null);
        if (judge == null || !Double.isFinite(value)) {
            return Outcome.INCONCLUSIVE;
        }
        double comparable = value * factor(unit, judge.unit());
        boolean found = judge.rule().endsWith("_low")
                ? comparable <= judge.limit() * LOW_SHARE
                : comparable >= judge.limit() * share(incident.hazard());
        return found ? Outcome.CONFIRMED : Outcome.NOT_FOUND;
    }

    private static boolean decides(Member m, @Nullable String unit) {
        return Double.isFinite(m.limit())
                && !m.rule().contains("rate")
                && !m.rule().contains("rise")
                && !Double.isNaN(factor(unit, m.unit()));
    }

    /** From one unit to another; NaN if they do not meet. */
    private static double factor(@Nullable String from, @Nullable String to) {
        if (from == null || to == null || from.equals(to)) {
            return 1;
        }
        if (from.equals("ppm") && to.equals("%vol")) {
            return 1 / PPM_A_PERCENT;
        }
        return from.equals("%vol") && to.equals("ppm") ? PPM_A_PERCENT : Double.NaN;
    }

    private static double share(Hazard hazard) {
        return switch (hazard) {
            case GAS -> GAS_SHARE;
            case HEAT -> HEAT_SHARE;
            case VIBRATION -> VIBRATION_SHARE;
            case DEVICE, PROCESS -> 1;
        };
    }
}
