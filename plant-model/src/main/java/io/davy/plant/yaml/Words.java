package io.davy.plant.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a JSON Schema keyword asks, in plain English. */
final class Words {
    private static final int LONGEST = 60;

    private Words() {}

    /**
     * What was found and what was expected.
     *
     * @param keyword the keyword that failed
     * @param found what it failed on
     * @param schema the schema object that holds the keyword
     */
    static String of(String keyword, JsonNode found, JsonNode schema) {
        JsonNode asked = schema.path(keyword);
        String seen = "found " + shown(found);
        return switch (keyword) {
            case "type" -> seen + ": expected " + schema.path("title").asText(types(asked)) + hint(found, schema);
            case "enum" -> seen + Suggest.among(plain(found), list(asked));
            case "const" -> seen + ": expected " + plain(asked);
            case "minimum" -> seen + ": expected at least " + plain(asked);
            case "maximum" -> seen + ": expected at most " + plain(asked);
            case "exclusiveMinimum" -> seen + ": expected more than " + plain(asked);
            case "minItems" -> items(found) + ": expected at least " + plain(asked);
            case "maxItems" -> items(found) + ": expected at most " + plain(asked);
            case "minProperties" -> "found nothing in it: expected at least one key";
            case "minLength" -> "found an empty text: expected some";
            case "maxLength" ->
                "found a text of " + found.asText().length() + " characters: expected at most " + plain(asked);
            default -> seen + ": expected " + schema.path("title").asText("another value (" + keyword + ")");
        };
    }

    /** A value as it is shown in an error. */
    static String shown(JsonNode n) {
        return switch (n.getNodeType()) {
            case OBJECT -> "a mapping";
            case ARRAY -> "a list";
            case STRING -> shown(n.textValue());
            case NULL, MISSING -> "nothing";
            default -> n.asText();
        };
    }

    /** A text as it is shown in an error: quoted, shortened, on one line. */
    static String shown(String s) {
        String line = s.replaceAll("\\p{Cntrl}", "?");
        return '"' + (line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line) + '"';
    }

    private static String items(JsonNode list) {
        return "found " + list.size() + (list.size() == 1 ? " item" : " items");
    }

    private static String plain(JsonNode n) {
        return n.isContainerNode() ? shown(n) : n.asText();
    }

    private static List<String> list(JsonNode array) {
        List<String> list = new ArrayList<>();
        array.forEach(n -> list.add(n.asText()));
        return list;
    }

    private static String types(JsonNode asked) {
        if (asked.isArray()) {
            return StreamSupport.stream(asked.spliterator(), false)
                    .map(Words::types)
                    .collect(Collectors.joining(" or "));
        }
        return switch (asked.asText()) {
            case "string" -> "text";
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            default -> "a number";
        };
    }

    private static String hint(JsonNode found, JsonNode schema) {
        boolean wantsText = schema.path("type").asText().equals("string");
        boolean wouldFit = found.asText().matches(schema.path("pattern").asText(".*"));
        return wantsText && wouldFit && found.isValueNode() && !found.isNull() ? " (put it in quotes)" : "";
    }
}
