package io.davy.appliance.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A score as a table for people, and as JSON. */
final class ScoreTable {
    private static final String ROW = "  %-46s %14s  %-18s %6s  %-14s %s%n";

    private ScoreTable() {}

    static void print(Score score, boolean cases, PrintStream out) {
        out.printf(Locale.ROOT, ROW, "figure", "value", "95 %", "n", "target", "reached");
        for (Figure f : score.figures()) {
            Boolean reached = f.reached();
            out.printf(
                    Locale.ROOT,
                    ROW,
                    f.name(),
                    withUnit(f),
                    Double.isNaN(f.low()) ? "" : text(f.low()) + " to " + text(f.high()),
                    f.n(),
                    f.target() == null ? "" : f.target(),
                    reached == null ? "" : reached ? "yes" : "NO");
        }
        if (cases) {
            for (Score.Case c : score.cases()) {
                out.println("  " + c.name() + ": "
                        + c.facts().entrySet().stream()
                                .map(e -> e.getKey() + " " + fact(e.getValue()))
                                .collect(Collectors.joining(", ")));
            }
        }
        score.notes().forEach(n -> out.println("  note: " + n));
    }

    private static String withUnit(Figure f) {
        return Double.isNaN(f.value()) ? "not measured" : (text(f.value()) + " " + f.unit()).strip();
    }

    private static String fact(@Nullable Object value) {
        return value instanceof Double d ? text(d) : String.valueOf(value);
    }

    private static String text(double v) {
        if (Double.isInfinite(v)) {
            return "never";
        }
        return Double.isNaN(v) ? "-" : rounded(v).toPlainString();
    }

    private static BigDecimal rounded(double v) {
        BigDecimal three = new BigDecimal(v).round(new MathContext(Math.abs(v) >= 100 ? 4 : 3));
        return three.signum() == 0 ? BigDecimal.ZERO : three.stripTrailingZeros();
    }

    static ObjectNode json(String name, Score score, double seconds) {
        ObjectNode o = Json.DAVY.createObjectNode();
        o.put("name", name).put("seconds", Math.round(seconds * 10) / 10.0);
        ArrayNode figures = o.putArray("figures");
        for (Figure f : score.figures()) {
            ObjectNode n = figures.addObject();
            n.put("name", f.name()).put("value", finite(f.value())).put("unit", f.unit());
            n.put("n", f.n()).put("low", finite(f.low())).put("high", finite(f.high()));
            n.put("target", f.target() == null ? null : f.target().toString()).put("reached", f.reached());
        }
        ArrayNode cases = o.putArray("cases");
        for (Score.Case c : score.cases()) {
            ObjectNode n = cases.addObject();
            n.put("case", c.name());
            for (Map.Entry<String, Object> e : c.facts().entrySet()) {
                n.set(e.getKey(), Json.DAVY.valueToTree(e.getValue() instanceof Double d ? finite(d) : e.getValue()));
            }
        }
        ArrayNode notes = o.putArray("notes");
        score.notes().forEach(notes::add);
        return o;
    }

    private static @Nullable Double finite(double v) {
        return Double.isFinite(v) ? v : null;
    }
}
