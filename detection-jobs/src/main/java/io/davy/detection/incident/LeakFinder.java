package io.davy.detection.incident;

import io.davy.detection.gas.AirSample;
import io.davy.detection.leak.AirEvidence;
import io.davy.detection.leak.Candidate;
import io.davy.detection.leak.Evidence;
import io.davy.detection.leak.LeakPosterior;
import io.davy.detection.leak.LeakSearch;
import io.davy.detection.leak.SearchArea;
import io.davy.incident.Incident;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a plant has of one gas in one area: noses, machines that can leak it, and the search among them. */
final class LeakFinder {
    private static final double KG_A_MG = 1e-6;

    private final Plant plant;
    private final String gas;
    private final Places places;
    private final List<Candidate> machines;
    private final AirEvidence evidence;
    private final @Nullable LeakSearch search;

    LeakFinder(Plant plant, Places places, String area, String gas) {
        this.plant = plant;
        this.gas = gas;
        this.places = places;
        Map<String, String> areaOf = plant.zones().stream().collect(Collectors.toMap(Plant.Zone::id, Plant.Zone::area));
        Map<String, Sensor> noses = plant.sensors().stream()
                .filter(s -> gas.equals(s.gas()) && area.equals(areaOf.get(s.zone())))
                .collect(Collectors.toMap(Sensor::tag, Function.identity()));
        this.machines = plant.machines().stream()
                .filter(m -> m.gases().contains(gas) && area.equals(areaOf.get(m.zone())))
                .map(m -> new Candidate(m.id(), m.place()))
                .toList();
        String robots = Objects.requireNonNullElse(Units.standard(SensorKind.GAS, gas), "ppm");
        this.evidence = new AirEvidence(noses, gas, s -> ppm(s.unit()), ppm(robots));
        this.search = noses.isEmpty()
                ? null
                : new LeakSearch(
                        SearchArea.around(
                                noses.values().stream().map(Sensor::place).toList(),
                                machines.stream().map(Candidate::place).toList()),
                        machines,
                        plant.floors().stream().map(Plant.Floor::z).toList());
    }

    List<Candidate> machines() {
        return machines;
    }

    /** ppm in one unit; 1 where the gas has no figure for it, so that like readings stay alike. */
    private double ppm(String unit) {
        return Units.factor(gas, unit, "ppm", plant.site().air()).orElse(1);
    }

    /** What the air since the incident's opening says, or before there is any, what its alarms say; null if neither says anything. */
    @Nullable
    LeakPosterior find(OpenIncident incident, List<AirSample> air) {
        if (search == null) {
            return null;
        }
        double kgPerM3 = Units.factor(gas, "ppm", "mg/m3", plant.site().air()).orElse(Double.NaN) * KG_A_MG;
        long from = incident.opened().toEpochMilli();
        List<AirSample> since =
                air.stream().filter(a -> a.startMs() + 2 * a.lengthMs() >= from).toList();
        LeakPosterior found = search.find(evidence.of(since, air), kgPerM3);
        return found != null ? found : search.find(values(incident), kgPerM3);
    }

    /** The values of the alarms of this gas, for the moments before the first interval has ended. */
    private List<Evidence> values(OpenIncident incident) {
        List<Evidence> values = new ArrayList<>();
        for (Incident.Member m : Members.ofGas(incident, gas)) {
            Place at = places.of(m);
            if (at != null) {
                double factor = m.unit() == null ? 1 : ppm(m.unit());
                values.add(new Evidence(
                        m.sensor(),
                        m.time().toEpochMilli(),
                        at,
                        1,
                        Math.abs(m.value()) * factor,
                        Double.NaN,
                        Double.NaN,
                        false));
            }
        }
        return values;
    }

    /** A free place with the floor that it lies over. */
    Place onFloor(Place p) {
        Plant.Floor below = null;
        for (Plant.Floor f : plant.floors()) {
            below = below == null || (f.z() <= p.z() && f.z() >= below.z()) ? f : below;
        }
        return new Place(tenth(p.x()), tenth(p.y()), tenth(p.z()), below == null ? null : below.id());
    }

    private static double tenth(double metres) {
        return Math.round(metres * 10) / 10.0;
    }
}
