package io.davy.detection.incident;

import io.davy.detection.gas.AirSample;
import io.davy.detection.gas.PlumeCorrelation;
import io.davy.detection.gas.PlumeCorrelation.Candidate;
import io.davy.detection.gas.PlumeCorrelation.Found;
import io.davy.detection.watch.Rule;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Source;
import io.davy.plant.GeoPoint;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Units;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where an incident most likely comes from: the machine of the sensor, or for a gas the plume that fits best. */
final class SourceFinder {
    /** From this share of the posterior on the plume's word counts alone. */
    private static final double SURE = 0.5;
    /** How near a machine stands to a detector that it could have set off by itself, m. */
    private static final double NEAR_M = 10;

    private static final String ABOVE_BACKGROUND = Rule.BACKGROUND.nameFor(SensorKind.GAS);

    private final Plant plant;
    private final Map<String, Sensor> sensors;
    private final Map<String, Machine> machines;
    private final Map<String, String> areaOfZone;
    private final Places places;

    SourceFinder(Plant plant) {
        this.plant = plant;
        this.places = new Places(plant);
        this.sensors = plant.sensors().stream().collect(Collectors.toMap(Sensor::tag, Function.identity()));
        this.machines = plant.machines().stream().collect(Collectors.toMap(Machine::id, Function.identity()));
        this.areaOfZone = plant.zones().stream().collect(Collectors.toMap(Plant.Zone::id, Plant.Zone::area));
    }

    /** The incident with its place and source as the evidence stands now. */
    OpenIncident locate(OpenIncident incident, List<AirSample> air) {
        return switch (incident.hazard()) {
            case GAS -> gas(incident, air);
            case HEAT, VIBRATION, PROCESS -> machine(incident);
            case DEVICE -> incident;
        };
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
                null,
                m == null ? null : 1.0,
                1,
                m == null ? "place of the sensor" : "machine of the sensor");
        return with(incident, at, source);
    }

    private OpenIncident gas(OpenIncident incident, List<AirSample> air) {
        Map<String, Place> places = sensors.values().stream()
                .filter(s -> Objects.equals(s.gas(), incident.gas())
                        && incident.area().equals(areaOfZone.get(s.zone())))
                .collect(Collectors.toMap(Sensor::tag, Sensor::place));
        List<Candidate> candidates = plant.machines().stream()
                .filter(m -> incident.gas() != null && m.gases().contains(incident.gas()))
                .filter(m -> incident.area().equals(areaOfZone.get(m.zone())))
                .map(m -> new Candidate(m.id(), m.place()))
                .toList();
        long from = incident.opened().toEpochMilli();
        List<AirSample> since =
                air.stream().filter(a -> a.startMs() + 2 * a.lengthMs() >= from).toList();
        List<AirSample> evidence = since.isEmpty() ? List.of(asAir(incident)) : since;
        Found found = candidates.isEmpty()
                ? null
                : PlumeCorrelation.rank(evidence, places, candidates, incident.gas(), ppmOf(incident));
        OpenIncident near = found == null || found.confidence() >= SURE ? null : nearest(incident, candidates, found);
        if (near != null) {
            return near;
        }
        if (found != null) {
            Place at = found.candidate().place();
            return with(
                    incident,
                    at,
                    source(
                            found.candidate().id(),
                            at,
                            found.rateKgPerH(),
                            found.confidence(),
                            found.touched(),
                            "plume correlation"));
        }
        Place at = highest(incident);
        return at == null
                ? incident
                : with(incident, at, source(null, at, null, null, 1, "place of the sensor that reads most"));
    }

    /**
     * The machine next to the detector that reads most, while the plume says little: what drives a detector over a set-point is seldom
     * far. Null if no set-point was passed or no machine is near.
     */
    private @Nullable OpenIncident nearest(OpenIncident incident, List<Candidate> candidates, Found found) {
        Place most = highest(incident);
        boolean setPoint = incident.members().stream().anyMatch(m -> !m.rule().equals(ABOVE_BACKGROUND));
        if (most == null || !setPoint) {
            return null;
        }
        int best = 0;
        for (int c = 1; c < candidates.size(); c++) {
            Place place = candidates.get(c).place();
            best = place.distanceTo(most) < candidates.get(best).place().distanceTo(most) ? c : best;
        }
        Candidate c = candidates.get(best);
        return c.place().distanceTo(most) > NEAR_M
                ? null
                : with(
                        incident,
                        c.place(),
                        source(
                                c.id(),
                                c.place(),
                                null,
                                found.shares().get(best),
                                found.touched(),
                                "machine nearest to the sensor"));
    }

    private static OpenIncident with(OpenIncident i, Place at, Source source) {
        return at.equals(i.place()) && source.equals(i.source()) ? i : i.withSource(at, source);
    }

    /** The alarms' own values as one air sample, for the moments before the first interval has ended. */
    private static AirSample asAir(OpenIncident incident) {
        List<Incident.Member> on = incident.members();
        String[] tags = on.stream().map(Incident.Member::sensor).toArray(String[]::new);
        float[] excess = new float[tags.length];
        for (int i = 0; i < excess.length; i++) {
            excess[i] = (float) Math.abs(on.get(i).value());
        }
        return new AirSample(incident.area(), incident.zone(), 0, 1, 0, tags, excess, Double.NaN, Double.NaN);
    }

    private @Nullable Place highest(OpenIncident incident) {
        Incident.Member most = incident.members().get(0);
        for (Incident.Member m : incident.members()) {
            most = m.on() && m.value() / m.limit() > most.value() / most.limit() ? m : most;
        }
        return places.of(most);
    }

    private double ppmOf(OpenIncident incident) {
        String gas = incident.gas();
        if (gas == null) {
            return Double.NaN;
        }
        // Not the first alone: a rate of rise is no concentration.
        for (Incident.Member m : incident.members()) {
            OptionalDouble factor = m.unit() == null ? OptionalDouble.empty() : Units.factor(gas, m.unit(), "ppm");
            if (factor.isPresent()) {
                return factor.getAsDouble();
            }
        }
        return Double.NaN;
    }

    private Source source(
            @Nullable String equipment,
            Place at,
            @Nullable Double rate,
            @Nullable Double confidence,
            int touched,
            String method) {
        GeoPoint origin = plant.site().origin();
        GeoPoint geo = origin == null ? null : origin.offset(at.x(), at.y());
        return new Source(
                equipment,
                at.x(),
                at.y(),
                geo == null ? null : geo.lat(),
                geo == null ? null : geo.lon(),
                rate == null ? null : rounded(rate),
                confidence == null ? null : rounded(confidence),
                touched,
                method);
    }

    private static double rounded(double v) {
        return new java.math.BigDecimal(v).round(new java.math.MathContext(3)).doubleValue();
    }
}
