package io.davy.alerting.notify;

import io.davy.alarm.Hazard;
import io.davy.alerting.ack.AckLink;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.plant.AlarmCare;
import io.davy.plant.ContactWays;
import io.davy.plant.GeoPoint;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.davy.plant.Plant.Name;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages about one H2S leak, as the notifier would decide them. */
final class Parcels {
    static final Instant TOLD = Samples.OPENED.plusSeconds(1);
    static final String INCIDENT = "in-5b9a1f02-7c31d0e4a9b2";
    static final Links LINKS =
            new Links(URI.create("https://davy.plant.example/"), new AckLink(new byte[32]), Duration.ofHours(12));

    private Parcels() {}

    static Contact contact(
            ContactWays.Format format, String language, String url, @Nullable String secret, @Nullable String phone) {
        return new Contact(
                "kim",
                "Kim",
                language,
                null,
                url,
                new ContactWays(format, secret, phone, null, false, Duration.ofSeconds(30)));
    }

    /** The plant of {@link Samples}, with a place on the globe and a zone that has corners. */
    static Plant plant(Contact... contacts) {
        return plant(List.of(), contacts);
    }

    static Plant guided(Contact... contacts) {
        return plant(
                List.of(new AlarmCare.Guidance(
                        Hazard.GAS,
                        "H2S",
                        List.of("Z-PUMP"),
                        List.of(),
                        new Name("The sour water pump empties into the hall.", "산성수 펌프 내용물이 펌프실로 유출됩니다."),
                        new Name("Close XV-1101 from the control room.", "제어실에서 XV-1101 밸브를 차단하십시오."),
                        Duration.ofMinutes(5))),
                contacts);
    }

    private static Plant plant(List<AlarmCare.Guidance> guidance, Contact... contacts) {
        Plant p = Samples.plant(contacts);
        Plant.Zone hall = p.zones().get(0);
        return new Plant(
                p.davy(),
                new Plant.Site(p.site().id(), p.site().name(), p.site().timezone(), new GeoPoint(35.5, 129.3)),
                p.floors(),
                List.of(new Plant.Zone(
                        hall.id(),
                        hall.name(),
                        hall.area(),
                        hall.floor(),
                        List.of(
                                new Plant.Point(0, 0),
                                new Plant.Point(24, 0),
                                new Plant.Point(24, 16),
                                new Plant.Point(0, 16)),
                        null)),
                p.ruleSets(),
                p.sensors(),
                p.machines(),
                p.robots(),
                p.ways(),
                p.contacts(),
                p.incidents(),
                new AlarmCare(Map.of(), List.of(), guidance),
                p.telling(),
                List.of());
    }

    static Incident incident() {
        return Samples.h2s(INCIDENT);
    }

    static Message message(Plant plant, Contact contact, Incident incident, Occasion occasion, Instant created) {
        IncidentText text = new IncidentText(Texts.in(contact.language()), plant, incident);
        Notification n = new Notification(
                occasion.id(incident.id(), contact.id(), ChannelKind.WEBHOOK),
                incident.id(),
                occasion.kind().word(),
                contact.id(),
                ChannelKind.WEBHOOK.word(),
                String.valueOf(contact.webhook()),
                Notification.State.PENDING,
                0,
                created,
                created,
                text.subject(occasion.kind()),
                null,
                incident.severity());
        return new Message(n, incident, contact, created);
    }

    static Parcel opened(Plant plant, Contact contact) {
        return new Parcel(List.of(message(plant, contact, incident(), Occasion.OPENED, TOLD)));
    }
}
