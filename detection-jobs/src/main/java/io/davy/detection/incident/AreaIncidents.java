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
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes one incident of alarms that have one cause, says where it is, and closes it when all its alarms have been off for long enough.
 * Pure: takes the area's state and an event, gives the next state and publishes what changed.
 *
 * <p>What belongs together {@link Causes} says, how it escalates {@link Growth}. An alarm that two open incidents have in common makes them
 * one: the younger closes as part of the older, unless a robot is on its way to it. Of gases whose detectors respond to each other {@link Kinship}
 * says what is one.
 *
 * <p>An incident never closes because a robot saw nothing; while a robot is on its way the record stays open for its verdict, at most
 * {@link #LONGEST_WAIT}.
 */
public final class AreaIncidents {
    /** How long a closing waits for a robot that is on its way. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /** How long an incident that an earlier run published waits for a word of its alarms, at least. */
    static final Duration UNHEARD = Duration.ofSeconds(90);

    private static final String FORGOTTEN = "after a restart of Davy none of its alarms was found on";
    private static final String PART = "has become part of an older incident";

    private final Plant plant;
    private final SourceFinder finder;
    private final Causes causes;
    private final Kinship kinship;

    public AreaIncidents(Plant plant) {
        this.plant = plant;
        this.finder = new SourceFinder(plant);
        Places places = new Places(plant);
        this.causes = new Causes(plant, places);
        this.kinship = new Kinship(plant, causes, places);
    }

    /** Takes a transition of an alarm. One that an overlay hides counts as off: it opens nothing and keeps nothing open. */
    public AreaState alarm(AreaState state, Alarm told, List<AirSample> air, Consumer<Incident> publish) {
        Alarm alarm = told.on() && told.handling().overlaid() ? told.edit(e -> e.on = false) : told;
        List<OpenIncident> open = new ArrayList<>(state.open());
        List<Integer> of = find(open, alarm, air);
        Kinship.Kin kin = of.isEmpty() ? kinship.of(open, alarm, air) : null;
        if (kin != null) {
            of = List.of(kin.incident());
        }
        if (of.isEmpty()) {
            if (!alarm.on()) {
                return state;
            }
            OpenIncident located = finder.locate(opening(alarm), air);
            open.add(publish(new SceneWind(air).at(located), publish));
            return settled(state, open, air, alarm.time(), publish);
        }
        int at = of.get(0);
        OpenIncident before = open.get(at);
        OpenIncident whole = kin == null ? before : Members.about(before, kin.gas());
        for (int k = of.size() - 1; k > 0; k--) {
            OpenIncident other = open.get(of.get(k));
            if (!other.missionLive()) {
                whole = absorbed(whole, other, state.clock(), alarm.time(), publish);
                open.remove((int) of.get(k));
            }
        }
        // A search takes tens of milliseconds: alarms that join do not ask for one, the next interval of air does.
        OpenIncident joined = Members.joined(whole, alarm, state.clock());
        boolean known = before.hazard() == Hazard.GAS && joined.place() != null;
        OpenIncident after = known ? joined : finder.locate(joined, air);
        open.set(at, after.differsForPeople(before) ? publish(after, publish) : after);
        return alarm.hazard() == Hazard.GAS
                ? settled(state, open, air, alarm.time(), publish)
                : new AreaState(List.copyOf(open), state.clock());
    }

    private static OpenIncident absorbed(
            OpenIncident whole, OpenIncident part, Instant clock, Instant time, Consumer<Incident> publish) {
        publish.accept(IncidentRecord.of(part.published(), Incident.State.CLOSED, time, PART, whole.id()));
        return Confirmation.joined(Members.absorbed(whole, part, clock), part);
    }

    /** The area after incidents of different gases have turned out to be one. */
    private AreaState settled(
            AreaState state, List<OpenIncident> open, List<AirSample> air, Instant now, Consumer<Incident> publish) {
        for (Kinship.Pair p = kinship.pair(open, air, now); p != null; p = kinship.pair(open, air, now)) {
            OpenIncident part = open.remove(p.part());
            OpenIncident whole = Members.about(open.get(p.whole()), p.gas());
            OpenIncident one = absorbed(whole, part, state.clock(), now, publish);
            open.set(p.whole(), publish(one.place() == null ? finder.locate(one, air) : one, publish));
        }
        return new AreaState(List.copyOf(open), state.clock());
    }

    /** The open incidents, and what other gases no longer explain as incidents of its own. Those are told first: no alarm is ever in none. */
    private List<OpenIncident> parted(AreaState state, List<AirSample> air, Instant now, Consumer<Incident> publish) {
        List<OpenIncident> open = new ArrayList<>(state.open());
        for (int k = 0; k < open.size(); k++) {
            List<OpenIncident> two = kinship.parted(open.get(k), air, now);
            if (two.size() > 1) {
                OpenIncident apart = two.get(1);
                int host = kinship.host(open, apart, air);
                if (host < 0) {
                    open.add(publish(finder.locate(apart, air), publish));
                } else {
                    open.set(
                            host,
                            publish(
                                    Members.absorbed(open.get(host), apart, state.clock())
                                            .at(now),
                                    publish));
                }
                open.set(k, publish(two.get(0).at(now), publish));
            }
        }
        return open;
    }

    /**
     * Takes what earlier runs published, before anything else after a start.
     *
     * @param published newest record of each incident of the area
     */
    public AreaState adopt(AreaState state, Collection<Incident> published, Instant now) {
        return Adoption.adopt(state, published, now);
    }

    private static OpenIncident opening(Alarm a) {
        return OpenIncident.begun(
                Ids.incident(a.area(), a.hazard(), a.id(), a.time().toEpochMilli()),
                new OpenIncident.Scene(a.site(), a.area(), a.zone(), a.hazard(), a.gas()),
                a.priority(),
                a.time(),
                a.time(),
                a.receivedMs(),
                List.of(Members.of(a)),
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

    /** Takes new air: the places of open gas incidents may change. Another place is news, and a rate or an ellipse that is half as large again; less is told with the next news. So is a wind
     * that has turned ({@link SceneWind}). */
    public AreaState air(AreaState state, List<AirSample> air, Instant now, Consumer<Incident> publish) {
        List<OpenIncident> open = new ArrayList<>();
        SceneWind wind = new SceneWind(air);
        for (OpenIncident i : parted(state, air, now, publish)) {
            OpenIncident found = i.hazard() == Hazard.GAS && i.quietSince() == null ? finder.again(i, air) : i;
            OpenIncident after = wind.at(found);
            open.add(after.sourceIsNews(i) || after.windIsNews() ? publish(after.at(now), publish) : after);
        }
        return settled(state, open, air, now, publish);
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
            open.add(publish(Confirmation.of(i.withMission(m.id(), live, verdict(i, m), time)), publish));
        }
        return new AreaState(List.copyOf(open), state.clock());
    }

    /** What the air that a robot met at its stops says of where an open leak is. */
    public List<AirSample> looks(AreaState state, Mission m, List<AirSample> air) {
        return state.open().stream()
                .filter(i -> i.id().equals(m.incident()))
                .flatMap(i -> LookEvidence.of(plant, i, m, air).stream())
                .toList();
    }

    private static Incident.@Nullable Verdict verdict(OpenIncident i, Mission m) {
        return Incident.Verdict.counting(i.verdict(), m.verdict());
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
            Duration least = i.unheard().isEmpty() || after.compareTo(UNHEARD) > 0 ? after : UNHEARD;
            boolean wait = i.missionLive() && quiet.compareTo(after.plus(LONGEST_WAIT)) < 0;
            if (i.quietSince() == null || quiet.compareTo(least) < 0 || wait) {
                open.add(i.unpublished() ? publish(i, publish) : i);
            } else {
                String why = i.unheard().isEmpty() ? "all alarms off for " + after.toSeconds() + " s" : FORGOTTEN;
                publish.accept(IncidentRecord.of(off(i).published(), Incident.State.CLOSED, now, why, null));
            }
        }
        return new AreaState(List.copyOf(open), state.clock()).at(now);
    }

    /** Of which nothing was heard is off as far as anybody knows. */
    private static OpenIncident off(OpenIncident i) {
        return i.unheard().isEmpty() ? i : i.edit(e -> e.members = Members.off(i.members(), i.unheard()));
    }

    private OpenIncident publish(OpenIncident i, Consumer<Incident> publish) {
        OpenIncident p = i.published();
        publish.accept(IncidentRecord.of(p, Incident.State.OPEN, p.time(), null, null));
        return p;
    }
}
