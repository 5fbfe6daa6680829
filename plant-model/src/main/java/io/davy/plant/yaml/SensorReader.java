package io.davy.plant.yaml;

import io.davy.plant.Place;
import io.davy.plant.Range;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import io.davy.plant.Sensor.Source;
import io.davy.plant.SensorKind;
import io.davy.plant.Units;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a sensor. */
final class SensorReader {
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);

    private final PlaceReader places;
    private final Map<String, Place> machinePlaces;
    private final Set<String> machines;
    private final Problems problems;

    /**
     * A reader.
     *
     * @param machinePlaces where the sound machines stand
     * @param machines ids of all machines, broken ones too
     */
    SensorReader(PlaceReader places, Map<String, Place> machinePlaces, Set<String> machines, Problems problems) {
        this.places = places;
        this.machinePlaces = machinePlaces;
        this.machines = machines;
        this.problems = problems;
    }

    @Nullable
    Sensor read(Element e) {
        SensorKind kind = SensorKind.valueOf(e.required("kind").toUpperCase(Locale.ROOT));
        String named = e.text("gas");
        String gas = named == null ? null : RuleBook.gas(named);
        Place place = place(e);
        String unit = e.text("unit");
        if (unit == null) {
            unit = Units.standard(kind, gas);
        }
        if (unit == null) {
            problems.error(e.pointer(), "the key unit is missing: a sensor of kind other has no unit of its own");
        }
        Range range = range(e, kind);
        if (place == null || range == null || unit == null) {
            return null;
        }
        Element limits = e.get("limits");
        Element source = e.get("source");
        Duration interval = e.duration("interval");
        return new Sensor(
                e.required("tag"),
                kind,
                gas,
                unit,
                range,
                e.required("zone"),
                place,
                e.text("machine"),
                interval == null ? DEFAULT_INTERVAL : interval,
                e.text("rules"),
                limits.present() ? RuleSetReader.read(limits) : null,
                source.present()
                        ? new Source(
                                source.text("mqtt"),
                                source.text("value"),
                                source.text("time"),
                                source.text("sparkplug"))
                        : null,
                DeviceReader.read(e.get("device"), problems),
                cross(e.get("cross")));
    }

    private static Map<String, Double> cross(Element e) {
        Map<String, Double> shares = new TreeMap<>();
        e.fields().forEach(f -> shares.put(RuleBook.gas(f.getKey()), e.number(f.getKey(), 0)));
        return shares;
    }

    private @Nullable Place place(Element e) {
        if (e.get("place").present()) {
            return places.read(e.get("place"));
        }
        String machine = e.text("machine");
        if (machine == null) {
            problems.error(e.pointer(), "the key place is missing: expected it, or a machine that has one");
            return null;
        }
        if (!machines.contains(machine)) {
            problems.error(e.pointer() + "/machine", "unknown machine " + machine + Suggest.among(machine, machines));
        }
        return machinePlaces.get(machine);
    }

    private @Nullable Range range(Element e, SensorKind kind) {
        Element range = e.get("range");
        if (range.present()) {
            return new Range(
                    range.node().get(0).doubleValue(), range.node().get(1).doubleValue());
        }
        if (kind == SensorKind.WIND_DIRECTION) {
            return new Range(0, 360);
        }
        problems.error(e.pointer(), "the key range is missing: expected [lowest, highest] that the device can report");
        return null;
    }
}
