package io.davy.appliance.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.InvalidPlantException;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class FirstToldTest {
    private static final String PLANT = """
            davy: 1
            site: {id: s1}
            floors: [{id: F0}]
            zones: [{id: Z1}, {id: Z2}]
            sensors:
              - {tag: S-1, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: 0, y: 0}}
              - {tag: S-2, kind: gas, gas: H2S, range: [0, 100], zone: Z2, place: {x: 9, y: 0}}
            contacts: [{id: kim, email: k@x.example}, {id: lee, email: l@x.example}, {id: chief, email: c@x.example}]
            """;
    private static final String ROUTES = """
            notify:
              holidays: [2026-12-25]
              shifts: [{id: day, from: "07:00", to: "19:00", holidays: not}]
              rotas: [{id: duty, begins: 2026-11-23, turn: 1d, turns: [kim, lee]}]
              routes:
                - {id: south, zones: [Z2], shifts: [day], steps: [{tell: [chief]}]}
                - {id: rest, steps: [{tell: [duty]}, {after: 2m, tell: [chief]}]}
            """;

    @Test
    void peopleAreNamedForNowTheNightAndTheNextHoliday() throws InvalidPlantException {
        assertThat(FirstTold.lines(plant(PLANT + ROUTES), LocalDateTime.of(2026, 11, 23, 10, 0)))
                .containsExactly(
                        "told      of gas now         kim (duty); after 120 s chief (Z1)",
                        "told      of gas now         chief (Z2)",
                        "told      tonight at 03:00   lee (duty); after 120 s chief",
                        "told      on 2026-12-25      kim (duty); after 120 s chief");
    }

    @Test
    void plantWithoutRoutesHasNobodyFirst() throws InvalidPlantException {
        assertThat(FirstTold.lines(plant(PLANT), LocalDateTime.of(2026, 11, 23, 10, 0)))
                .isEmpty();
    }

    private static Plant plant(String yaml) throws InvalidPlantException {
        return PlantFile.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
