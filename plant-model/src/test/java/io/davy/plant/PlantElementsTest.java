package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.PlantElements.Assembler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlantElementsTest {
    private final Plant plant = PlantFile.demo();

    @Test
    void manifestIsLastAndCountsTheOthers() {
        LinkedHashMap<String, byte[]> records = PlantElements.split(plant);
        List<String> keys = new ArrayList<>(records.keySet());
        assertThat(keys)
                .startsWith("site")
                .contains("zone/Z-H2S", "sensor/AT-1101", "robot/R1")
                .endsWith("manifest");
        assertThat(new String(records.get("manifest"), StandardCharsets.UTF_8))
                .matches("\\{\"generation\":\"[0-9a-f]{32}\",\"elements\":" + (keys.size() - 1) + "}");
    }

    @Test
    void samePlantGivesTheSameBytes() {
        Map<String, byte[]> again = PlantElements.split(assembled(PlantElements.split(plant)));
        Map<String, byte[]> first = PlantElements.split(plant);
        assertThat(again.keySet()).containsExactlyElementsOf(first.keySet());
        first.forEach((k, v) -> assertThat(again.get(k)).as(k).isEqualTo(v));
    }

    @Test
    void samePlantAgainGivesNothing() {
        Assembler assembler = new Assembler();
        assertThat(send(assembler, PlantElements.split(plant))).containsExactly(plant);
        assertThat(send(assembler, PlantElements.split(plant))).isEmpty();
    }

    @Test
    void plantThatLosesAndGainsElementsReplacesTheOld() {
        Plant smaller = with(plant.sensors().subList(0, 10));
        Assembler assembler = new Assembler();
        LinkedHashMap<String, byte[]> first = PlantElements.split(plant);
        send(assembler, first);
        assertThat(send(assembler, PlantElements.replace(first.keySet(), smaller)))
                .containsExactly(smaller);
        assertThat(send(
                        assembler,
                        PlantElements.replace(PlantElements.split(smaller).keySet(), plant)))
                .containsExactly(plant);
    }

    @Test
    void leftoverElementIsNotAccepted() {
        Assembler assembler = new Assembler();
        send(assembler, PlantElements.split(plant));
        assertThat(send(assembler, PlantElements.split(with(plant.sensors().subList(0, 10)))))
                .isEmpty();
    }

    @Test
    void brokenOrDeletedManifestIsNotAccepted() {
        LinkedHashMap<String, byte[]> records = PlantElements.split(plant);
        byte[] manifest = records.remove("manifest");
        Assembler assembler = new Assembler();
        send(assembler, records);
        assertThat(assembler.accept("manifest", null)).isEmpty();
        for (String broken : List.of(
                "", "{", "[]", "17", "null", "{\"generation\":null}", "{\"generation\":\"x\",\"elements\":1}")) {
            assertThat(assembler.accept("manifest", broken.getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
        }
        assertThat(assembler.accept("manifest", manifest)).contains(plant);
    }

    @Test
    void tenThousandSensorsAreQuick() {
        List<Sensor> many = new ArrayList<>();
        Sensor one = plant.sensors().get(0);
        for (int i = 0; i < 10_000; i++) {
            many.add(new Sensor(
                    "AT-" + i,
                    one.kind(),
                    one.gas(),
                    one.unit(),
                    one.range(),
                    one.zone(),
                    one.place(),
                    null,
                    one.interval(),
                    null,
                    null,
                    null));
        }
        Plant large = with(many);
        long start = System.nanoTime();
        assertThat(assembled(PlantElements.split(large))).isEqualTo(large);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private Plant with(List<Sensor> sensors) {
        return new Plant(
                plant.davy(),
                plant.site(),
                plant.floors(),
                plant.zones(),
                plant.ruleSets(),
                sensors,
                plant.machines(),
                plant.robots(),
                plant.ways(),
                plant.contacts(),
                plant.incidents());
    }

    private static Plant assembled(Map<String, byte[]> records) {
        return send(new Assembler(), records).get(0);
    }

    private static List<Plant> send(Assembler assembler, Map<String, byte[]> records) {
        List<Plant> plants = new ArrayList<>();
        records.forEach((k, v) -> assembler.accept(k, v).ifPresent(plants::add));
        return plants;
    }
}
