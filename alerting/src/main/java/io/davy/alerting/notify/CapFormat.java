package io.davy.alerting.notify;

import io.davy.notification.Notification;
import io.davy.plant.ContactWays;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** OASIS Common Alerting Protocol 1.2: an alert with its updates and its end, in Korean and English. */
final class CapFormat implements WebhookFormat {
    /** Whom the scope Restricted is for. */
    private static final String RESTRICTION = "For the safety staff of the site, and whom they hand it to";

    private final Supplier<Plant> plant;
    private final Links links;
    private final boolean exercise;
    /** What was told of an incident to a contact: message id and when it was decided, oldest first. */
    private final Map<String, Map<String, Instant>> told = new ConcurrentHashMap<>();

    CapFormat(Supplier<Plant> plant, Links links, boolean exercise) {
        this.plant = plant;
        this.links = links;
        this.exercise = exercise;
    }

    /** A flood is told one by one: each alert has an identifier that later ones refer to. */
    @Override
    public List<Body> bodies(Parcel parcel, Contact contact, @Nullable String secret) {
        return parcel.messages().stream()
                .map(m -> new Body(m.notification().id(), alert(m)))
                .toList();
    }

    @Override
    public String type() {
        return "application/cap+xml; charset=utf-8";
    }

    @Override
    public void taken(Message m) {
        remember(m.notification());
    }

    @Override
    public void recall(Collection<Notification> known) {
        told.clear();
        Set<String> readers = plant.get().contacts().stream()
                .filter(c -> c.ways().format() == ContactWays.Format.CAP)
                .map(Contact::id)
                .collect(Collectors.toCollection(TreeSet::new));
        known.stream()
                .filter(n -> n.state() == Notification.State.SENT
                        && n.channel().equals(ChannelKind.WEBHOOK.word())
                        && readers.contains(n.contact()))
                .sorted((a, b) -> a.created().compareTo(b.created()))
                .forEach(this::remember);
    }

    private void remember(Notification n) {
        String thread = n.incident() + '\n' + n.contact();
        if (n.occasion().equals(Occasion.Kind.CLOSED.word())) {
            told.remove(thread);
        } else {
            told.computeIfAbsent(thread, t -> new LinkedHashMap<>()).put(n.id(), n.created());
        }
    }

    private byte[] alert(Message m) {
        Plant p = plant.get();
        DateTimeFormatter times = CapCodes.times(Figures.zone(p.site().timezone()));
        String sender = "davy-" + m.incident().site() + '@' + links.console().getHost();
        Map<String, Instant> earlier = new LinkedHashMap<>(
                told.getOrDefault(m.incident().id() + '\n' + m.contact().id(), Map.of()));
        earlier.remove(m.notification().id());
        CapXml xml = new CapXml();
        xml.begin("alert");
        xml.text("identifier", m.notification().id());
        xml.text("sender", sender);
        xml.text("sent", times.format(m.notification().created()));
        xml.text("status", exercise ? "Exercise" : "Actual");
        xml.text("msgType", earlier.isEmpty() ? "Alert" : CapCodes.messageType(m.kind()));
        xml.text("source", "Davy");
        xml.text("scope", "Restricted");
        xml.text("restriction", RESTRICTION);
        if (!earlier.isEmpty()) {
            xml.text(
                    "references",
                    earlier.entrySet().stream()
                            .map(e -> sender + ',' + e.getKey() + ',' + times.format(e.getValue()))
                            .collect(Collectors.joining(" ")));
        }
        xml.text("incidents", m.incident().id());
        for (String language : languages(m.contact())) {
            info(xml, m, p, Texts.in(language), times);
        }
        xml.end();
        return xml.bytes();
    }

    /** Both languages, the contact's first. */
    private static List<String> languages(Contact contact) {
        return contact.language().equals("ko") ? List.of("ko", "en") : List.of("en", "ko");
    }

    private void info(CapXml xml, Message m, Plant p, Texts texts, DateTimeFormatter times) {
        IncidentText about = new IncidentText(texts, p, m.incident());
        xml.begin("info");
        xml.text("language", texts.language().equals("ko") ? "ko-KR" : "en-US");
        CapCodes.categories(m.incident()).forEach(c -> xml.text("category", c));
        xml.text("event", about.what());
        CapCodes.responses(m.incident()).forEach(r -> xml.text("responseType", r));
        xml.text("urgency", CapCodes.urgency(m.incident()));
        xml.text("severity", CapCodes.severity(m.incident().severity()));
        xml.text("certainty", CapCodes.certainty(m.incident()));
        xml.text("onset", times.format(m.incident().opened()));
        xml.text("senderName", about.scene().site());
        xml.text("headline", about.subject(m.kind()));
        List<String> said = new ArrayList<>(List.of(about.intro(m.kind()), about.summary()));
        about.facts().forEach((label, text) -> said.add(label + ": " + text));
        xml.text("description", String.join("\n", said));
        if (!about.care().isEmpty()) {
            xml.text(
                    "instruction",
                    about.care().entrySet().stream()
                            .map(e -> e.getKey() + ": " + e.getValue())
                            .collect(Collectors.joining("\n")));
        }
        xml.text("web", links.open(m));
        xml.begin("parameter");
        xml.text("valueName", "davy:priority");
        xml.text("value", m.incident().severity().name());
        xml.end();
        CapArea.write(xml, p, m.incident(), about.scene());
        xml.end();
    }
}
