package io.davy.plant.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in one line what a YAML parser stumbled over. */
final class YamlSyntax {
    private YamlSyntax() {}

    static Mark mark(MarkedYAMLException e) {
        org.yaml.snakeyaml.error.Mark m = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        return m == null ? Mark.START : new Mark(m.getLine() + 1, m.getColumn() + 1);
    }

    static Mark mark(String text, int position) {
        String before = text.substring(0, Math.min(position, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Mark(line, before.length() - before.lastIndexOf('\n'));
    }

    static String explain(MarkedYAMLException e) {
        String problem = oneLine(e.getProblem());
        if (problem.contains("'\\t(TAB)'")) {
            return "found a tab: indent with spaces";
        }
        if (problem.contains("found character '%'")) {
            return "found % at the start of a value: put it in quotes, for example \"%LEL\"";
        }
        if (problem.contains("found character '@'") || problem.contains("found character '`'")) {
            return problem + ": put the value in quotes";
        }
        String context = e.getContext() == null ? "" : " (" + oneLine(e.getContext()) + ")";
        return "not readable as YAML: " + problem + context;
    }

    static String oneLine(@Nullable String s) {
        return s == null ? "no reason given" : s.replaceAll("\\s+", " ").trim();
    }
}
