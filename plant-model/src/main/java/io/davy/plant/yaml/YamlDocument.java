package io.davy.plant.yaml;

import java.io.StringReader;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML file as a JSON tree with marks.
 *
 * @param root its root; null if the file could not be read at all, which {@code problems} tells
 * @param problems what is wrong so far
 */
record YamlDocument(@Nullable Element root, Problems problems) {
    static final int MOST_BYTES = 32 * 1024 * 1024;

    static YamlDocument parse(String file, byte[] bytes) {
        Marks marks = new Marks();
        Problems problems = new Problems(file, marks);
        if (bytes.length > MOST_BYTES) {
            problems.error("", "the file has " + bytes.length + " bytes: at most " + MOST_BYTES + " are read");
            return new YamlDocument(null, problems);
        }
        Utf8.Result decoded = Utf8.decode(bytes);
        if (decoded instanceof Utf8.Result.Bad bad) {
            marks.value("", bad.mark());
            problems.error(
                    "",
                    String.format("found the byte 0x%02X, which is not UTF-8: save the file as UTF-8", bad.value()));
            return new YamlDocument(null, problems);
        }
        return parse(((Utf8.Result.Text) decoded).text(), marks, problems);
    }

    private static YamlDocument parse(String text, Marks marks, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setNestingDepthLimit(30);
        options.setMaxAliasesForCollections(1000);
        try {
            Iterator<Node> documents =
                    new Yaml(options).composeAll(new StringReader(text)).iterator();
            Node first = documents.hasNext() ? documents.next() : null;
            if (first == null) {
                problems.error("", "the file is empty: expected at least davy, site, floors, zones and sensors");
                return new YamlDocument(null, problems);
            }
            if (documents.hasNext()) {
                Node second = documents.next();
                marks.value("", new Mark(second.getStartMark().getLine() + 1, 1));
                problems.error("", "found a second document (---): expected one plant a file");
                return new YamlDocument(null, problems);
            }
            return new YamlDocument(new Element(new YamlTree(marks, problems).read(first, ""), ""), problems);
        } catch (MarkedYAMLException e) {
            marks.value("", YamlSyntax.mark(e));
            problems.error("", YamlSyntax.explain(e));
        } catch (ReaderException e) {
            marks.value("", YamlSyntax.mark(text, e.getPosition()));
            problems.error(
                    "", String.format("found the character U+%04X, which YAML does not allow", e.getCodePoint()));
        } catch (YAMLException e) {
            problems.error("", "not readable as YAML: " + YamlSyntax.oneLine(e.getMessage()));
        }
        return new YamlDocument(null, problems);
    }
}
