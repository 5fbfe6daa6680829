package io.davy.detection.incident;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import java.util.List;

/**
 * How an incident escalates when it grows: with {@value #MANY} different sensors at HIGH it is HIGHEST. Two kinds of hazard at one machine,
 * such as heat and vibration, make MEDIUM HIGH: one of them alone can be an instrument, both are a machine that fails. Faults of devices
 * grow in number, never in severity. The figures are choices of this project.
 */
final class Growth {
    private static final int MANY = 3;

    private Growth() {}

    /** The severity of an incident with these alarms. */
    static Priority severity(Hazard hazard, List<Hazard> hazards, List<Incident.Member> members) {
        Priority worst = Priority.values()[0];
        for (Incident.Member m : members) {
            worst = m.priority().compareTo(worst) > 0 ? m.priority() : worst;
        }
        if (hazard == Hazard.DEVICE) {
            return worst;
        }
        return switch (worst) {
            case HIGH -> sensorsAtHigh(members) >= MANY ? Priority.HIGHEST : worst;
            case MEDIUM -> hazards.size() > 1 ? Priority.HIGH : worst;
            case LOW, HIGHEST -> worst;
        };
    }

    private static long sensorsAtHigh(List<Incident.Member> members) {
        return members.stream()
                .filter(m -> m.on() && m.priority() == Priority.HIGH)
                .map(Incident.Member::sensor)
                .distinct()
                .count();
    }
}
