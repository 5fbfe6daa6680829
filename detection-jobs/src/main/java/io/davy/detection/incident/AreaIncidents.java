package io.davy.detection.incident;

import io.davy.alarm.Alarm;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.detection.gas.AirSample;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.plant.Plant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes one incident of alarms that have one cause, says where it is, and closes it when all its alarms have been off for long enough.
 * Pure: takes the area's state and an event, gives the next state and publishes what changed.
 *
 * <p>What belongs together {@link Causes} says, how it escalates {@link Growth}. An alarm that two open incidents have in common makes them
 * one: the younger closes as part of the older, unless a robot is on its way to it.
 *
 * <p>An incident never closes because a robot saw nothing; while a robot is on its way the record stays open for its verdict, at most
 * {@link #LONGEST_WAIT}.
 */
public final class AreaIncidents {
    /** How many alarms the published record shows: the first-out, then the most important. */
    static final int SHOWN = 50;
    /** How many further alarms it names: the newest. */
    static final int NAMED = 2000;
    /** How long a closing waits for a robot that is on its way. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final String PART = "has become part of an older incident";

    private final Plant plant;
    private final SourceFinder finder;
    private final Causes causes;

    public AreaIncidents(Plant plant) {
        this.plant = plant;
        this.finder = new SourceFinder(plant);
        this.causes = new Causes(plant, new Places(plant));
    }

    /** Takes a transition of an alarm. One that an overlay hides counts as off: it opens nothing and keeps nothing open. */
    public AreaState alarm(AreaState state, Alarm told, List<AirSample> air, Consumer<Incident> publish) {
        Alarm alarm = told.on() && told.handling().overlaid() ? told.edit(e -> e.on = false) : told;
        List<OpenIncident> open = new ArrayList<>(state.open());
        List<Integer> of = find(open, alarm, air);
        if (of.isEmpty()) {
            if (!alarm.on()) {
                return state;
            }
            open.add(publish(finder.locate(opening(alarm), air), publish));
            return new AreaState(List.copyOf(open), state.clock());
        }
        int at = of.get(0);
        OpenIncident before = open.get(at);
        OpenIncident whole = before;
        for (int k = of.size() - 1; k > 0; k--) {
            OpenIncident other = open.get(of.get(k));
            if (!other.missionLive()) {
                whole = Members.absorbed(whole, other, state.clock());
                publish.accept(record(other.published(), Incident.State.CLOSED, alarm.time(), PART, before.id()));
                open.remove((int) of.get(k));
            }
        }
        // A search takes tens of milliseconds: alarms that join do not ask for one, the next interval of air does.
        OpenIncident joined = Members.joined(whole, alarm, state.clock());
        boolean known = before.hazard() == Hazard.GAS && joined.place() != null;
        OpenIncident after = known ? joined : finder.locate(joined, air);
        open.set(at, after.differsForPeople(before) ? publish(after, publish) : after);
        return new AreaState(List.copyOf(open), state.clock());
    }

    private static OpenIncident opening(Alarm a) {
        return new OpenIncident(
                Ids.incident(a.area(), a.hazard(), a.id(), a.time().toEpochMilli()),
                0,
                a.site(),
                a.area(),
                a.zone(),
                a.hazard(),
                a.gas(),
                a.priority(),
                a.time(),
                a.time(),
                a.receivedMs(),
                List.of(Members.of(a)),
                null,
                null,
                null,
                false,
                null,
                null,
                true,
                List.of(a.hazard()),
                null);
    }

    /** The incidents that an alarm belongs to, the oldest first; more than one if it is what they have in common. */
    private List<Integer> find(List<OpenIncident> open, Alarm a, List<AirSample> air) {
        for (int i = 0; i < open.size(); i++) {
            if (Members.indexOf(open.get(i).members(), a.id()) >= 0) {
                return List.of(i);
            }
        }
        List<Integer> found = new ArrayList<>();
        if (!a.on()) {
            return found;
        }
        Wind wind = a.hazard() == Hazard.GAS ? Wind.of(air) : null;
        for (int i = 0; i < open.size(); i++) {
            if (causes.one(open.get(i), a, wind)) {
                found.add(i);
            }
        }
        OpenIncident flood = found.isEmpty() ? causes.flood(open, a) : null;
        if (flood != null) {
            found.add(open.indexOf(flood));
        }
        return found;
    }

    /** Takes new air: the places of open gas incidents may change. Another place is news, and a rate or an ellipse that is half as large again; less is told with the next news. */
    public AreaState air(AreaState state, List<AirSample> air, Instant now, Consumer<Incident> publish) {
        List<OpenIncident> open = new ArrayList<>();
        for (OpenIncident i : state.open()) {
            OpenIncident after = i.hazard() == Hazard.GAS && i.quietSince() == null ? finder.again(i, air) : i;
            open.add(after.sourceIsNews(i) ? publish(after.at(now), publish) : after);
        }
        return new AreaState(List.copyOf(open), state.clock());
    }

    /** Takes a mission's progress. */
    public AreaState mission(AreaState state, Mission m, Consumer<Incident> publish) {
        List<OpenIncident> open = new ArrayList<>();
        for (OpenIncident i : state.open()) {
            boolean ours = i.id().equals(m.incident());
            boolean live = !m.state().ended() && m.robot() != null;
            boolean news = ours
                    && (!m.id().equals(i.mission())
                            || live != i.missionLive()
                            || !Objects.equals(verdict(i, m), i.verdict()));
            if (!news) {
                open.add(i);
                continue;
            }
            Instant time = m.time().isAfter(i.time()) ? m.time() : i.time();
            open.add(publish(i.withMission(m.id(), live, verdict(i, m), time), publish));
        }
        return new AreaState(List.copyOf(open), state.clock());
    }

    private static Incident.@Nullable Verdict verdict(OpenIncident i, Mission m) {
        return m.verdict() != null ? m.verdict() : i.verdict();
    }

    /** Takes the clock: publishes what waited, closes what has been quiet for long enough. */
    public AreaState clock(AreaState state, Instant now, Consumer<Incident> publish) {
        return clock(state, now, Instant.EPOCH, publish);
    }

    /**
     * Takes the clock, as {@link #clock(AreaState, Instant, Consumer)}.
     *
     * @param hearingSince since when anything could be heard: after a restart what came meanwhile has to be heard before quiet counts
     */
    public AreaState clock(AreaState state, Instant now, Instant hearingSince, Consumer<Incident> publish) {
        List<OpenIncident> open = new ArrayList<>();
        Duration after = plant.incidents().closeAfter();
        for (OpenIncident i : state.open()) {
            Duration quiet = i.quietSince() == null
                    ? Duration.ZERO
                    : Duration.between(hearingSince.isAfter(i.quietSince()) ? hearingSince : i.quietSince(), now);
            boolean wait = i.missionLive() && quiet.compareTo(after.plus(LONGEST_WAIT)) < 0;
            if (i.quietSince() != null && quiet.compareTo(after) >= 0 && !wait) {
                publish.accept(record(
                        i.published(),
                        Incident.State.CLOSED,
                        now,
                        "all alarms off for " + after.toSeconds() + " s",
                        null));
            } else {
                open.add(i.unpublished() ? publish(i, publish) : i);
            }
        }
        return new AreaState(List.copyOf(open), state.clock()).at(now);
    }

    private OpenIncident publish(OpenIncident i, Consumer<Incident> publish) {
        OpenIncident p = i.published();
        publish.accept(record(p, Incident.State.OPEN, p.time(), null, null));
        return p;
    }

    private static Incident record(
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
        other.put("hazards", i.hazards().stream().map(Hazard::name).toList());
        if (partOf != null) {
            other.put("part_of", partOf);
        }
        return other;
    }
}
