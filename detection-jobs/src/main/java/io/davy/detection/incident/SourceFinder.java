package io.davy.detection.incident;

import io.davy.detection.gas.AirSample;
import io.davy.detection.leak.Candidate;
import io.davy.detection.leak.LeakPosterior;
import io.davy.detection.leak.LeakPosterior.Rate;
import io.davy.detection.watch.Rule;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Ellipse;
import io.davy.incident.Incident.Source;
import io.davy.plant.GeoPoint;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.SensorKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where an incident most likely comes from: the machine of the sensor, or for a gas the plume that fits best. */
final class SourceFinder {
    /** From this share of the posterior on the plume's word counts alone. */
    private static final double SURE = 0.5;
    /** How near a machine stands to a detector that it could have set off by itself, m. */
    private static final double NEAR_M = 10;

    /** How many times likelier another machine must be before it is named instead. */
    private static final double CLEARLY = 1.5;
    /** A free place that moves by less than this, or a quarter of the ellipse's shorter half, has not moved, m: a robot looks from the same node. */
    private static final double STAY_M = 0.5;
    /** Ends of a rate's interval further apart than this tell no rate. */
    private static final double MOST_APART = 100;

    /** A zone that has told nothing for so many intervals is silent. */
    private static final long SILENT_INTERVALS = 3;

    private static final String METHOD = "leak search";
    private static final String METHOD_FREE = "leak search, free place";
    private static final String OXYGEN = "O2";
    private static final String ABOVE_BACKGROUND = Rule.BACKGROUND.nameFor(SensorKind.GAS);

    private final Plant plant;
    private final Map<String, Machine> machines;
    private final Places places;
    private final Map<String, LeakFinder> leaks = new HashMap<>();

    SourceFinder(Plant plant) {
        this.plant = plant;
        this.places = new Places(plant);
        this.machines = plant.machines().stream().collect(Collectors.toMap(Machine::id, Function.identity()));
    }

    /** The incident with its place and source as the evidence stands now. */
    OpenIncident locate(OpenIncident incident, List<AirSample> air) {
        return switch (incident.hazard()) {
            case GAS -> gas(incident, air);
            case HEAT, VIBRATION, PROCESS -> machine(incident);
            case DEVICE -> incident;
        };
    }

    /**
     * The incident after a new sample of air, the last of the list. Zones tell their air one after the other; the place is looked for once an
     * interval, when the incident's own zone has told, or in its stead another if it has fallen silent.
     */
    OpenIncident again(OpenIncident incident, List<AirSample> air) {
        if (air.isEmpty()) {
            return incident;
        }
        AirSample newest = air.get(air.size() - 1);
        if (!newest.whole() && incident.place() != null) {
            return incident;
        }
        boolean own = newest.zone().equals(incident.zone());
        boolean silent = air.stream()
                .noneMatch(a -> a.zone().equals(incident.zone())
                        && a.startMs() + SILENT_INTERVALS * a.lengthMs() >= newest.startMs());
        return own || silent ? locate(incident, air) : incident;
    }

    private OpenIncident machine(OpenIncident incident) {
        Incident.Member first = incident.members().get(0);
        String id = machines.containsKey(first.sensor()) ? first.sensor() : places.machineOf(first.sensor());
        Machine m = id == null ? null : machines.get(id);
        Place at = m != null ? m.place() : places.of(first);
        if (at == null) {
            return incident;
        }
        Source source = source(
                m == null ? null : id,
                at,
                m == null ? null : 1.0,
                1,
                m == null ? "place of the sensor" : "machine of the sensor");
        return with(incident, at, source);
    }

    private OpenIncident gas(OpenIncident incident, List<AirSample> air) {
        String gas = incident.gas();
        // Oxygen that is missing leaks from nowhere.
        LeakFinder finder = gas == null || gas.equals(OXYGEN)
                ? null
                : leaks.computeIfAbsent(
                        incident.area() + '|' + gas, k -> new LeakFinder(plant, places, incident.area(), gas));
        LeakPosterior found = finder == null ? null : finder.find(incident, air);
        if (finder == null || found == null) {
            Place at = highest(incident);
            return at == null
                    ? incident
                    : with(incident, at, source(null, at, null, 1, "place of the sensor that reads most"));
        }
        int best = likeliest(incident, found);
        boolean vague =
                found.ellipse().majorM() > NEAR_M && (best < 0 || found.shares().get(best) < SURE);
        int near = vague ? nearest(incident, found.candidates()) : -1;
        if (near >= 0) {
            return named(incident, found, near, null, "machine nearest to the sensor");
        }
        if (best >= 0 && found.machines() >= SURE) {
            return named(incident, found, best, rate(found), METHOD);
        }
        return free(incident, found, best, finder);
    }

    /** A machine that was named stays so until another is clearly likelier: a robot should not be sent to and fro. */
    private static int likeliest(OpenIncident incident, LeakPosterior found) {
        int best = found.likeliest();
        Source before = incident.source();
        for (int i = 0; before != null && i < found.shares().size(); i++) {
            boolean named = found.candidates().get(i).id().equals(before.equipment());
            if (named && found.shares().get(i) * CLEARLY > found.shares().get(best)) {
                return i;
            }
        }
        return best;
    }

    private OpenIncident named(
            OpenIncident incident, LeakPosterior found, int machine, @Nullable Rate rate, String method) {
        Candidate c = found.candidates().get(machine);
        return with(
                incident,
                c.place(),
                source(c.id(), c.place(), found.shares().get(machine), found.touched(), method, rate, found.ellipse()));
    }

    /** A place on free ground; the machine that it may still be is told with it. */
    private OpenIncident free(OpenIncident incident, LeakPosterior found, int best, LeakFinder finder) {
        Place at = finder.onFloor(found.free());
        Place before = incident.place();
        boolean there = before != null
                && incident.source() != null
                && METHOD_FREE.equals(incident.source().method())
                && Objects.equals(before.floor(), at.floor())
                && Math.hypot(before.x() - at.x(), before.y() - at.y())
                        < Math.max(STAY_M, found.ellipse().minorM() / 4);
        Place told = there && before != null ? before : at;
        Candidate c = best < 0 ? null : found.candidates().get(best);
        boolean may =
                c != null && found.ellipse().holds(c.place().x(), c.place().y());
        return with(
                incident,
                told,
                source(
                        c != null && may ? c.id() : null,
                        told,
                        c != null && may ? found.shares().get(best) : null,
                        found.touched(),
                        METHOD_FREE,
                        rate(found),
                        found.ellipse()));
    }

    /** The rate, if it is known to a factor of ten at least. */
    private static @Nullable Rate rate(LeakPosterior found) {
        Rate r = found.rate();
        return r == null || r.high() > MOST_APART * r.low() ? null : r;
    }

    /**
     * The machine next to the detector that reads most, while the plume says little: what drives a detector over a set-point is seldom
     * far. -1 if no set-point was passed or no machine is near.
     */
    private int nearest(OpenIncident incident, List<Candidate> candidates) {
        Place most = highest(incident);
        boolean setPoint = Members.ofGas(incident, incident.gas()).stream()
                .anyMatch(m -> !m.rule().equals(ABOVE_BACKGROUND));
        if (most == null || !setPoint || candidates.isEmpty()) {
            return -1;
        }
        int best = 0;
        for (int c = 1; c < candidates.size(); c++) {
            Place place = candidates.get(c).place();
            best = place.distanceTo(most) < candidates.get(best).place().distanceTo(most) ? c : best;
        }
        return candidates.get(best).place().distanceTo(most) > NEAR_M ? -1 : best;
    }

    private static OpenIncident with(OpenIncident i, Place at, Source source) {
        return at.equals(i.place()) && source.equals(i.source()) ? i : i.withSource(at, source);
    }

    private @Nullable Place highest(OpenIncident incident) {
        // Detectors of other gases that respond to this one say nothing of how much of it there is.
        List<Incident.Member> own = Members.ofGas(incident, incident.gas());
        Incident.Member most = own.get(0);
        for (Incident.Member m : own) {
            most = m.on() && m.value() / m.limit() > most.value() / most.limit() ? m : most;
        }
        return places.of(most);
    }

    private Source source(
            @Nullable String equipment, Place at, @Nullable Double confidence, int touched, String method) {
        return source(equipment, at, confidence, touched, method, null, null);
    }

    private Source source(
            @Nullable String equipment,
            Place at,
            @Nullable Double confidence,
            int touched,
            String method,
            @Nullable Rate rate,
            @Nullable Ellipse ellipse) {
        GeoPoint origin = plant.site().origin();
        GeoPoint geo = origin == null ? null : origin.offset(at.x(), at.y());
        return new Source(
                equipment,
                at.x(),
                at.y(),
                geo == null ? null : geo.lat(),
                geo == null ? null : geo.lon(),
                rate == null ? null : rounded(rate.middle()),
                confidence == null ? null : rounded(confidence),
                touched,
                method,
                rate == null ? null : rounded(rate.low()),
                rate == null ? null : rounded(rate.high()),
                ellipse == null
                        ? null
                        : new Ellipse(
                                tenth(ellipse.x()),
                                tenth(ellipse.y()),
                                Math.max(0.1, tenth(ellipse.majorM())),
                                Math.max(0.1, tenth(ellipse.minorM())),
                                Math.round(ellipse.angleDeg())));
    }

    private static double tenth(double metres) {
        return Math.round(metres * 10) / 10.0;
    }

    private static double rounded(double v) {
        return !Double.isFinite(v)
                ? v
                : new java.math.BigDecimal(v)
                        .round(new java.math.MathContext(3))
                        .doubleValue();
    }
}
