package io.davy.detection.incident;

import io.davy.alarm.Alarm;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.detection.gas.AirSample;
import io.davy.incident.Incident.Member;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which alarms of different gases have one cause: where the cells of one respond to the other and stand near or downwind of it ({@link Causes}), and what
 * they read is no more than {@value #JOINS} times what that response makes of the other's reading ({@link OtherGas}). What reads more is a gas of its
 * own. One that has joined and comes to read more than {@value #PARTS} times as much is taken out again.
 *
 * <p>Nothing is suppressed by it: the alarm stands as it is, in the other gas's incident. The figures are choices of this project: cells
 * differ by a factor of 1.5, and the other detector does not stand in the same place.
 */
final class Kinship {
    static final double JOINS = 2;
    static final double PARTS = 3;
    /** How much better another gas must explain than the incident's own. */
    private static final double CLEARLY = 1.5;
    /** So long after the younger of two incidents opened they may turn out to be one. */
    static final Duration SETTLES = Duration.ofMinutes(2);

    private final Causes causes;
    private final Places places;
    private final OtherGas gases;
    private final Map<String, String> zones;

    Kinship(Plant plant, Causes causes, Places places) {
        this.causes = causes;
        this.places = places;
        this.gases = new OtherGas(plant);
        this.zones = plant.sensors().stream().collect(Collectors.toMap(Sensor::tag, Sensor::zone));
    }

    /**
     * What an alarm joins.
     *
     * @param incident index of the incident
     * @param gas the gas that it is about then: the alarm's own if that explains the incident better
     */
    record Kin(int incident, String gas) {}

    /** The open incident of another gas that has an alarm's cause; null if none has. */
    @Nullable
    Kin of(List<OpenIncident> open, Alarm a, List<AirSample> air) {
        String gas = a.gas();
        if (a.hazard() != Hazard.GAS || !a.on() || gas == null || open.stream().noneMatch(i -> other(i, gas))) {
            return null;
        }
        Lately lately = new Lately(air);
        Wind wind = Wind.of(air);
        List<Member> alarm = List.of(Members.of(a));
        Kin best = null;
        double strength = 1 / JOINS;
        for (int k = 0; k < open.size(); k++) {
            OpenIncident i = open.get(k);
            if (other(i, gas)) {
                String of = String.valueOf(i.gas());
                double forth = causes.reaches(i, places.of(a), wind) ? explained(alarm, gas, i, lately, false) : 0;
                double back = i.apartFrom() == null && causes.reachedFrom(i, places.of(a), wind)
                        ? explained(i.members(), of, gas, gases.ppm(alarm, gas, lately), lately, false)
                        : 0;
                if (Math.max(forth, back) >= (best == null ? strength : Math.nextUp(strength))) {
                    strength = Math.max(forth, back);
                    best = new Kin(k, back > CLEARLY * forth ? gas : of);
                }
            }
        }
        return best;
    }

    private static boolean other(OpenIncident i, String gas) {
        return i.hazard() == Hazard.GAS && i.gas() != null && !i.gas().equals(gas);
    }

    /** The share of these alarms that an incident's gas explains, at most 1. */
    private double explained(List<Member> alarms, String gas, OpenIncident i, Lately air, boolean now) {
        String cause = String.valueOf(i.gas());
        double ppm = gases.ppm(Members.ofGas(i, cause), cause, air);
        return explained(alarms, gas, cause, ppm, air, now);
    }

    /** The least share of any of the alarms that are on and not of that gas; 0 if there is none of them. */
    private double explained(List<Member> alarms, String gas, String cause, double ppm, Lately air, boolean now) {
        double least = Double.NaN;
        for (Member m : alarms) {
            String own = m.gas() == null ? gas : m.gas();
            if (m.on() && !own.equals(cause)) {
                double share = m.rule().endsWith("_low") ? 0 : gases.explained(m, own, cause, ppm, air, now);
                least = Double.isNaN(least) ? share : Math.min(least, share);
            }
        }
        return Double.isNaN(least) ? 0 : Math.min(1, least);
    }

    /**
     * Two incidents that are one after all.
     *
     * @param whole index of the older
     * @param part index of the younger
     * @param gas the gas that explains both
     */
    record Pair(int whole, int part, String gas) {}

    /** Two open incidents of different gases of which one explains the other, while that is settling; null if there are none. */
    @Nullable
    Pair pair(List<OpenIncident> open, List<AirSample> air, Instant now) {
        Lately lately = null;
        Wind wind = null;
        for (int p = open.size() - 1; p > 0; p--) {
            OpenIncident part = open.get(p);
            if (part.gas() == null || part.missionLive() || !settling(part, now)) {
                continue;
            }
            for (int w = 0; w < p; w++) {
                OpenIncident whole = open.get(w);
                if (other(whole, part.gas()) && whole.quietSince() == null && whole.apartFrom() == null) {
                    wind = lately == null ? Wind.of(air) : wind;
                    lately = lately == null ? new Lately(air) : lately;
                    double forth =
                            near(whole, part, wind) ? explained(part.members(), part.gas(), whole, lately, false) : 0;
                    double back = near(part, whole, wind)
                            ? explained(whole.members(), String.valueOf(whole.gas()), part, lately, false)
                            : 0;
                    if (Math.max(forth, back) >= 1 / JOINS) {
                        return new Pair(w, p, back > CLEARLY * forth ? part.gas() : String.valueOf(whole.gas()));
                    }
                }
            }
        }
        return null;
    }

    private static boolean settling(OpenIncident i, Instant now) {
        return i.hazard() == Hazard.GAS
                && i.quietSince() == null
                && i.apartFrom() == null
                && !i.opened().plus(SETTLES).isBefore(now);
    }

    private boolean near(OpenIncident cause, OpenIncident i, @Nullable Wind wind) {
        return Members.ofGas(i, i.gas()).stream().anyMatch(m -> causes.reaches(cause, places.of(m), wind));
    }

    /** The incident, and as one of its own the alarms of a gas that its own no longer explains; the incident alone if it explains all. */
    List<OpenIncident> parted(OpenIncident i, List<AirSample> air, Instant now) {
        List<Member> foreign = Members.foreign(i).stream().filter(Member::on).toList();
        if (foreign.isEmpty() || air.isEmpty()) {
            return List.of(i);
        }
        Lately lately = new Lately(air);
        for (Member m : foreign) {
            String gas = String.valueOf(m.gas());
            List<Member> own = foreign.stream().filter(f -> gas.equals(f.gas())).toList();
            if (explained(own, gas, i, lately, true) < 1 / PARTS) {
                return List.of(Members.without(i, gas), apart(i, gas, now));
            }
        }
        return List.of(i);
    }

    /** The open incident of the same gas there that alarms which have been taken out belong to; -1 if there is none. */
    int host(List<OpenIncident> open, OpenIncident apart, List<AirSample> air) {
        Wind wind = Wind.of(air);
        for (int k = 0; k < open.size(); k++) {
            OpenIncident i = open.get(k);
            if (i.hazard() == Hazard.GAS && Objects.equals(i.gas(), apart.gas()) && near(i, apart, wind)) {
                return k;
            }
        }
        return -1;
    }

    private OpenIncident apart(OpenIncident i, String gas, Instant now) {
        List<Member> members = new ArrayList<>(Members.ofGas(i, gas));
        Member first = members.get(0);
        OpenIncident own = OpenIncident.begun(
                Ids.incident(i.area(), i.hazard(), first.alarm(), now.toEpochMilli()),
                new OpenIncident.Scene(
                        i.site(), i.area(), zones.getOrDefault(first.sensor(), i.zone()), i.hazard(), gas),
                Growth.severity(i.hazard(), List.of(i.hazard()), members),
                first.time(),
                now,
                0,
                List.copyOf(members),
                i.id());
        return own.edit(e -> e.unheard = i.unheard().stream()
                .filter(u -> Members.indexOf(members, u) >= 0)
                .toList());
    }
}
