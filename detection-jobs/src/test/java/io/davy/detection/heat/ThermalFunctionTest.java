package io.davy.detection.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.job.BlockHarness;
import io.davy.detection.watch.ConditionChange;
import io.davy.plant.InvalidPlantException;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import io.davy.wire.Block;
import io.davy.wire.ThermalFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thermal frames through the operator that judges blocks. */
@SuppressWarnings("try")
class ThermalFunctionTest {
    private static final long T0 = 1_767_225_600_000L;
    private static final Plant PLANT = plant();

    @Test
    void hotSpotOfAFixedCameraAlarmsAfterThreeFramesAndGoesOffWhenItIsGone() throws Exception {
        try (BlockHarness h = new BlockHarness(PLANT)) {
            for (int i = 0; i < 3; i++) {
                h.takes("TC-1", hot(95).block("TC-1", T0 + i * 1000L));
                assertThat(h.changes()).hasSize(i < 2 ? 0 : 3);
            }
            assertThat(said(h))
                    .containsExactly(
                            "TC-1 heat_hot_spot on", "TC-1 heat_hot_spot_rise on", "TC-1 heat_hot_spot_rise_high on");
            ConditionChange c = h.changes().get(0);
            assertThat(c.hazard()).isEqualTo(Hazard.HEAT);
            assertThat(c.priority()).isEqualTo(Priority.HIGH);
            assertThat(c.value()).isCloseTo(95, within(0.5));
            assertThat(c.zone()).isEqualTo("Z1");
            assertThat(c.explanation().text())
                    .containsPattern("TC-1: a hot spot of 9\\d\\.?\\d* degC \\(mean .* above the picture's 25 degC"
                            + " \\(major deficiency\\), pixels 10,12 to 17,16 of 80 x 60");
            h.takes("TC-1", new Camera(80, 60, 25).block("TC-1", T0 + 4000));
            assertThat(said(h)).hasSize(6).last().asString().endsWith("off");
        }
    }

    @Test
    void frameBecomesTheReadingOfItsCamera() throws Exception {
        try (BlockHarness h = new BlockHarness(PLANT)) {
            h.takes("TC-1", hot(60).block("TC-1", T0));
            assertThat(h.readings().get(0).getReadings(0).getValue()).isCloseTo(60, within(0.5));
        }
    }

    @Test
    void spotThatIsNeverAtTheSamePlaceIsSomebodyPassing() throws Exception {
        try (BlockHarness h = new BlockHarness(PLANT)) {
            for (int i = 0; i < 10; i++) {
                int x = 5 + i % 2 * 40;
                h.takes(
                        "TC-1",
                        new Camera(80, 60, 25).spot(x, 10, x + 5, 20, 95).block("TC-1", T0 + i * 1000L));
            }
            assertThat(h.changes()).isEmpty();
        }
    }

    @Test
    void killBetweenFramesLosesNothing() throws Exception {
        try (BlockHarness h = new BlockHarness(PLANT)) {
            h.takes("TC-1", hot(95).block("TC-1", T0)).takes("TC-1", hot(95).block("TC-1", T0 + 1000));
            try (BlockHarness again = h.killed()) {
                again.takes("TC-1", hot(95).block("TC-1", T0 + 2000));
                assertThat(again.changes()).hasSize(3);
            }
        }
    }

    @Test
    void robotsFrameIsJudgedByTheFiguresOfTheMachineItStandsAt() throws Exception {
        try (BlockHarness h = new BlockHarness(PLANT)) {
            for (int i = 0; i < 3; i++) {
                h.takes("R1/thermal", hot(95).from("R1/thermal", T0 + i * 1000L, 21, 3));
            }
            assertThat(said(h)).containsExactly("P-1 heat_hot_spot on");
            assertThat(h.changes().get(0).machine()).isEqualTo("P-1");
            assertThat(h.changes().get(0).explanation().text()).endsWith("seen from x 21, y 3 m");
            // Elsewhere it sees nothing of it: that takes nothing back.
            h.takes("R1/thermal", new Camera(80, 60, 25).from("R1/thermal", T0 + 9000, 60, 40));
            assertThat(h.changes()).hasSize(1);
            h.takes("R1/thermal", new Camera(80, 60, 25).from("R1/thermal", T0 + 10_000, 21, 3));
            assertThat(said(h)).last().isEqualTo("P-1 heat_hot_spot off");
        }
    }

    @Test
    void frameWhoseBytesAreNotItsPixelsIsADeadLetter() throws Exception {
        try (BlockHarness h = new BlockHarness(PLANT)) {
            ThermalFrame broken = hot(95).frame().setWidth(81).build();
            h.takes(
                    "TC-1",
                    Block.newBuilder()
                            .setSensor("TC-1")
                            .setTimeMs(T0)
                            .setThermal(broken)
                            .build());
            assertThat(h.refused()).singleElement().asString().contains("TC-1: found 81 x 60 pixels in 9600 bytes");
        }
    }

    private static Camera hot(double degC) {
        return new Camera(80, 60, 25).spot(10, 12, 17, 16, degC);
    }

    private static List<String> said(BlockHarness h) {
        return h.changes().stream()
                .map(c -> c.sensor() + " " + c.rule() + (c.on() ? " on" : " off"))
                .toList();
    }

    private static Plant plant() {
        String yaml = """
                davy: 1
                site: {id: s1}
                floors: [{id: F0}]
                zones: [{id: Z1, area: A1, polygon: [[0, 0], [100, 0], [100, 100], [0, 100]]}]
                machines:
                  - {id: P-1, kind: pump, zone: Z1, place: {x: 20, y: 0}}
                sensors:
                  - {tag: TC-1, zone: Z1, kind: temperature, range: [-20, 350], place: {x: 0, y: 0}, limits: {high: 90, heat: {over_ambient: 21, over_ambient_high: 40}}}
                  - {tag: TT-1, zone: Z1, kind: temperature, range: [-20, 200], machine: P-1, rules: bearing-temperature}
                robots:
                  - {id: R1, manufacturer: acme, serial: "1", inspects: [thermal], speed_ms: 1, battery_minutes: 60, home: N1}
                ways:
                  nodes: [{id: N1, x: 1, y: 1}]
                """;
        try {
            return PlantFile.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidPlantException e) {
            throw new AssertionError(e);
        }
    }
}
