package io.davy.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Davy's own: notification and incident as they are on their topics, and the same said in words. */
final class JsonFormat implements WebhookFormat {
    private final Supplier<Plant> plant;
    private final Links links;

    JsonFormat(Supplier<Plant> plant, Links links) {
        this.plant = plant;
        this.links = links;
    }

    @Override
    public List<Body> bodies(Parcel parcel, Contact contact, @Nullable String secret) {
        if (!parcel.summary()) {
            return List.of(new Body(parcel.id(), Json.bytes(one(parcel.first()))));
        }
        ObjectNode root = Json.DAVY.createObjectNode();
        ArrayNode summary = root.putArray("summary");
        parcel.messages().forEach(m -> summary.add(one(m)));
        return List.of(new Body(parcel.id(), Json.bytes(root)));
    }

    private ObjectNode one(Message m) {
        Letter letter = Letter.of(m, plant.get(), links);
        ObjectNode node = Json.DAVY.createObjectNode();
        node.set("notification", Json.DAVY.valueToTree(m.notification()));
        node.set("incident", Json.DAVY.valueToTree(m.incident()));
        ObjectNode said = node.putObject("message");
        said.put("language", letter.language())
                .put("subject", letter.subject())
                .put("intro", letter.intro())
                .put("summary", letter.summary());
        ArrayNode lines = said.putArray("lines");
        letter.lines()
                .forEach((label, text) -> lines.addObject().put("label", label).put("text", text));
        ObjectNode addresses = node.putObject("links");
        addresses.put("incident", links.open(m));
        String ack = links.acknowledge(m);
        if (ack != null) {
            addresses.put("acknowledge", ack);
        }
        return node;
    }
}
