package io.davy.plant.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads a JSON file as a tree with marks. */
final class JsonDocument {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Marks marks;

    private JsonDocument(Marks marks) {
        this.marks = marks;
    }

    /** The root, or null after telling what is wrong. */
    static @Nullable Element parse(byte[] bytes, Marks marks, Problems problems) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() == null) {
                problems.error("", "the file is empty: expected JSON");
                return null;
            }
            JsonNode root = new JsonDocument(marks).read(parser, "");
            if (parser.nextToken() != null) {
                marks.value("", mark(parser.currentTokenLocation()));
                problems.error("", "found more after the end of the JSON");
                return null;
            }
            return new Element(root, "");
        } catch (JsonProcessingException e) {
            marks.value("", mark(e.getLocation()));
            problems.error("", "not readable as JSON: " + YamlSyntax.oneLine(e.getOriginalMessage()));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    private JsonNode read(JsonParser p, String pointer) throws IOException {
        marks.value(pointer, mark(p.currentTokenLocation()));
        JsonNodeFactory f = JsonNodeFactory.instance;
        JsonToken token = p.currentToken();
        if (token == JsonToken.START_OBJECT) {
            ObjectNode object = f.objectNode();
            while (p.nextToken() == JsonToken.FIELD_NAME) {
                String name = p.currentName();
                String at = Element.child(pointer, name);
                marks.key(at, mark(p.currentTokenLocation()));
                p.nextToken();
                object.set(name, read(p, at));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = f.arrayNode();
            while (p.nextToken() != JsonToken.END_ARRAY) {
                array.add(read(p, pointer + "/" + array.size()));
            }
            return array;
        }
        if (token == JsonToken.VALUE_STRING) {
            return f.textNode(p.getText());
        }
        if (token.isNumeric()) {
            return f.numberNode(p.getDoubleValue());
        }
        return token == JsonToken.VALUE_NULL ? f.nullNode() : f.booleanNode(token == JsonToken.VALUE_TRUE);
    }

    private static Mark mark(@Nullable JsonLocation l) {
        return l == null ? Mark.START : new Mark(Math.max(1, l.getLineNr()), Math.max(1, l.getColumnNr()));
    }
}
