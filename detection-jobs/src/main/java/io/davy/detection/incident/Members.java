package io.davy.detection.incident;

import io.davy.alarm.Alarm;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The alarms of an incident: the first-out first, by the time at which they went on, whatever order they came in. */
final class Members {
    private static final Comparator<Incident.Member> FIRST_OUT = Comparator.comparing(Incident.Member::time);

    private Members() {}

    static Incident.Member of(Alarm a) {
        return member(a, a.value(), a.time());
    }

    private static Incident.Member member(Alarm a, double value, Instant wentOn) {
        return new Incident.Member(
                a.id(),
                a.sensor(),
                a.rule(),
                a.priority(),
                a.on(),
                value,
                a.unit(),
                a.limit(),
                wentOn,
                a.place(),
                a.hazard() == Hazard.GAS ? a.gas() : null);
    }

    /** The alarms of a gas; one that does not say of which is of the incident's. */
    static List<Incident.Member> ofGas(OpenIncident i, @Nullable String gas) {
        return i.members().stream()
                .filter(m -> Objects.equals(m.gas() == null ? i.gas() : m.gas(), gas))
                .toList();
    }

    /** The alarms of other gases than the incident's, whose detectors respond to that. */
    static List<Incident.Member> foreign(OpenIncident i) {
        return i.members().stream()
                .filter(m -> m.gas() != null && !m.gas().equals(i.gas()))
                .toList();
    }

    /** The incident as one of another gas, which explains what was alarmed before. Where that comes from is to be found anew. */
    static OpenIncident about(OpenIncident i, String gas) {
        String before = i.gas();
        return gas.equals(before)
                ? i
                : i.edit(e -> {
                    e.gas = gas;
                    e.members = i.members().stream().map(m -> named(m, before)).toList();
                    e.place = null;
                    e.source = null;
                    e.unpublished = true;
                });
    }

    private static Incident.Member named(Incident.Member m, @Nullable String gas) {
        return m.gas() != null || gas == null
                ? m
                : new Incident.Member(
                        m.alarm(),
                        m.sensor(),
                        m.rule(),
                        m.priority(),
                        m.on(),
                        m.value(),
                        m.unit(),
                        m.limit(),
                        m.time(),
                        m.place(),
                        gas);
    }

    /** The incident without the alarms of another gas, which are in one of their own now. What it has reached it has reached. */
    static OpenIncident without(OpenIncident i, String gas) {
        List<Incident.Member> gone = ofGas(i, gas);
        List<Incident.Member> kept =
                i.members().stream().filter(m -> !gone.contains(m)).toList();
        List<String> unheard =
                i.unheard().stream().filter(u -> indexOf(kept, u) >= 0).toList();
        return i.edit(e -> {
            e.members = kept;
            e.unheard = unheard;
            e.quietSince =
                    OpenIncident.anyOn(kept, unheard) ? null : i.quietSince() != null ? i.quietSince() : i.time();
            e.unpublished = true;
        });
    }

    /** The members, those of these ids off. */
    static List<Incident.Member> off(List<Incident.Member> members, List<String> ids) {
        return members.stream()
                .map(m -> ids.contains(m.alarm())
                        ? new Incident.Member(
                                m.alarm(),
                                m.sensor(),
                                m.rule(),
                                m.priority(),
                                false,
                                m.value(),
                                m.unit(),
                                m.limit(),
                                m.time(),
                                m.place(),
                                m.gas())
                        : m)
                .toList();
    }

    static int indexOf(List<Incident.Member> members, String alarm) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).alarm().equals(alarm)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The incident with a transition of an alarm of it, or with one more alarm.
     *
     * @param clock how far the area's clock has come: readings that waited somewhere are old when they come, but it is quiet only since
     *     they are known
     */
    static OpenIncident joined(OpenIncident i, Alarm a, Instant clock) {
        List<Incident.Member> members = new ArrayList<>(i.members());
        int at = indexOf(members, a.id());
        if (at < 0) {
            members.add(of(a));
        } else {
            Incident.Member was = members.get(at);
            // After its condition went off, an alarm is remembered by the worst that it showed.
            members.set(at, member(a, a.on() ? a.value() : was.value(), was.time()));
        }
        List<Hazard> hazards = i.hazards();
        if (!hazards.contains(a.hazard())) {
            hazards = new ArrayList<>(hazards);
            hazards.add(a.hazard());
        }
        List<String> unheard = i.unheard();
        if (unheard.contains(a.id())) {
            unheard = unheard.stream().filter(u -> !u.equals(a.id())).toList();
        }
        return with(i, members, List.copyOf(hazards), unheard, a.time(), clock);
    }

    /** An incident with all alarms of another one that has the same cause. */
    static OpenIncident absorbed(OpenIncident i, OpenIncident other, Instant clock) {
        List<Incident.Member> members = new ArrayList<>(i.members());
        for (Incident.Member m : other.members()) {
            int at = indexOf(members, m.alarm());
            if (at < 0) {
                members.add(named(m, other.gas()));
            } else if (heard(other, m.alarm()) && !heard(i, m.alarm())) {
                members.set(at, named(m, other.gas()));
            }
        }
        List<Hazard> hazards = new ArrayList<>(i.hazards());
        other.hazards().stream().filter(h -> !hazards.contains(h)).forEach(hazards::add);
        List<String> unheard = members.stream()
                .map(Incident.Member::alarm)
                .filter(a -> !heard(i, a) && !heard(other, a))
                .toList();
        return with(i, members, List.copyOf(hazards), unheard, other.time(), clock);
    }

    private static boolean heard(OpenIncident i, String alarm) {
        return indexOf(i.members(), alarm) >= 0 && !i.unheard().contains(alarm);
    }

    private static OpenIncident with(
            OpenIncident i,
            List<Incident.Member> members,
            List<Hazard> hazards,
            List<String> unheard,
            Instant newest,
            Instant clock) {
        members.sort(FIRST_OUT);
        boolean anyOn = OpenIncident.anyOn(members, unheard);
        Instant first = members.get(0).time();
        Instant time = newest.isAfter(i.time()) ? newest : i.time();
        Priority grown = Growth.severity(i.hazard(), hazards, members);
        Instant now = clock.isAfter(time) ? clock : time;
        Instant quiet = anyOn ? null : i.quietSince() != null ? i.quietSince() : now;
        return i.edit(e -> {
            e.members = List.copyOf(members);
            e.hazards = hazards;
            e.unheard = unheard;
            // The first-out may be read last.
            e.opened = first.isBefore(i.opened()) ? first : i.opened();
            // What it has reached it has reached.
            e.severity = grown.compareTo(i.severity()) > 0 ? grown : i.severity();
            e.time = time;
            e.quietSince = quiet;
            e.unpublished = true;
        });
    }
}
