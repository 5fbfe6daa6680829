package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.json.Json;
import io.davy.plant.InvalidPlantException.PlantError;
import io.davy.plant.Routing.Subject;
import io.davy.plant.Telling.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/plant.md tells the truth. */
class PlantDocsTest {
    private final String docs;

    PlantDocsTest() throws IOException {
        docs = Files.readString(Path.of("../docs/plant.md"));
    }

    @Test
    void smallestPlantLoadsWithTheDefaultsThatStandThere() throws InvalidPlantException {
        Plant plant = PlantFile.read("docs/plant.md", bytes(example("## The smallest plant")));
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
    void smallFactoryIsGoodAndTellsWhomItSays(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("plant.yaml");
        Files.write(file, bytes(example("#### A small factory")));
        PlantFile.Report report = PlantFile.check(file);
        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings())
                .extracting(PlantError::message)
                .as("the figures of H2S are unconfirmed, and nothing else is doubtful")
                .allMatch(w -> w.contains("unconfirmed"));
        Telling telling = report.plant().telling();
        Subject leak = new Subject("Z1", Hazard.GAS, Priority.HIGHEST, Set.of(AlarmClass.LIFE_SAFETY));
        LocalDateTime monday = LocalDateTime.of(2026, 11, 23, 12, 0);
        LocalDateTime christmas = LocalDateTime.of(2026, 12, 25, 12, 0);
        assertThat(Routing.of(telling, leak, monday)).extracting(Route::id).containsExactly("horn", "gas-by-day");
        assertThat(Routing.of(telling, leak, monday.withHour(3)))
                .extracting(Route::id)
                .containsExactly("horn", "gas");
        assertThat(Routing.of(telling, leak, christmas)).extracting(Route::id).containsExactly("horn", "gas");
        assertThat(telling.rotas().get(0).onDuty(christmas)).isEqualTo("lee");
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

    private String example(String under) {
        int start = docs.indexOf("```yaml\n", docs.indexOf(under)) + "```yaml\n".length();
        return docs.substring(start, docs.indexOf("```", start));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
