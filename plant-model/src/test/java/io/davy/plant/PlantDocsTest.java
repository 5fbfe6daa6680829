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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/plant.md tells the truth. */
class PlantDocsTest {
    private final String docs;

    PlantDocsTest() throws IOException {
        docs = Files.readString(Path.of("../docs/plant.md"));
    }

    @Test
    void smallestPlantLoadsWithTheDefaultsThatStandThere() throws InvalidPlantException {
        int start = docs.indexOf("```yaml\n") + "```yaml\n".length();
        String yaml = docs.substring(start, docs.indexOf("```", start));
        Plant plant = PlantFile.read("docs/plant.md", yaml.getBytes(StandardCharsets.UTF_8));
        Sensor sensor = plant.sensors().get(0);
        assertThat(plant.site().timezone()).isEqualTo("UTC");
        assertThat(plant.zones().get(0).area()).isEqualTo("works");
        assertThat(plant.zones().get(0).floor()).isEqualTo("F0");
        assertThat(sensor.unit()).isEqualTo("ppm");
        assertThat(sensor.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(sensor.place()).isEqualTo(new Place(3, 4, 0, "F0"));
        assertThat(plant.ways()).isEqualTo(Ways.NONE);
        assertThat(plant.incidents()).isEqualTo(new Plant.IncidentSettings(Duration.ofMinutes(10), 40));
    }

    @Test
    void everyKeyOfTheSchemaIsDescribed() throws IOException {
        List<String> keys = new ArrayList<>();
        collect(schema(), keys);
        assertThat(keys).hasSizeGreaterThan(60).allSatisfy(k -> assertThat(docs).containsPattern("\\b" + k + "\\b"));
    }

    @Test
    void everyGasAndShippedRuleSetIsNamed() {
        assertThat(RuleBook.gases()).allSatisfy(g -> assertThat(docs).contains(g));
        assertThat(docs)
                .contains(
                        "bearing-temperature", "motor-skin", "motor-skin-f", "heat-detector-a1", "iso-20816-3-1-rigid");
    }

    @Test
    void schemaIsAValidSchema() throws IOException {
        JsonNode meta = Json.DAVY.createObjectNode().put("$ref", "https://json-schema.org/draft/2020-12/schema");
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(meta)
                        .validate(schema()))
                .isEmpty();
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = PlantFile.class.getResourceAsStream("/io/davy/plant/plant.schema.json")) {
            return Json.DAVY.readTree(in);
        }
    }

    private static void collect(JsonNode schema, List<String> keys) {
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        schema.forEach(child -> collect(child, keys));
    }
}
