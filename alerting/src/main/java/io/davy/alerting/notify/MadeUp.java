package io.davy.alerting.notify;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An incident that never happened, at a place that the plant has. */
final class MadeUp {
    /** No incident of a plant has such an id. */
    static final String ID = "in-rehearsal";

    private static final double LIMIT = 10;
    private static final Place NOWHERE = new Place(0, 0, 0, null);

    private MadeUp() {}

    /** A gas leak at one of the plant's detectors, or somewhere where it has none. */
    static Incident incident(Plant plant, Instant now) {
        Optional<Sensor> nose =
                plant.sensors().stream().filter(s -> s.kind() == SensorKind.GAS).findFirst();
        String zone = nose.map(Sensor::zone)
                .orElse(plant.zones().isEmpty() ? "" : plant.zones().get(0).id());
        String area = plant.zones().stream()
                .filter(z -> z.id().equals(zone))
                .map(Plant.Zone::area)
                .findFirst()
                .orElse("");
        String tag = nose.map(Sensor::tag).orElse("rehearsal");
        Place at = nose.map(Sensor::place).orElse(NOWHERE);
        Incident.Member first = new Incident.Member(
                ID,
                tag,
                "gas_high",
                Priority.HIGH,
                true,
                2 * LIMIT,
                nose.map(Sensor::unit).orElse("ppm"),
                LIMIT,
                now);
        String machine =
                plant.machines().isEmpty() ? null : plant.machines().get(0).id();
        return new Incident(
                ID,
                1,
                plant.site().id(),
                area,
                zone,
                Hazard.GAS,
                nose.map(Sensor::gas).orElse("H2S"),
                Incident.State.OPEN,
                Priority.HIGH,
                now,
                now,
                null,
                first,
                List.of(first),
                at,
                new Incident.Source(
                        machine,
                        at.x(),
                        at.y(),
                        null,
                        null,
                        1.0,
                        LIMIT / 20,
                        1,
                        "leak search",
                        LIMIT / 20,
                        2.0,
                        new Incident.Ellipse(at.x(), at.y(), LIMIT, LIMIT, 0)),
                null,
                null,
                now.toEpochMilli(),
                "This never happened.",
                "실제 상황이 아닙니다.",
                null,
                new Incident.Wind(LIMIT, 2, now),
                Map.of());
    }
}
