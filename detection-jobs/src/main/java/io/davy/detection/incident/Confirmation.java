package io.davy.detection.incident;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident.Outcome;
import io.davy.incident.Incident.Verdict;

/**
 * What a verdict does to an incident's severity: CONFIRMED raises it by one step, a gas incident to HIGH at least, since two instruments now say the same and a leak that is
 * real does not get smaller by itself. Once an incident, however often it is confirmed. No verdict ever lowers a severity. The figures are choices of this project.
 */
final class Confirmation {
    private Confirmation() {}

    /** The incident after its newest verdict. */
    static OpenIncident of(OpenIncident i) {
        if (i.confirmed() || i.verdict() == null || i.verdict().outcome() != Outcome.CONFIRMED) {
            return i;
        }
        Priority raised = raised(i.hazard(), i.severity());
        return i.edit(e -> {
            e.confirmed = true;
            e.severity = raised;
        });
    }

    /** An incident that another one with the same cause becomes part of keeps what that has reached and what was found of it. */
    static OpenIncident joined(OpenIncident whole, OpenIncident part) {
        return whole.edit(e -> {
            e.confirmed = whole.confirmed() || part.confirmed();
            e.severity = part.severity().compareTo(whole.severity()) > 0 ? part.severity() : whole.severity();
            e.verdict = Verdict.counting(part.verdict(), whole.verdict());
        });
    }

    private static Priority raised(Hazard hazard, Priority before) {
        Priority next = switch (before) {
            case LOW -> Priority.MEDIUM;
            case MEDIUM -> Priority.HIGH;
            case HIGH, HIGHEST -> Priority.HIGHEST;
        };
        return hazard == Hazard.GAS && next.compareTo(Priority.HIGH) < 0 ? Priority.HIGH : next;
    }
}
