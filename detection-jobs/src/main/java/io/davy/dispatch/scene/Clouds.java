package io.davy.dispatch.scene;

import io.davy.dispatch.scene.GasCloud.Measured;
import io.davy.dispatch.state.SiteMap;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Ellipse;
import io.davy.incident.Incident.Member;
import io.davy.incident.Incident.Source;
import io.davy.incident.Incident.Wind;
import io.davy.plant.GasFacts;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Ex;
import io.davy.plant.Plant.Point;
import io.davy.plant.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a cloud of a gas incident: what its alarms measure, and the plume of its source. */
final class Clouds {
    /** Upper end (97.5 %) and middle of the rates that the leak search believes in beforehand, kg/h: they stand in where it tells none. */
    private static final double HIGH_KG_PER_H = 50;

    private static final double MIDDLE_KG_PER_H = 1;
    private static final double GS_A_KG_PER_H = 1000.0 / 3600;
    private static final double AIR_G_MOL = 28.96;
    /** Within a tenth of the weight of air, gas goes both ways (a choice). */
    private static final double LIKE_AIR = 0.1;

    private static final double PPM_A_PERCENT = 10_000;
    /** A burning gas that the tables do not have is taken for the worst that is common. */
    private static final Ex UNKNOWN = new Ex("IIC", "T4", 0);

    private static final String OXYGEN = "O2";
    private static final double GRAMS_A_MG = 1e-3;

    private Clouds() {}

    /** The cloud of an incident; empty if it is not about a gas. */
    static Optional<GasCloud> of(Incident i, SiteMap site) {
        if (OXYGEN.equals(i.gas())) {
            return Optional.empty();
        }
        Optional<GasFacts> facts = facts(i.gas());
        Ex ex = facts.isPresent() ? facts.get().ex() : burns(i) ? UNKNOWN : null;
        for (Member m : i.alarms()) {
            ex = m.gas() == null
                    ? ex
                    : stricter(ex, facts(m.gas()).map(GasFacts::ex).orElse(null));
        }
        List<Measured> measured = new ArrayList<>();
        i.alarms().stream()
                .filter(Member::on)
                .forEach(m -> measured(gas(i, m), m, facts(gas(i, m)), site).ifPresent(measured::add));
        Plume plume = i.place() == null || facts.isEmpty() ? null : plume(i, i.place(), facts.get());
        return Optional.of(
                new GasCloud(i.id(), i.gas(), ex, floors(i, facts.orElse(null), site), List.copyOf(measured), plume));
    }

    private static Optional<GasFacts> facts(@Nullable String gas) {
        return gas == null ? Optional.empty() : GasFacts.of(gas);
    }

    /** What equipment must have that fits both; of another gas whose detector responds to the incident's nobody knows yet whether it is there. */
    private static @Nullable Ex stricter(@Nullable Ex a, @Nullable Ex b) {
        return a == null
                ? b
                : b == null
                        ? a
                        : new Ex(
                                greater(a.group(), b.group()),
                                greater(a.temperatureClass(), b.temperatureClass()),
                                Math.min(a.zone(), b.zone()));
    }

    private static String greater(String a, String b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** What a detector of another gas reads may be that gas, and is taken as that. */
    private static @Nullable String gas(Incident i, Member m) {
        return m.gas() == null ? i.gas() : m.gas();
    }

    private static boolean burns(Incident i) {
        return i.alarms().stream().anyMatch(m -> "%LEL".equals(m.unit()));
    }

    private static Optional<Measured> measured(@Nullable String gas, Member m, Optional<GasFacts> facts, SiteMap site) {
        SiteMap.Subject subject = site.subjects().get(m.sensor());
        Place at = m.place() != null ? m.place() : subject == null ? null : subject.place();
        if (at == null
                || m.unit() == null
                || m.unit().endsWith("/min")
                || m.rule().endsWith("_low")) {
            return Optional.empty();
        }
        OptionalDouble ppm = gas == null ? OptionalDouble.empty() : Units.factor(gas, m.unit(), "ppm");
        double value = Math.max(0, m.value());
        double lel = m.unit().equals("%LEL")
                ? value / 100
                : ppm.isPresent() && facts.isPresent() && facts.get().lel() != null
                        ? value * ppm.getAsDouble() / (facts.get().lel() * PPM_A_PERCENT)
                        : 0;
        double alarm = ppm.isPresent() && facts.isPresent() && facts.get().alarm() != null
                ? value * ppm.getAsDouble() / facts.get().alarm()
                : m.limit() > 0 && Double.isFinite(m.limit()) ? value / m.limit() : 0;
        return Optional.of(new Measured(at.x(), at.y(), at.floor(), lel, alarm));
    }

    private static @Nullable Plume plume(Incident i, Place place, GasFacts facts) {
        if (facts.molarMass() == null || facts.alarm() == null || i.gas() == null) {
            return null;
        }
        double gm3 = Units.factor(i.gas(), "ppm", "mg/m3").orElse(Double.NaN) * GRAMS_A_MG;
        if (Double.isNaN(gm3)) {
            return null;
        }
        Source s = i.source();
        Double high = s == null ? null : s.rateHigh() != null ? s.rateHigh() : s.rateKgPerH();
        Double middle = s == null ? null : s.rateKgPerH();
        Wind w = i.wind();
        double toward = w == null ? 0 : Math.toRadians(270 - w.fromDeg());
        return new Plume(
                sources(place, s),
                toward,
                w == null ? 0 : w.speedMs(),
                GS_A_KG_PER_H * (high == null ? HIGH_KG_PER_H : high),
                GS_A_KG_PER_H * (middle == null ? MIDDLE_KG_PER_H : middle),
                facts.lel() == null ? Double.POSITIVE_INFINITY : facts.lel() * PPM_A_PERCENT * gm3,
                facts.alarm() * gm3);
    }

    /** The place itself, and the middle and the four ends of the ellipse that holds the source. */
    private static List<Point> sources(Place place, @Nullable Source s) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(place.x(), place.y()));
        Ellipse e = s == null ? null : s.ellipse();
        if (e != null) {
            points.add(new Point(e.x(), e.y()));
            double cos = Math.cos(Math.toRadians(e.angleDeg()));
            double sin = Math.sin(Math.toRadians(e.angleDeg()));
            points.add(new Point(e.x() + e.majorM() * cos, e.y() + e.majorM() * sin));
            points.add(new Point(e.x() - e.majorM() * cos, e.y() - e.majorM() * sin));
            points.add(new Point(e.x() - e.minorM() * sin, e.y() + e.minorM() * cos));
            points.add(new Point(e.x() + e.minorM() * sin, e.y() - e.minorM() * cos));
        }
        return List.copyOf(points);
    }

    /** Its own floor; a light gas goes to those above as well, a heavy one to those below. All if the place names none. */
    private static Set<String> floors(Incident i, @Nullable GasFacts facts, SiteMap site) {
        String own = i.place() == null ? null : i.place().floor();
        Double mass = facts == null ? null : facts.molarMass();
        Optional<Double> z = site.floors().stream()
                .filter(f -> f.id().equals(own))
                .map(Plant.Floor::z)
                .findFirst();
        if (own == null || z.isEmpty() || mass == null) {
            return Set.of();
        }
        return site.floors().stream()
                .filter(f -> f.id().equals(own)
                        || (f.z() >= z.get() && mass <= AIR_G_MOL * (1 + LIKE_AIR))
                        || (f.z() <= z.get() && mass >= AIR_G_MOL * (1 - LIKE_AIR)))
                .map(Plant.Floor::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
