package io.davy.appliance.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.InvalidPlantException;
import io.davy.plant.PlantFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlantDoubtsTest {
    private static final String H2S = "kind: gas, gas: H2S, range: [0, 100]";

    @Test
    void exposureLimitFromMemoryIsToldAsUnconfirmed() {
        assertThat(doubts(", authority: korea", H2S))
                .anySatisfy(
                        d -> assertThat(d).contains("exposure limit (H2S, 15.0 ppm, Korean", "of S-1 is unconfirmed"));
        assertThat(doubts(", authority: acgih", H2S)).noneMatch(d -> d.contains("exposure limit"));
        assertThat(doubts(", authority: korea", H2S + ", limits: {exposure: {stel: 15, twa: 10}}"))
                .noneMatch(d -> d.contains("exposure limit"));
    }

    @Test
    void plantWithoutAuthorityIsToldWhatItMisses() {
        assertThat(doubts("", H2S)).anyMatch(d -> d.startsWith("site.authority is not given"));
        assertThat(doubts("", "kind: gas, gas: CH4, range: [0, 100]")).noneMatch(d -> d.contains("authority"));
    }

    @Test
    void koreaWantsTheFirstAlarmOfCombustibleGasAtAQuarterOfTheExplosiveLimit() {
        String ch4 = "kind: gas, gas: methane, range: [0, 100], limits: {high: 30}";
        assertThat(doubts(", authority: korea", ch4)).anyMatch(d -> d.contains("above 25.0 %LEL"));
        assertThat(doubts(", authority: niosh", ch4)).noneMatch(d -> d.contains("%LEL"));
    }

    private static List<String> doubts(String site, String sensor) {
        String yaml = """
                davy: 1
                site: {id: s1%s}
                floors: [{id: F0}]
                zones: [{id: Z1}]
                sensors:
                  - {tag: S-1, zone: Z1, place: {x: 0, y: 0}, %s}
                """.formatted(site, sensor);
        try {
            return PlantDoubts.of(PlantFile.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidPlantException e) {
            throw new AssertionError(e);
        }
    }
}
