package io.davy.plant.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the shipped figures of what gas detectors show of other gases. */
public final class CrossTable {
    private CrossTable() {}

    /**
     * What a detector shows of another gas.
     *
     * @param share of the other gas's concentration; negative where it lowers the reading
     * @param source where the figure comes from
     * @param evidence seen, weak or memory
     */
    public record Row(double share, String source, String evidence) {}

    /**
     * All of the shipped figures.
     *
     * @param cells by the gas that a cell is made for, then by the other gas; ppm a ppm
     * @param burning what a catalytic detector that was set with methane shows of a gas; %LEL a %LEL
     */
    public record Table(Map<String, Map<String, Row>> cells, Map<String, Row> burning) {}

    public static Table read() {
        byte[] bytes;
        try (InputStream in = CrossTable.class.getResourceAsStream("/io/davy/plant/cross.yaml")) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cross.yaml cannot be read from the jar", e);
        }
        YamlDocument document = YamlDocument.parse("cross.yaml", bytes);
        Element root = document.root();
        if (root == null || !document.problems().errors().isEmpty()) {
            throw new IllegalStateException(
                    "the shipped cross.yaml is broken: " + document.problems().errors());
        }
        Map<String, Map<String, Row>> cells = new LinkedHashMap<>();
        root.get("cells")
                .fields()
                .forEach(f -> cells.put(f.getKey(), rows(f.getValue().items())));
        return new Table(cells, rows(root.get("burning").items()));
    }

    private static Map<String, Row> rows(List<Element> lists) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Element list : lists) {
            Element shows = list.get("shows");
            for (var f : shows.fields()) {
                rows.put(
                        f.getKey(),
                        new Row(shows.number(f.getKey(), 0), list.required("source"), list.required("evidence")));
            }
        }
        return rows;
    }
}
