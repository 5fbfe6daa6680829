package io.davy.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A Teams workflow that waits for a webhook request: an Adaptive Card in its envelope. */
final class TeamsFormat implements WebhookFormat {
    private static final String CARD = "application/vnd.microsoft.card.adaptive";
    /** What Teams shows on desktops and phones alike. */
    private static final String VERSION = "1.4";

    private final Supplier<Plant> plant;
    private final Links links;

    TeamsFormat(Supplier<Plant> plant, Links links) {
        this.plant = plant;
        this.links = links;
    }

    @Override
    public List<Body> bodies(Parcel parcel, Contact contact, @Nullable String secret) {
        ObjectNode root = Json.DAVY.createObjectNode();
        root.put("type", "message");
        ObjectNode attachment = root.putArray("attachments").addObject();
        attachment.put("contentType", CARD).putNull("contentUrl");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", VERSION);
        card.putObject("msteams").put("width", "Full");
        if (parcel.summary()) {
            summary(card, parcel);
        } else {
            single(card, Letter.of(parcel.first(), plant.get(), links));
        }
        return List.of(new Body(parcel.id(), Json.bytes(root)));
    }

    private static void single(ObjectNode card, Letter letter) {
        ArrayNode body = card.putArray("body");
        title(body, letter.subject(), letter.important());
        text(body, letter.intro());
        text(body, letter.summary());
        facts(body, letter.facts());
        letter.care().forEach((label, said) -> text(body, "**" + label + "**: " + said));
        ArrayNode actions = card.putArray("actions");
        letter.links()
                .forEach(link -> actions.addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", link.button())
                        .put("url", link.address()));
    }

    private void summary(ObjectNode card, Parcel parcel) {
        ArrayNode body = card.putArray("body");
        title(body, Letter.subject(parcel), true);
        text(body, Texts.in(parcel.contact().language()).get("intro.summary"));
        parcel.messages()
                .forEach(m -> text(
                        body,
                        "- [" + m.notification().subject().replaceAll("[\\[\\]]", "") + "](" + links.open(m) + ")"));
    }

    private static void title(ArrayNode body, String text, boolean important) {
        text(body, text).put("size", "Large").put("weight", "Bolder").put("color", important ? "Attention" : "Default");
    }

    private static ObjectNode text(ArrayNode body, String text) {
        return body.addObject().put("type", "TextBlock").put("text", text).put("wrap", true);
    }

    private static void facts(ArrayNode body, Map<String, String> facts) {
        ArrayNode set = body.addObject().put("type", "FactSet").putArray("facts");
        facts.forEach((label, text) -> set.addObject().put("title", label).put("value", text.replace("\n", "\n\n")));
    }
}
