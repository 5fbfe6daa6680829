package io.davy.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** PagerDuty Events API v2: one event an incident, which is acknowledged and resolved with it. The contact's secret is the routing key. */
final class PagerDutyFormat implements WebhookFormat {
    private static final int SUMMARY = 1024;

    private final Supplier<Plant> plant;
    private final Links links;

    PagerDutyFormat(Supplier<Plant> plant, Links links) {
        this.plant = plant;
        this.links = links;
    }

    /** A flood is told one by one: each incident is one of PagerDuty's too. */
    @Override
    public List<Body> bodies(Parcel parcel, Contact contact, @Nullable String secret) {
        return parcel.messages().stream()
                .map(m -> new Body(m.notification().id(), Json.bytes(event(m, String.valueOf(secret)))))
                .toList();
    }

    @Override
    public @Nullable String lacks(Contact contact) {
        return contact.ways().secret() == null
                ? contact.id() + " has format pagerduty and no secret: give it PagerDuty's routing key as secret"
                : null;
    }

    @Override
    public boolean signed() {
        return false;
    }

    private ObjectNode event(Message m, String routingKey) {
        ObjectNode event = Json.DAVY.createObjectNode();
        event.put("routing_key", routingKey)
                .put("event_action", action(m))
                .put("dedup_key", m.incident().id());
        Letter letter = Letter.of(m, plant.get(), links);
        ObjectNode payload = event.putObject("payload");
        String subject = letter.subject();
        payload.put("summary", subject.length() > SUMMARY ? subject.substring(0, SUMMARY) : subject)
                .put("source", m.incident().site() + '/' + m.incident().zone())
                .put("severity", severity(m.incident().severity()))
                .put("timestamp", m.incident().time().toString())
                .put("component", m.incident().firstOut().sensor())
                .put("group", m.incident().zone())
                .put("class", m.incident().firstOut().rule());
        ObjectNode details = payload.putObject("custom_details");
        letter.lines().forEach(details::put);
        event.put("client", "Davy").put("client_url", links.open(m));
        ArrayNode addresses = event.putArray("links");
        letter.links()
                .forEach(l -> addresses.addObject().put("href", l.address()).put("text", l.label()));
        return event;
    }

    private static String action(Message m) {
        return switch (m.kind()) {
            case OPENED, ESCALATED, ANOTHER_GAS, REALARMED, UNANSWERED, UNREACHED, VERDICT, STANDING -> "trigger";
            // What was called of after its end has no other end than the answer.
            case ACKNOWLEDGED -> m.incident().state() == Incident.State.CLOSED ? "resolve" : "acknowledge";
            case CLOSED -> "resolve";
        };
    }

    private static String severity(Priority p) {
        return switch (p) {
            case HIGHEST -> "critical";
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "info";
        };
    }
}
