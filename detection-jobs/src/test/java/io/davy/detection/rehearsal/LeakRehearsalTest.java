package io.davy.detection.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.TestPlant;
import io.davy.incident.Incident;
import io.davy.plant.Plant;
import io.davy.plant.SensorKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakRehearsalTest {
    private final List<Incident> made = new ArrayList<>();

    private LeakRehearsal rehearsal(Plant plant) {
        return new LeakRehearsal(plant, made::add);
    }

    private static TestPlant noses() {
        return TestPlant.plant()
                .machine("P-1", 5, 5, "H2S")
                .gas("AT-1", "H2S", 0, 0, l -> l.high(10))
                .gas("AT-2", "H2S", 20, 0, l -> l.high(10))
                .gas("AT-3", "H2S", 0, 20, l -> l.high(10));
    }

    @Test
    void goesThroughALeakFromItsFirstAlarmToItsEnd() {
        assertThat(rehearsal(noses().build()).round(0, () -> true)).isTrue();

        assertThat(made).extracting(Incident::id).containsOnly(made.get(0).id());
        assertThat(made.get(0).state()).isEqualTo(Incident.State.OPEN);
        assertThat(made.get(made.size() - 1).state()).isEqualTo(Incident.State.CLOSED);
        assertThat(made.get(made.size() - 1).alarms()).hasSize(3);
        assertThat(made).allSatisfy(i -> assertThat(i.source()).isNotNull());
    }

    @Test
    void looksForThePlaceByTheAirAsARealLeakDoes() {
        rehearsal(noses().build()).round(0, () -> true);

        assertThat(made)
                .anySatisfy(i -> assertThat(i.source().method()).isNotEqualTo("place of the sensor that reads most"));
    }

    @Test
    void goesThroughEachGasOfTheAreaInTurnWithAndWithoutWind() {
        LeakRehearsal r = rehearsal(noses().gas("AT-9", "CH4", 5, 5, l -> l).build());
        for (int n = 0; n < 3; n++) {
            r.round(n, () -> true);
        }

        assertThat(made).extracting(Incident::gas).contains("H2S", "CH4");
        assertThat(made).anyMatch(i -> i.wind() == null).anyMatch(i -> i.wind() != null);
    }

    @Test
    void remembersNothingFromOneRoundToTheNext() {
        LeakRehearsal r = rehearsal(noses().build());
        r.round(0, () -> true);
        List<Incident> first = List.copyOf(made);
        made.clear();
        r.round(0, () -> true);

        assertThat(made).isEqualTo(first);
    }

    @Test
    void stopsBetweenTwoPartsOfALeak() {
        int[] asked = {0};
        rehearsal(noses().build()).round(0, () -> asked[0]++ == 0);

        assertThat(made).hasSize(1);
    }

    @Test
    void hasNothingToGoThroughWhereNothingLeaks() {
        Plant plant = TestPlant.plant()
                .sensor("TT-1", SensorKind.TEMPERATURE, "degC", 0, 200, null, l -> l.high(90))
                .gas("AT-O2", "O2", l -> l)
                .build();

        assertThat(rehearsal(plant).round(0, () -> true)).isFalse();
        assertThat(made).isEmpty();
    }
}
