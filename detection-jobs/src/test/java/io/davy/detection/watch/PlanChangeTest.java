package io.davy.detection.watch;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.TestPlant;
import io.davy.plant.SensorKind;
import io.davy.wire.Quality;
import org.junit.jupiter.api.Test;

/** What becomes of standing alarms when the plant changes. */
class PlanChangeTest {
    private static TestPlant first() {
        return plant().gas("AT-1", "H2S", l -> l.high(10));
    }

    private final WatchedZone zone =
            new WatchedZone(first().gas("AT-2", "H2S", l -> l.high(10)).build());

    @Test
    void theAlarmsOfASensorThatThePlantNoLongerHasGoOffWithTheReason() {
        zone.reads(0, "AT-2", 15).reads(1, 1, "AT-2", 15, Quality.FUNCTION_CHECK);
        zone.throughBytes().with(first().build());
        assertThat(zone.changes.stream().filter(c -> !c.on()))
                .extracting(ConditionChange::rule)
                .contains("gas_high", "function_check");
        assertThat(zone.changes.stream().filter(c -> !c.on()))
                .allSatisfy(c -> assertThat(c.explanation().text()).contains("AT-2", "no longer has"));
    }

    @Test
    void theAlarmOfALimitThatThePlantNoLongerHasGoesOff() {
        WatchedZone pressure =
                new WatchedZone(plant().sensor("PT-1", SensorKind.PRESSURE, "bar", 0, 1000, null, l -> l.ratePerMin(1))
                        .build());
        for (int k = 0; k < 180; k++) {
            pressure.reads(k, "PT-1", k);
        }
        pressure.with(plant().sensor("PT-1", SensorKind.PRESSURE, "bar", 0, 1000, null, l -> l)
                .build());
        assertThat(pressure.changes)
                .filteredOn(c -> c.rule().equals("pressure_rate_of_rise"))
                .extracting(ConditionChange::on)
                .containsExactly(true, false);
        assertThat(pressure.busy("PT-1")).isZero();
    }

    @Test
    void anAlarmThatThePlantStillWatchesStands() {
        zone.reads(0, "AT-1", 15).throughBytes().with(first().build()).reads(1, "AT-1", 15);
        assertThat(zone.said()).containsExactly("0 AT-1 gas_high on");
    }

    @Test
    void theAlarmOfASensorThatMovedWithinItsAreaIsLeftToItsNewZone() {
        zone.reads(0, "AT-2", 15)
                .with(first().zoneToo("Z2").gas("AT-2", "H2S", l -> l.high(10)).build());
        assertThat(zone.said()).containsExactly("0 AT-2 gas_high on");
    }
}
