package io.davy.detection.gas;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.watch.ConditionChange;
import io.davy.detection.watch.WatchedZone;
import io.davy.plant.InvalidPlantException;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The gas rules as the watch of a zone runs them, beside its limits. */
class GasRulesTest {
    private static final String H2S = "kind: gas, gas: hydrogen sulfide, range: [0, 100]";

    @Test
    void voteStandsBesideTheAlarmsOfItsDetectors() {
        WatchedZone zone = zone("", "{gas: H2S, needed: 2}", H2S, H2S);
        zone.reads(0, "S-1", 11).reads(1, "S-2", 12);
        assertThat(zone.said()).containsExactly("0 S-1 gas_high on", "1 S-2 gas_high on", "1 Z1 gas_vote on");
        ConditionChange vote = zone.changes.get(2);
        assertThat(vote.gas()).isEqualTo("H2S");
        assertThat(vote.zone()).isEqualTo("Z1");
    }

    @Test
    void exposureIsReckonedByTheAuthorityOfTheSite() {
        WatchedZone zone = zone(", authority: acgih", "", H2S);
        for (int t = 0; t < 1800; t++) {
            zone.reads(t, "S-1", 6);
        }
        assertThat(zone.said()).containsExactly("600 S-1 gas_stel on");
        zone.throughBytes();
        for (int t = 1800; t < 4000; t++) {
            zone.reads(t, "S-1", 0);
        }
        assertThat(zone.said()).hasSize(2).last().asString().endsWith("gas_stel off");
    }

    @Test
    void gasThatRisesFastAlarmsBeforeItsLimit() {
        WatchedZone zone = zone("", "", H2S + ", limits: {rate_per_min: 3}");
        for (int t = 0; t < 240 && zone.said().isEmpty(); t++) {
            zone.reads(t, "S-1", t < 60 ? 0 : (t - 60) * 0.08);
        }
        assertThat(zone.said()).hasSize(1).first().asString().endsWith("gas_rate_of_rise on");
        assertThat(zone.changes.get(0).unit()).isEqualTo("ppm/min");
    }

    @Test
    void rateIsNotComparedOverAGap() {
        WatchedZone zone = zone("", "", H2S + ", limits: {rate_per_min: 3}");
        for (int t = 0; t < 120; t++) {
            zone.reads(t, "S-1", 0);
        }
        for (int t = 300; t < 420; t++) {
            zone.reads(t, "S-1", 8);
        }
        assertThat(zone.said()).noneMatch(s -> s.contains("rate_of_rise"));
    }

    private static WatchedZone zone(String site, String votes, String... sensors) {
        StringBuilder yaml = new StringBuilder("davy: 1\nsite: {id: s1" + site
                + "}\nfloors: [{id: F0}]\nzones: [{id: Z1, votes: [" + votes + "]}]\nsensors:\n");
        for (int i = 0; i < sensors.length; i++) {
            yaml.append("  - {tag: S-%d, zone: Z1, place: {x: %d, y: 0}, %s}\n".formatted(i + 1, i, sensors[i]));
        }
        try {
            Plant plant = PlantFile.read("p.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8));
            return new WatchedZone(plant);
        } catch (InvalidPlantException e) {
            throw new AssertionError(e);
        }
    }
}
