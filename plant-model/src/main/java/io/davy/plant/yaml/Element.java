package io.davy.plant.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document whose structure has been checked.
 *
 * @param node its value; a missing node if it is absent
 * @param pointer its JSON Pointer
 */
record Element(JsonNode node, String pointer) {
    boolean present() {
        return !node.isMissingNode();
    }

    Element get(String key) {
        JsonNode child = node.get(key);
        return new Element(child == null ? MissingNode.getInstance() : child, child(pointer, key));
    }

    List<Element> items() {
        List<Element> items = new ArrayList<>();
        for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            items.add(new Element(node.get(i), pointer + "/" + i));
        }
        return items;
    }

    /** The keys of a mapping and what stands under them. */
    List<Map.Entry<String, Element>> fields() {
        List<Map.Entry<String, Element>> fields = new ArrayList<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(k -> fields.add(Map.entry(k, get(k))));
        }
        return fields;
    }

    @Nullable
    String text(String key) {
        JsonNode child = node.get(key);
        return child != null && child.isTextual() ? child.textValue() : null;
    }

    String text(String key, String fallback) {
        String text = text(key);
        return text == null ? fallback : text;
    }

    /** A text that the schema requires. */
    String required(String key) {
        String text = text(key);
        if (text == null) {
            throw new IllegalStateException("the schema lets " + pointer + "/" + key + " be absent");
        }
        return text;
    }

    /** The constant that a word of the schema names; null if it is absent. */
    <E extends Enum<E>> @Nullable E word(String key, Class<E> type) {
        String text = text(key);
        return text == null ? null : constant(type, text);
    }

    /** The constants that the words of a list name. */
    <E extends Enum<E>> Set<E> words(String key, Class<E> type) {
        Set<E> all = EnumSet.noneOf(type);
        texts(key).forEach(text -> all.add(constant(type, text)));
        return all;
    }

    /** The texts of a list. */
    List<String> texts(String key) {
        return get(key).items().stream().map(i -> i.node().textValue()).toList();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    @Nullable
    Double number(String key) {
        JsonNode child = node.get(key);
        return child != null && child.isNumber() ? child.doubleValue() : null;
    }

    double number(String key, double fallback) {
        Double number = number(key);
        return number == null ? fallback : number;
    }

    @Nullable
    Boolean flag(String key) {
        JsonNode child = node.get(key);
        return child != null && child.isBoolean() ? child.booleanValue() : null;
    }

    @Nullable
    Duration duration(String key) {
        String text = text(key);
        return text == null ? null : Durations.parse(text);
    }

    Duration duration(String key, Duration fallback) {
        Duration duration = duration(key);
        return duration == null ? fallback : duration;
    }

    /** The pointer of a key of an element. */
    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
