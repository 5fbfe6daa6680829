package io.davy.appliance.learn;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Puts keys into a plant file's text, and leaves every comment and the order of everything as it was. */
final class PlantEditor {
    private final String text;
    private final MappingNode root;
    private final List<Edit> edits = new ArrayList<>();

    /** Code points from one place to another become other text. */
    private record Edit(int from, int until, String text) {}

    /**
     * An editor.
     *
     * @param text of a plant file that has been checked
     */
    PlantEditor(String text) {
        this.text = text;
        this.root = (MappingNode) new Yaml(new LoaderOptions()).compose(new StringReader(text));
    }

    /** Sets keys of a list's element, or of a mapping under it. The values are YAML in flow style. */
    void set(String list, String idKey, String id, @Nullable String under, Map<String, String> keys) {
        if (!(value(root, list) instanceof SequenceNode sequence)) {
            return;
        }
        for (Node item : sequence.getValue()) {
            if (item instanceof MappingNode element && id.equals(scalar(value(element, idKey)))) {
                Node inner = under == null ? element : value(element, under);
                if (inner instanceof MappingNode mapping) {
                    keys.forEach((k, v) -> put(mapping, k, v));
                } else if (under != null) {
                    put(element, under, flow(keys));
                }
            }
        }
    }

    /** A mapping in flow style. */
    static String flow(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private void put(MappingNode mapping, String key, String flow) {
        Node present = value(mapping, key);
        if (present != null) {
            int end = present.getEndMark().getIndex();
            boolean block = present instanceof MappingNode m && m.getFlowStyle() == FlowStyle.BLOCK;
            edits.add(new Edit(present.getStartMark().getIndex(), end, flow + (block ? "\n" : "")));
        } else if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            int end = mapping.getEndMark().getIndex() - 1;
            edits.add(new Edit(end, end, (mapping.getValue().isEmpty() ? "" : ", ") + key + ": " + flow));
        } else {
            // Behind the whole line of the first key, or a comment there would change its place.
            NodeTuple first = mapping.getValue().get(0);
            int line = endOfLine(first.getValueNode().getEndMark().getIndex());
            String indent = " ".repeat(first.getKeyNode().getStartMark().getColumn());
            edits.add(new Edit(line, line, "\n" + indent + key + ": " + flow));
        }
    }

    private int endOfLine(int codePoint) {
        int at = text.offsetByCodePoints(0, codePoint);
        int end = text.indexOf('\n', at);
        return text.codePointCount(0, end < 0 ? text.length() : end);
    }

    /** The text with everything set. */
    String result() {
        StringBuilder out = new StringBuilder(text);
        // From the end, so that the places before stay true; of two at one place the later asked for goes in first.
        List<Edit> sorted = new ArrayList<>(edits);
        java.util.Collections.reverse(sorted);
        sorted.sort(Comparator.comparingInt(Edit::from).reversed());
        for (Edit e : sorted) {
            out.replace(text.offsetByCodePoints(0, e.from), text.offsetByCodePoints(0, e.until), e.text);
        }
        return out.toString();
    }

    private static @Nullable Node value(MappingNode mapping, String key) {
        for (NodeTuple t : mapping.getValue()) {
            if (key.equals(scalar(t.getKeyNode()))) {
                return t.getValueNode();
            }
        }
        return null;
    }

    private static @Nullable String scalar(@Nullable Node node) {
        return node instanceof ScalarNode s ? s.getValue() : null;
    }
}
