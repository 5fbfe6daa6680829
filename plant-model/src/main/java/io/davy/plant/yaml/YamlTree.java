package io.davy.plant.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns composed YAML into a JSON tree, and notes where everything stands. */
final class YamlTree {
    /** Aliases may repeat elements; this bounds what they blow up to. */
    private static final int MOST_ELEMENTS = 2_000_000;

    private final Marks marks;
    private final Problems problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int elements;

    YamlTree(Marks marks, Problems problems) {
        this.marks = marks;
        this.problems = problems;
    }

    JsonNode read(Node node, String pointer) {
        marks.value(pointer, mark(node));
        if (++elements > MOST_ELEMENTS) {
            if (elements == MOST_ELEMENTS + 1) {
                problems.error(pointer, "aliases (*) make this file larger than " + MOST_ELEMENTS + " elements");
            }
            return NullNode.getInstance();
        }
        if (!node.getTag().startsWith(Tag.PREFIX)) {
            problems.error(pointer, "found the tag " + node.getTag().getValue() + ": tags (!) are not used here");
            return NullNode.getInstance();
        }
        if (!open.add(node)) {
            problems.error(pointer, "found an alias (*) to an element that contains it");
            return NullNode.getInstance();
        }
        JsonNode json = switch (node.getNodeId()) {
            case mapping -> mapping((MappingNode) node, pointer);
            case sequence -> sequence((SequenceNode) node, pointer);
            case scalar -> scalar((ScalarNode) node, pointer);
            case anchor -> throw new IllegalStateException("the composer resolves aliases");
        };
        open.remove(node);
        return json;
    }

    private JsonNode mapping(MappingNode node, String pointer) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple t : node.getValue()) {
            if (!(t.getKeyNode() instanceof ScalarNode key)) {
                marks.value(pointer + "/?", mark(t.getKeyNode()));
                problems.error(pointer + "/?", "found a list or mapping as a key: expected a name");
                continue;
            }
            String name = key.getValue();
            String at = Element.child(pointer, name);
            if (object.has(name)) {
                String again = at + "/again";
                marks.value(again, mark(key));
                problems.error(
                        again,
                        "found the key " + name + " twice: the first is in line "
                                + marks.key(at).line());
                continue;
            }
            marks.key(at, mark(key));
            object.set(name, read(t.getValueNode(), at));
        }
        return object;
    }

    private JsonNode sequence(SequenceNode node, String pointer) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Node item : node.getValue()) {
            array.add(read(item, pointer + "/" + array.size()));
        }
        return array;
    }

    private JsonNode scalar(ScalarNode node, String pointer) {
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return TextNode.valueOf(node.getValue());
        }
        JsonNode value = Scalars.plain(node.getValue());
        if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
            problems.error(pointer, "found " + node.getValue() + ": expected a finite number");
            return NullNode.getInstance();
        }
        return value;
    }

    private static Mark mark(Node node) {
        return new Mark(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }
}
