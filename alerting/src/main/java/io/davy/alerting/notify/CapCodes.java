package io.davy.alerting.notify;

import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;

/** CAP's own words for what an incident is: the table in docs/notifications.md. The mapping is a choice of this project. */
final class CapCodes {
    private CapCodes() {}

    /** Times as CAP wants them: whole seconds, and no letter Z. */
    static DateTimeFormatter times(ZoneId zone) {
        return new DateTimeFormatterBuilder()
                .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
                .appendOffset("+HH:MM", "-00:00")
                .toFormatter(Locale.ROOT)
                .withZone(zone);
    }

    static String messageType(Occasion.Kind kind) {
        return switch (kind) {
            case OPENED -> "Alert";
            case ESCALATED, ANOTHER_GAS, REALARMED, UNANSWERED, UNREACHED, VERDICT, ACKNOWLEDGED, STANDING -> "Update";
            case CLOSED -> "Cancel";
        };
    }

    static List<String> categories(Incident i) {
        return switch (i.hazard()) {
            case GAS -> Advice.burns(i.gas()) ? List.of("CBRNE", "Fire", "Safety") : List.of("CBRNE", "Safety");
            case HEAT -> List.of("Fire", "Safety");
            case VIBRATION, PROCESS -> List.of("Safety", "Infra");
            case DEVICE -> List.of("Infra");
        };
    }

    static List<String> responses(Incident i) {
        if (i.state() == Incident.State.CLOSED) {
            return List.of("AllClear");
        }
        return switch (i.hazard()) {
            case GAS -> List.of("Evacuate", "Avoid");
            case HEAT, VIBRATION -> List.of("Avoid", "Assess");
            case PROCESS -> List.of("Assess");
            case DEVICE -> List.of("Monitor", "Assess");
        };
    }

    static String urgency(Incident i) {
        if (i.state() == Incident.State.CLOSED) {
            return "Past";
        }
        return switch (i.severity()) {
            case HIGHEST, HIGH -> "Immediate";
            case MEDIUM -> "Expected";
            case LOW -> "Future";
        };
    }

    static String severity(Priority p) {
        return switch (p) {
            case HIGHEST -> "Extreme";
            case HIGH -> "Severe";
            case MEDIUM -> "Moderate";
            case LOW -> "Minor";
        };
    }

    /** Observed when a robot, an officer or a second sensor says so too; who found nothing leaves it possible. */
    static String certainty(Incident i) {
        Incident.Verdict verdict = i.verdict();
        if (verdict != null) {
            return switch (verdict.outcome()) {
                case CONFIRMED -> "Observed";
                case NOT_FOUND -> "Possible";
                case INCONCLUSIVE -> bySensors(i);
            };
        }
        return bySensors(i);
    }

    private static String bySensors(Incident i) {
        return i.alarms().stream().map(Incident.Member::sensor).distinct().count() > 1 ? "Observed" : "Likely";
    }
}
