package io.davy.plant.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/** What a plain scalar means, by YAML 1.2's core schema: {@code no} and {@code 12:30} stay text, {@code 010} is ten. */
final class Scalars {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private Scalars() {}

    static JsonNode plain(String s) {
        if (s.isEmpty() || s.equals("~") || s.equals("null") || s.equals("Null") || s.equals("NULL")) {
            return NullNode.getInstance();
        }
        if (s.equals("true") || s.equals("True") || s.equals("TRUE")) {
            return BooleanNode.TRUE;
        }
        if (s.equals("false") || s.equals("False") || s.equals("FALSE")) {
            return BooleanNode.FALSE;
        }
        if (INTEGER.matcher(s).matches()) {
            return LongNode.valueOf(Long.parseLong(s));
        }
        if (s.length() <= 100 && NUMBER.matcher(s).matches()) {
            return DoubleNode.valueOf(number(s));
        }
        return TextNode.valueOf(s);
    }

    private static double number(String s) {
        String end = s.length() >= 4 ? s.substring(s.length() - 4).toLowerCase(java.util.Locale.ROOT) : "";
        if (end.equals(".inf")) {
            return s.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return end.equals(".nan") ? Double.NaN : Double.parseDouble(s);
    }
}
