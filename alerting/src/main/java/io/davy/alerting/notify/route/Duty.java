package io.davy.alerting.notify.route;

import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.davy.plant.Telling;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Who a name of a step is at a moment: a contact, or whoever has the rota's turn in the site's time zone. */
final class Duty {
    private final Plant plant;
    private final ZoneId zone;

    Duty(Plant plant) {
        this.plant = plant;
        this.zone = zone(plant);
    }

    private static ZoneId zone(Plant plant) {
        try {
            return ZoneId.of(Objects.requireNonNullElse(plant.site().timezone(), "UTC"));
        } catch (DateTimeException e) {
            // The plant file is checked for this; people are told by UTC rather than not at all.
            return ZoneOffset.UTC;
        }
    }

    /** The time at the site. */
    LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, zone);
    }

    /** One contact; none if there is neither a contact nor a rota of that name. */
    List<Contact> whom(String name, Instant time) {
        String id = plant.telling().rotas().stream()
                .filter(r -> r.id().equals(name))
                .map((Telling.Rota r) -> r.onDuty(local(time)))
                .findFirst()
                .orElse(name);
        return plant.contacts().stream().filter(c -> c.id().equals(id)).toList();
    }
}
