package io.davy.plant.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A shipped JSON Schema, and what it says of a document in words for people. */
final class Schema {
    private final JsonNode source;
    private final JsonSchema schema;

    private Schema(JsonNode source) {
        this.source = source;
        this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(source);
    }

    /** A schema that lies beside this package's parent. */
    static Schema resource(String name) {
        try (InputStream in = Schema.class.getResourceAsStream("/io/davy/plant/" + name)) {
            return new Schema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the schema " + name + " is broken", e);
        }
    }

    /** Tells the problems of a document's structure. */
    void check(Element root, Problems problems) {
        List<ValidationMessage> messages = new ArrayList<>(schema.validate(root.node()));
        messages.sort((a, b) ->
                Boolean.compare(b.getType().equals("type"), a.getType().equals("type")));
        Set<String> told = new HashSet<>();
        for (ValidationMessage m : messages) {
            String pointer = pointer(m.getInstanceLocation());
            JsonNode found = root.node().at(pointer);
            if (found.isNull() && problems.isBad(pointer)) {
                continue;
            }
            switch (m.getType()) {
                case "additionalProperties" ->
                    problems.errorAtKey(
                            Element.child(pointer, m.getProperty()),
                            "unknown key " + Words.shown(m.getProperty()) + Suggest.among(m.getProperty(), keys(m)));
                case "required" -> problems.error(pointer, "the key " + m.getProperty() + " is missing");
                case "propertyNames" ->
                    problems.errorAtKey(
                            Element.child(pointer, m.getProperty()),
                            "found the name " + Words.shown(m.getProperty()) + ": expected "
                                    + source.at("/$defs/id/title").asText());
                default -> {
                    if (told.add(pointer)) {
                        problems.error(pointer, Words.of(m.getType(), found, around(m)));
                    }
                }
            }
        }
    }

    private List<String> keys(ValidationMessage m) {
        List<String> keys = new ArrayList<>();
        around(m).path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The schema object that holds the keyword that failed. */
    private JsonNode around(ValidationMessage m) {
        JsonNodePath keyword = m.getSchemaLocation().getFragment();
        return source.at(pointer(keyword.getParent()));
    }

    private static String pointer(JsonNodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append(Element.child("", String.valueOf(path.getElement(i))));
        }
        return pointer.toString();
    }
}
