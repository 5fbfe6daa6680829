package io.davy.detection.incident;

import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes what an earlier run of the program published the area's own again, where the state that was kept does not know it: an incident that
 * was published as open goes on under its id, whatever alarm is read first after the start, and its versions go on rising.
 *
 * <p>What the earlier run knew is read again, so of alarms the kept state is believed; those that only the published record knows are
 * remembered as unheard, and keep an incident open no longer than {@link AreaIncidents#UNHEARD} by themselves.
 */
final class Adoption {
    private static final Comparator<OpenIncident> OLDEST_FIRST =
            Comparator.comparing(OpenIncident::opened).thenComparing(OpenIncident::id);

    private final Map<String, OpenIncident> open = new LinkedHashMap<>();
    private final Instant now;

    private Adoption(AreaState state, Instant now) {
        state.open().forEach(i -> open.put(i.id(), i));
        this.now = now;
    }

    /**
     * The state with what was published.
     *
     * @param published newest record of each incident
     */
    static AreaState adopt(AreaState state, Collection<Incident> published, Instant now) {
        Adoption a = new Adoption(state, now);
        published.stream().filter(i -> i.state() == Incident.State.OPEN).forEach(a::open);
        published.stream().filter(i -> i.state() == Incident.State.CLOSED).forEach(a::closed);
        List<OpenIncident> all = new ArrayList<>(a.open.values());
        all.sort(OLDEST_FIRST);
        return new AreaState(List.copyOf(all), state.clock());
    }

    private void open(Incident told) {
        OpenIncident own = open.get(told.id());
        if (own == null) {
            open.put(told.id(), of(told));
        } else if (told.version() > own.version()) {
            open.put(told.id(), both(own, told));
        }
    }

    /** What the state has on is read again, and closes again; there is nothing more to say of what is off. */
    private void closed(Incident told) {
        OpenIncident own = open.get(told.id());
        OpenIncident host = partOf(told).map(open::get).orElse(null);
        if (host != null && (own == null || told.version() >= own.version())) {
            open.remove(told.id());
            OpenIncident part = own == null ? of(told) : own;
            open.put(host.id(), Members.absorbed(host, part, now).edit(e -> e.unpublished = false));
        } else if (own != null && told.version() >= own.version()) {
            if (own.quietSince() != null) {
                open.remove(own.id());
            } else {
                open.put(own.id(), both(own, told));
            }
        }
    }

    private static Optional<String> partOf(Incident told) {
        return Optional.ofNullable(told.other().get(IncidentRecord.PART_OF)).map(Object::toString);
    }

    private OpenIncident of(Incident told) {
        return new OpenIncident(
                told.id(),
                told.version(),
                told.site(),
                told.area(),
                told.zone(),
                told.hazard(),
                told.gas(),
                told.severity(),
                told.opened(),
                told.time(),
                told.receivedMs(),
                told.alarms(),
                told.place(),
                told.source(),
                told.mission(),
                false,
                told.verdict(),
                told.wind(),
                told.wind(),
                told.verdict() != null && told.verdict().outcome() == Incident.Outcome.CONFIRMED,
                now,
                false,
                hazards(told),
                told.source(),
                unheard(told, List.of()),
                Optional.ofNullable(told.other().get(IncidentRecord.APART_FROM))
                        .map(Object::toString)
                        .orElse(null));
    }

    private static List<String> unheard(Incident told, List<Incident.Member> known) {
        return told.alarms().stream()
                .filter(m -> m.on() && Members.indexOf(known, m.alarm()) < 0)
                .map(Incident.Member::alarm)
                .toList();
    }

    private static List<Hazard> hazards(Incident told) {
        Object names = told.other().get(IncidentRecord.HAZARDS);
        List<Hazard> hazards = new ArrayList<>(List.of(told.hazard()));
        if (names instanceof List<?> list) {
            for (Hazard h : Hazard.values()) {
                if (list.contains(h.name()) && !hazards.contains(h)) {
                    hazards.add(h);
                }
            }
        }
        return List.copyOf(hazards);
    }

    /** An incident that the state knows as it was earlier. */
    private OpenIncident both(OpenIncident own, Incident told) {
        OpenIncident more = of(told).edit(e -> e.unheard = unheard(told, own.members()));
        OpenIncident whole = Members.absorbed(own, more, now);
        return whole.edit(e -> {
            e.version = Math.max(own.version(), told.version());
            e.severity = told.severity().compareTo(whole.severity()) > 0 ? told.severity() : whole.severity();
            e.gas = or(told.gas(), own.gas());
            e.place = or(told.place(), own.place());
            e.source = or(told.source(), own.source());
            e.told = told.source();
            e.verdict = Incident.Verdict.counting(own.verdict(), told.verdict());
            e.confirmed = own.confirmed() || more.confirmed();
            e.windTold = told.wind();
            e.mission = or(own.mission(), told.mission());
            e.unpublished = false;
        });
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
