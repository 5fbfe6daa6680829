package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoPlantTest {
    private static final Path FILE = Path.of("../plants/demo-plant.yaml");

    private final Plant plant = PlantFile.demo();

    @Test
    void fileAndResourceAreTheSamePlant() throws InvalidPlantException {
        assertThat(PlantFile.load(FILE)).isEqualTo(plant);
    }

    @Test
    void hasTheSizeThatTheDemoPromises() {
        assertThat(plant.sensors()).hasSizeBetween(55, 65);
        assertThat(plant.floors()).hasSize(2);
        assertThat(plant.robots()).extracting(Robot::id).containsExactly("R1", "R2", "R3");
        assertThat(plant.ways().nodes()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(plant.contacts()).extracting(Plant.Contact::language).containsExactlyInAnyOrder("ko", "en");
    }

    @ParameterizedTest
    @CsvSource({"P-101,H2S", "K-201,CH4"})
    void leakHasFourDetectorsOfItsGasWithinFifteenMetres(String machine, String gas) {
        Place leak = machine(machine).place();
        List<Sensor> near = plant.sensors().stream()
                .filter(s -> gas.equals(s.gas()) && s.place().distanceTo(leak) < 15)
                .toList();
        assertThat(near).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"P-101", "K-201", "P-102", "P-103", "H-301"})
    void everyHazardOfTheDemoHasAStoppingPlaceWithinThreeMetres(String machine) {
        Place place = machine(machine).place();
        Ways.Node nearest = plant.ways().nodes().stream()
                .filter(n -> n.floor().equals(place.floor()))
                .min(Comparator.comparingDouble(n -> Math.hypot(n.x() - place.x(), n.y() - place.y())))
                .orElseThrow();
        assertThat(Math.hypot(nearest.x() - place.x(), nearest.y() - place.y())).isLessThan(3);
    }

    @Test
    void everySensorLiesInItsZone() {
        for (Sensor s : plant.sensors()) {
            Plant.Zone zone = plant.zones().stream()
                    .filter(z -> z.id().equals(s.zone()))
                    .findFirst()
                    .orElseThrow();
            double west =
                    zone.polygon().stream().mapToDouble(Plant.Point::x).min().orElseThrow();
            double east =
                    zone.polygon().stream().mapToDouble(Plant.Point::x).max().orElseThrow();
            double south =
                    zone.polygon().stream().mapToDouble(Plant.Point::y).min().orElseThrow();
            double north =
                    zone.polygon().stream().mapToDouble(Plant.Point::y).max().orElseThrow();
            assertThat(s.place().x()).as(s.tag()).isBetween(west, east);
            assertThat(s.place().y()).as(s.tag()).isBetween(south, north);
        }
    }

    @Test
    void oneUnitSpeaksSparkplug() {
        assertThat(plant.sensors())
                .filteredOn(s -> s.source() != null && s.source().sparkplug() != null)
                .hasSize(7)
                .allSatisfy(s -> assertThat(s.zone()).isEqualTo("Z-NH3"));
    }

    @Test
    void comesBackWholeFromItsElements() {
        PlantElements.Assembler assembler = new PlantElements.Assembler();
        Plant[] back = new Plant[1];
        PlantElements.split(plant).forEach((k, v) -> assembler.accept(k, v).ifPresent(p -> back[0] = p));
        assertThat(back[0]).isEqualTo(plant);
    }

    private Plant.Machine machine(String id) {
        return plant.machines().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
