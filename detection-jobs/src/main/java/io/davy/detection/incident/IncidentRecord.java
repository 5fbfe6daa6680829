package io.davy.detection.incident;

import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An incident as it is published: of many alarms the most important ones, and what it is in a sentence. */
final class IncidentRecord {
    /** How many alarms it shows: the first-out, then the most important. */
    static final int SHOWN = 50;
    /** How many further alarms it names: the newest. */
    private static final int NAMED = 2000;

    /** Field: the incident that it has become part of. */
    static final String PART_OF = "part_of";
    /** Field: the incident that its alarms were part of before. */
    static final String APART_FROM = "apart_from";
    /** Field: what its alarms are about, that of the first-out first. */
    static final String HAZARDS = "hazards";

    private IncidentRecord() {}

    static Incident of(
            OpenIncident i, Incident.State state, Instant time, @Nullable String why, @Nullable String partOf) {
        List<Incident.Member> members = i.members();
        Incident.Member first = members.get(0);
        List<Incident.Member> shown = members;
        if (members.size() > SHOWN) {
            shown = new ArrayList<>(members.subList(1, members.size()));
            shown.sort(Comparator.comparing(Incident.Member::on)
                    .thenComparing(Incident.Member::priority)
                    .reversed()
                    .thenComparing(Incident.Member::time));
            shown = new ArrayList<>(shown.subList(0, SHOWN - 1));
            shown.add(0, first);
        }
        boolean closed = state == Incident.State.CLOSED;
        return new Incident(
                i.id(),
                i.version(),
                i.site(),
                i.area(),
                i.zone(),
                i.hazard(),
                i.gas(),
                state,
                i.severity(),
                i.opened(),
                time,
                closed ? time : null,
                first,
                List.copyOf(shown),
                i.place(),
                i.source(),
                i.mission(),
                i.verdict(),
                i.receivedMs(),
                IncidentText.english(i),
                IncidentText.korean(i),
                why,
                i.wind(),
                other(i, shown, partOf));
    }

    private static Map<String, Object> other(OpenIncident i, List<Incident.Member> shown, @Nullable String partOf) {
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("alarm_count", i.members().size());
        if (shown.size() < i.members().size()) {
            Set<String> known = shown.stream().map(Incident.Member::alarm).collect(Collectors.toSet());
            List<String> more = i.members().stream()
                    .map(Incident.Member::alarm)
                    .filter(a -> !known.contains(a))
                    .toList();
            // Who goes by the newest of each record has them all: no more than these come between two records.
            other.put(Incident.MORE_ALARMS, more.subList(Math.max(0, more.size() - NAMED), more.size()));
        }
        other.put(HAZARDS, i.hazards().stream().map(Hazard::name).toList());
        if (i.apartFrom() != null) {
            other.put(APART_FROM, i.apartFrom());
        }
        if (partOf != null) {
            other.put(PART_OF, partOf);
        }
        return other;
    }
}
