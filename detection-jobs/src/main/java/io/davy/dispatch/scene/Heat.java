package io.davy.dispatch.scene;

import io.davy.dispatch.state.SiteMap;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Member;
import io.davy.plant.Place;
import java.util.List;
import java.util.Optional;

/** Makes hot spots of a heat incident: one where each alarm that is on measures. */
final class Heat {
    private static final String DEGREES = "degC";

    private Heat() {}

    static List<HotSpot> of(Incident i, SiteMap site) {
        return i.alarms().stream()
                .filter(Member::on)
                .flatMap(m -> spot(i, m, site).stream())
                .toList();
    }

    private static Optional<HotSpot> spot(Incident i, Member m, SiteMap site) {
        SiteMap.Subject s = site.subjects().get(m.sensor());
        Place at = m.place() != null ? m.place() : s == null ? null : s.place();
        if (at == null || at.floor() == null) {
            return Optional.empty();
        }
        boolean room = s != null && s.machine() == null;
        if (DEGREES.equals(m.unit()) && m.rule().contains("high")) {
            double near = room ? HotSpot.ROOM_M : HotSpot.SURFACE_M;
            return Optional.of(new HotSpot(i.id(), at.x(), at.y(), at.floor(), m.value(), near));
        }
        // A room that heats up fast: how hot it is, the alarm does not say.
        return room && m.rule().endsWith("rate_of_rise")
                ? Optional.of(new HotSpot(i.id(), at.x(), at.y(), at.floor(), HotSpot.RISING_C, HotSpot.ROOM_M))
                : Optional.empty();
    }
}
