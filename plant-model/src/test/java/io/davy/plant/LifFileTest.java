package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.davy.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways that are written as LIF are those that are read again. */
class LifFileTest {
    private static final Instant EXPORTED = Instant.parse("2026-03-01T08:00:00.123Z");
    private static final String ROBOTS = """
            robots:
              - {id: R1, manufacturer: acme, serial: A1, inspects: [gas], speed_ms: 1, battery_minutes: 60, stairs: true, home: N1}
              - {id: R2, manufacturer: acme, serial: A2, inspects: [gas], speed_ms: 1, battery_minutes: 60, doors: false, home: N1}
            """;
    private static final String HEAD = """
            davy: 1
            site: {id: s1}
            floors: [{id: F0}, {id: F1, z: 4}]
            zones: [{id: Z1}]
            sensors:
              - {tag: TT-1, kind: temperature, range: [0, 100], zone: Z1, place: {x: 1, y: 1}}
            """;
    private static final String WAYS = """
            ways:
              nodes:
                - {id: N1, x: 0, y: 0}
                - {id: N2, x: 3, y: 4}
                - {id: N3, x: 6, y: 4}
                - {id: N4, x: 6, y: 7, floor: F1}
              edges:
                - {id: e1, from: N1, to: N2}
                - {id: e2, from: N2, to: N3, kind: door, max_speed_ms: 0.5}
                - {id: e3, from: N3, to: N1, one_way: true}
                - {id: e4, from: N3, to: N4, kind: stairs, length_m: 7}
            """;

    @TempDir
    Path dir;

    @Test
    void theWaysOfTheDemoPlantComeBack() throws IOException, InvalidPlantException {
        Plant plant = PlantFile.demo();
        Path lif = Files.write(dir.resolve("site.lif.json"), LifFile.of(plant, EXPORTED));
        String yaml = Files.readString(Path.of("../plants/demo-plant.yaml"));
        String other = yaml.substring(0, yaml.indexOf("\nways:"))
                + "\nways: {lif: " + lif.getFileName() + "}\n"
                + yaml.substring(yaml.indexOf("\ncontacts:"));
        Plant back = PlantFile.load(Files.writeString(dir.resolve("plant.yaml"), other));
        assertThat(back.ways().nodes())
                .containsExactlyInAnyOrderElementsOf(plant.ways().nodes());
        List<String> lost = LifFile.lengthsLost(plant);
        assertThat(back.ways().edges())
                .filteredOn(e -> !lost.contains(e.id()))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("lengthM")
                .containsExactlyInAnyOrderElementsOf(plant.ways().edges().stream()
                        .filter(e -> !lost.contains(e.id()))
                        .toList());
    }

    @Test
    void doorsStairsSpeedsAndOneWaysComeBackAndALengthOfItsOwnIsSaidToBeLost()
            throws IOException, InvalidPlantException {
        Plant plant = PlantFile.read("p.yaml", (HEAD + ROBOTS + WAYS).getBytes(StandardCharsets.UTF_8));
        Files.write(dir.resolve("site.lif.json"), LifFile.of(plant, EXPORTED));
        Path file = Files.writeString(dir.resolve("plant.yaml"), HEAD + ROBOTS + "ways: {lif: site.lif.json}\n");
        assertThat(PlantFile.load(file).ways().edges())
                .containsExactly(
                        new Ways.Edge("e1", "N1", "N2", 5, Ways.Kind.FLOOR, false),
                        new Ways.Edge("e2", "N2", "N3", 3, Ways.Kind.DOOR, false, 0.5),
                        new Ways.Edge("e3", "N3", "N1", 7.211, Ways.Kind.FLOOR, true),
                        new Ways.Edge("e4", "N3", "N4", 5, Ways.Kind.STAIRS, false));
        assertThat(LifFile.lengthsLost(plant)).containsExactly("e4");
    }

    @Test
    void anEdgeListsTheKindsOfRobotsThatPassIt() throws InvalidPlantException {
        Plant plant = PlantFile.read("p.yaml", (HEAD + ROBOTS + WAYS).getBytes(StandardCharsets.UTF_8));
        JsonNode edges = Json.read(LifFile.of(plant, EXPORTED), JsonNode.class).at("/layouts/0/edges");
        assertThat(edges).hasSize(7);
        assertThat(types(edges, "e1")).containsExactly("acme.no-doors", "acme.stairs");
        assertThat(types(edges, "e2")).containsExactly("acme.stairs");
        assertThat(types(edges, "e4-back")).containsExactly("acme.stairs");
    }

    @Test
    void theFileIsAsTheLifSchemaWantsIt() throws IOException {
        Plant plant = PlantFile.demo();
        try (InputStream schema = LifFileTest.class.getResourceAsStream("/lif-1.0/LIF-1.0.schema")) {
            var checker = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
            JsonNode lif = Json.read(LifFile.of(plant, EXPORTED), JsonNode.class);
            // part.
            assertThat(checker.validate(lif)).isEmpty();
            assertThat(lif.at("/layouts")).hasSize(plant.floors().size());
            assertThat(lif.at("/metaInformation/exportTimestamp").asText()).isEqualTo("2026-03-01T08:00:00Z");
        }
    }

    @Test
    void wrongTypesWouldNotPassTheLifSchema() throws IOException {
        try (InputStream schema = LifFileTest.class.getResourceAsStream("/lif-1.0/LIF-1.0.schema")) {
            var checker = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
            String text = new String(LifFile.of(PlantFile.demo(), EXPORTED), StandardCharsets.UTF_8);
            JsonNode broken = Json.read(
                    text.replaceFirst("\"rotationAllowed\":true", "\"rotationAllowed\":\"yes\"")
                            .getBytes(StandardCharsets.UTF_8),
                    JsonNode.class);
            assertThat(checker.validate(broken)).isNotEmpty();
        }
    }

    private static List<String> types(JsonNode edges, String id) {
        for (JsonNode e : edges) {
            if (e.path("edgeId").asText().equals(id)) {
                return e.path("vehicleTypeEdgeProperties").findValuesAsText("vehicleTypeId");
            }
        }
        throw new AssertionError("no edge " + id);
    }
}
