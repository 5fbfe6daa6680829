package io.davy.detection.heat;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.watch.WatchedZone;
import io.davy.plant.InvalidPlantException;
import io.davy.plant.PlantFile;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What EN 54-5 asks of a heat detector: it stands at a temperature, then the air rises evenly. Class A1 by table 3, whose times for 10,
 * 20 and 30 K/min from 25 degC are given in the rule tables; the other classes' from memory.
 */
class En54Test {
    private static final int STEADY = 300;

    @ParameterizedTest(name = "{0} at {2} K/min from {1} degC responds between {3} and {4} s")
    @CsvSource({
        "a1, 25, 10, 60, 260",
        "a1, 25, 20, 30, 140",
        "a1, 25, 30, 20, 100",
        "a1, 25, 5, 249, 500",
        "a1, 25, 3, 433, 820",
        "a1r, 25, 10, 60, 260",
        "a1r, 25, 20, 30, 140",
        "a1r, 25, 30, 20, 100",
        "a1r, 25, 5, 249, 500",
        "a1r, 5, 10, 60, 260",
        "a1r, 5, 20, 30, 140",
        "a1r, 5, 30, 20, 100",
        "a2, 25, 10, 120, 330",
        "a2, 25, 20, 60, 193",
        "a2, 25, 30, 40, 145",
        "a2, 25, 5, 249, 600",
        "b, 40, 10, 120, 330",
        "b, 40, 20, 60, 193",
        "b, 40, 30, 40, 145",
        "c, 55, 10, 120, 330",
        "c, 55, 20, 60, 193",
        "d, 70, 30, 40, 145",
        "e, 85, 20, 60, 193",
        "f, 100, 10, 120, 330",
        "g, 115, 30, 40, 145"
    })
    void classRespondsWithinItsTimes(String name, double from, double perMinute, double least, double most) {
        assertThat(respondsAfter(name, from, perMinute, 0)).isBetween(least, most);
        assertThat(respondsAfter(name, from, perMinute, 0.1)).isBetween(least, most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1", "a1r", "a2", "b", "g"})
    void slowSunIsNoFire(String name) {
        WatchedZone zone = zone(name);
        for (int t = 0; t < 12 * 3600; t += 20) {
            zone.reads(t, "TT-1", 30 + 15 * Math.sin(Math.PI * t / 43_200) + 0.1 * Math.sin(t));
        }
        assertThat(zone.said()).isEmpty();
    }

    @Test
    void riseIsNotComparedOverAGap() {
        WatchedZone zone = zone("a1");
        for (int t = 0; t < STEADY; t++) {
            zone.reads(t, "TT-1", 20);
        }
        for (int t = STEADY + 45; t < STEADY + 400; t++) {
            zone.reads(t, "TT-1", 40);
        }
        assertThat(zone.said()).noneMatch(s -> s.contains("rate_of_rise"));
    }

    private static double respondsAfter(String name, double from, double perMinute, double noise) {
        WatchedZone zone = zone(name);
        Random random = new Random(54);
        for (int t = 0; t < STEADY; t++) {
            zone.reads(t, "TT-1", from + noise * random.nextGaussian());
        }
        assertThat(zone.said()).isEmpty();
        for (int t = 0; t < 3600; t++) {
            zone.reads(STEADY + t, "TT-1", from + perMinute * t / 60 + noise * random.nextGaussian());
            if (!zone.said().isEmpty()) {
                return t;
            }
        }
        return Double.NaN;
    }

    private static WatchedZone zone(String name) {
        String yaml = """
                davy: 1
                site: {id: s1}
                floors: [{id: F0}]
                zones: [{id: Z1}]
                sensors:
                  - {tag: TT-1, zone: Z1, kind: temperature, range: [-30, 200], place: {x: 0, y: 0}, rules: heat-detector-%s}
                """.formatted(name);
        try {
            return new WatchedZone(PlantFile.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidPlantException e) {
            throw new AssertionError(e);
        }
    }
}
