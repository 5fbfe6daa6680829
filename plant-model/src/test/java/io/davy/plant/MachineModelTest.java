package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.davy.plant.InvalidPlantException.PlantError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineModelTest {
    private static final String PLANT = """
            davy: 1
            site: {id: works}
            floors: [{id: F0}]
            zones: [{id: Z1}, {id: Z2}]
            machines:
              - id: P-1
                kind: pump
                zone: Z1
                place: {x: 1, y: 2}
                model: {sensors: [TT-1, PT-1, IT-1], mean: [60, 6, 40], scale: [1, 0.1, 2], components: [[0.6, 0.6, 0.5]],
                  variances: [2.1], t2: 20, q: 15, one: 30, samples: 5000, learned: "2024-05-01T00:00:00Z"}
            sensors:
              - {tag: TT-1, kind: temperature, range: [0, 200], zone: Z1, machine: P-1}
              - {tag: PT-1, kind: pressure, range: [0, 20], zone: Z1, machine: P-1}
              - {tag: IT-1, kind: current, range: [0, 100], zone: Z1, machine: P-1}
              - {tag: TT-2, kind: temperature, range: [0, 200], zone: Z2, place: {x: 9, y: 9}}
            """;

    private static Plant read(String yaml) throws InvalidPlantException {
        return PlantFile.read("plant.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> errors(String yaml) {
        InvalidPlantException e = catchThrowableOfType(InvalidPlantException.class, () -> read(yaml));
        return e.errors().stream().map(PlantError::toString).toList();
    }

    @Test
    void isReadWithEveryNumber() throws Exception {
        assertThat(read(PLANT).machines().get(0).model())
                .isEqualTo(new MachineModel(
                        List.of("TT-1", "PT-1", "IT-1"),
                        List.of(60.0, 6.0, 40.0),
                        List.of(1.0, 0.1, 2.0),
                        List.of(List.of(0.6, 0.6, 0.5)),
                        List.of(2.1),
                        20,
                        15,
                        30,
                        5000,
                        "2024-05-01T00:00:00Z"));
    }

    @Test
    void needsANumberForEachChannel() {
        assertThat(errors(PLANT.replace("mean: [60, 6, 40]", "mean: [60, 6]")))
                .singleElement()
                .asString()
                .contains("holds 2 numbers; expected one for each of the 3 sensors");
        assertThat(errors(PLANT.replace("variances: [2.1]", "variances: [2.1, 1]")))
                .singleElement()
                .asString()
                .contains("expected one for each of the 1 components");
    }

    @Test
    void isOfTheMachinesOwnSensors() {
        assertThat(errors(PLANT.replace("sensors: [TT-1,", "sensors: [TT-2,")))
                .singleElement()
                .asString()
                .contains("sensor TT-2 is not one of machine P-1");
        assertThat(errors(PLANT.replace("sensors: [TT-1,", "sensors: [TT-9,")))
                .singleElement()
                .asString()
                .contains("unknown sensor TT-9");
    }
}
