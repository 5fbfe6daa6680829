package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.InvalidPlantException.PlantError;
import io.davy.plant.Ways.Edge;
import io.davy.plant.Ways.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifTest {
    private static final String YAML = """
            davy: 1
            site: {id: s1}
            floors: [{id: F0}, {id: F1, z: 4}]
            zones: [{id: Z1}]
            sensors:
              - {tag: TT-1, kind: temperature, range: [0, 100], zone: Z1, place: {x: 1, y: 1}}
            robots:
              - {id: R1, manufacturer: acme, serial: A1, inspects: [gas], speed_ms: 1, battery_minutes: 60, stairs: true, home: n1}
            ways: {lif: maps/site.lif.json}
            """;

    private static final String LIF = """
            {
              "metaInformation": {"projectIdentification": "p", "creator": "c", "exportTimestamp": "2026-01-01T00:00:00Z", "lifVersion": "1.0.0"},
              "layouts": [
                {
                  "layoutId": "l0", "layoutVersion": "1", "layoutLevelId": "F0", "stations": [],
                  "nodes": [
                    {"nodeId": "n1", "nodePosition": {"x": 0, "y": 0}, "vehicleTypeNodeProperties": []},
                    {"nodeId": "n2", "mapId": "F0", "nodePosition": {"x": 3, "y": 4}, "vehicleTypeNodeProperties": []}
                  ],
                  "edges": [
                    {"edgeId": "e1", "startNodeId": "n1", "endNodeId": "n2", "vehicleTypeEdgeProperties": []},
                    {"edgeId": "e2", "startNodeId": "n2", "endNodeId": "n1", "vehicleTypeEdgeProperties": []},
                    {"edgeId": "e3", "startNodeId": "n2", "endNodeId": "n3", "vehicleTypeEdgeProperties": []}
                  ]
                },
                {
                  "layoutId": "l1", "layoutVersion": "1", "layoutLevelId": "F1", "stations": [],
                  "nodes": [{"nodeId": "n3", "nodePosition": {"x": 3, "y": 7}, "vehicleTypeNodeProperties": []}],
                  "edges": []
                }
              ]
            }
            """;

    @TempDir
    Path dir;

    @Test
    void nodesAndEdgesComeFromTheFile() throws IOException {
        Ways ways = check(LIF).plant().ways();
        assertThat(ways.nodes())
                .containsExactly(
                        new Ways.Node("n1", 0, 0, "F0"),
                        new Ways.Node("n2", 3, 4, "F0"),
                        new Ways.Node("n3", 3, 7, "F1"));
        assertThat(ways.edges())
                .containsExactly(
                        new Edge("e1", "n1", "n2", 5, Kind.FLOOR, false),
                        new Edge("e3", "n2", "n3", 5, Kind.STAIRS, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "startNodeId": "n2", "endNodeId": "n3" | "startNodeId": "n2", "endNodeId": ^"n4" | unknown node n4: expected n1, n2, n3
                    "mapId": "F0" | "mapId": ^"F7" | unknown floor F7: expected F0, F1
                    "x": 3, "y": 4 | "x": ^"3", "y": 4 | found "3": expected a number
                    "edgeId": "e3" | "edgeId": ^"e1" | found edge e1 twice
                    "nodeId": "n3", | "nodeId": ^"n1", | found node n1 twice
                    {"nodeId": "n3", | ^{ | the key nodeId is missing
                    """)
    void errorsAreToldWithTheirPlaceInTheLifFile(String piece, String replacement, String expected) throws IOException {
        assertThat(LIF).contains(piece);
        String marked = LIF.replace(piece, replacement);
        String before = marked.substring(0, marked.indexOf('^'));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        assertThat(check(marked.replace("^", "")).errors())
                .contains(new PlantError("maps/site.lif.json", line, column, expected))
                .extracting(PlantError::file)
                .containsOnly("maps/site.lif.json");
    }

    @Test
    void brokenJsonIsOneLine() throws IOException {
        assertThat(check(LIF.replace("\"edges\": []", "\"edges\": [")).errors())
                .singleElement()
                .asString()
                .startsWith("maps/site.lif.json:20:")
                .contains("not readable as JSON");
    }

    @Test
    void missingFileIsToldWhereItIsNamed() throws IOException {
        Path yaml = Files.writeString(dir.resolve("plant.yaml"), YAML);
        assertThat(PlantFile.check(yaml).errors())
                .extracting(PlantError::toString)
                .containsExactly(yaml + ":9:13: no such file: maps/site.lif.json");
    }

    @Test
    void emptyFileAndWrongBytesAreOneLine() throws IOException {
        for (String text :
                List.of("", "[", "17", "{}", "{\"layouts\": 1}", "\u0000", "{\"a\":1,\"a\":2}", "[".repeat(5000))) {
            assertThat(check(text).errors())
                    .as(text)
                    .isNotEmpty()
                    .allSatisfy(e -> assertThat(e.message()).doesNotContain("\n"));
        }
    }

    private PlantFile.Report check(String lif) throws IOException {
        Files.createDirectories(dir.resolve("maps"));
        Files.writeString(dir.resolve("maps/site.lif.json"), lif);
        return PlantFile.check(Files.writeString(dir.resolve("plant.yaml"), YAML));
    }
}
