package io.davy.alerting.notify;

import io.davy.incident.Incident;
import io.davy.plant.Plant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where an incident is and where it comes from, in one language. */
final class SceneText {
    private final Texts texts;
    private final Plant plant;
    private final Incident incident;

    SceneText(Texts texts, Plant plant, Incident incident) {
        this.texts = texts;
        this.plant = plant;
        this.incident = incident;
    }

    /** Where, in a word: the likeliest equipment, else the sensor that spoke first. */
    String spot() {
        String equipment = incident.source() == null ? null : incident.source().equipment();
        return equipment != null ? equipment : incident.firstOut().sensor();
    }

    /** Zone, floor, sensor, place, site. */
    String where() {
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("where.zone", zone()));
        plant.zones().stream()
                .filter(z -> z.id().equals(incident.zone()))
                .findFirst()
                .ifPresent(z -> parts.add(texts.get("where.floor", floor(z.floor()))));
        parts.add(texts.get("where.sensor", incident.firstOut().sensor()));
        if (incident.place() != null) {
            parts.add("x " + Figures.number(incident.place().x()) + " m, y "
                    + Figures.number(incident.place().y()) + " m");
        }
        parts.add(site());
        return String.join(", ", parts);
    }

    /** The zone with its name. */
    String zone() {
        return plant.zones().stream()
                .filter(z -> z.id().equals(incident.zone()))
                .map(z -> named(z.id(), z.name()))
                .findFirst()
                .orElse(incident.zone());
    }

    /** The site's name. */
    String site() {
        Plant.Name name = plant.site().name();
        return name == null ? incident.site() : name.in(texts.language(), incident.site());
    }

    private String floor(String id) {
        return plant.floors().stream()
                .filter(f -> f.id().equals(id))
                .map(f -> named(id, f.name()))
                .findFirst()
                .orElse(id);
    }

    private String named(String id, Plant.@Nullable Name name) {
        String called = name == null ? id : name.in(texts.language(), id);
        return called.equals(id) ? id : id + " (" + called + ")";
    }

    /** The likeliest source with its rate and how sure it is. */
    String source() {
        Incident.Source s = incident.source();
        if (s == null || (s.equipment() == null && s.x() == null && s.lat() == null)) {
            return texts.get("source.unknown");
        }
        List<String> parts = new ArrayList<>();
        String equipment = s.equipment();
        if (equipment != null) {
            parts.add(plant.machines().stream()
                    .filter(m -> m.id().equals(equipment))
                    .map(m -> named(equipment, m.name()))
                    .findFirst()
                    .orElse(equipment));
        } else if (s.x() != null && s.y() != null) {
            parts.add("x " + Figures.number(s.x()) + " m, y " + Figures.number(s.y()) + " m");
        } else if (s.lat() != null && s.lon() != null) {
            parts.add(s.lat() + ", " + s.lon());
        }
        if (s.rateKgPerH() != null) {
            parts.add(texts.get("source.rate", Figures.number(s.rateKgPerH())));
        }
        if (s.confidence() != null) {
            parts.add(texts.get("source.confidence", Long.toString(Math.round(s.confidence() * 100))));
        }
        return String.join(", ", parts);
    }
}
