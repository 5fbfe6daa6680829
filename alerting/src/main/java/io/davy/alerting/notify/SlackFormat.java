package io.davy.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Slack incoming webhook: Block Kit, within its limits of length. */
final class SlackFormat implements WebhookFormat {
    private static final int HEADER = 150;
    private static final int SECTION = 3000;
    private static final int BUTTON = 75;

    private final Supplier<Plant> plant;
    private final Links links;

    SlackFormat(Supplier<Plant> plant, Links links) {
        this.plant = plant;
        this.links = links;
    }

    @Override
    public List<Body> bodies(Parcel parcel, Contact contact, @Nullable String secret) {
        ObjectNode root = parcel.summary() ? summary(parcel) : single(parcel.first());
        return List.of(new Body(parcel.id(), Json.bytes(root)));
    }

    private ObjectNode single(Message m) {
        Letter letter = Letter.of(m, plant.get(), links);
        ArrayNode blocks = Json.DAVY.createArrayNode();
        header(blocks, letter.subject());
        section(blocks, escaped(letter.intro()) + "\n" + escaped(letter.summary()));
        section(blocks, lines(letter.facts()));
        if (!letter.care().isEmpty()) {
            section(blocks, lines(letter.care()));
        }
        ArrayNode buttons = blocks.addObject().put("type", "actions").putArray("elements");
        for (Letter.Link link : letter.links()) {
            ObjectNode button = buttons.addObject().put("type", "button").put("url", link.address());
            button.putObject("text").put("type", "plain_text").put("text", shortened(link.button(), BUTTON));
            if (letter.important() && buttons.size() == 1) {
                button.put("style", "danger");
            }
        }
        return message(letter.subject(), blocks);
    }

    private ObjectNode summary(Parcel parcel) {
        Texts texts = Texts.in(parcel.contact().language());
        String subject = Letter.subject(parcel);
        ArrayNode blocks = Json.DAVY.createArrayNode();
        header(blocks, subject);
        section(
                blocks,
                escaped(texts.get("intro.summary")) + "\n"
                        + parcel.messages().stream()
                                .map(m -> "• <" + links.open(m) + "|"
                                        + escaped(m.notification().subject()) + ">")
                                .collect(Collectors.joining("\n")));
        return message(subject, blocks);
    }

    /** The text is what a phone's lock screen shows. */
    private static ObjectNode message(String text, ArrayNode blocks) {
        ObjectNode root = Json.DAVY.createObjectNode();
        root.put("text", escaped(text));
        root.set("blocks", blocks);
        return root;
    }

    private static void header(ArrayNode blocks, String text) {
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", shortened(text, HEADER));
    }

    private static void section(ArrayNode blocks, String markdown) {
        blocks.addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                .put("text", shortened(markdown, SECTION));
    }

    private static String lines(Map<String, String> lines) {
        return lines.entrySet().stream()
                .map(e -> "*" + escaped(e.getKey()) + "*: " + escaped(e.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
