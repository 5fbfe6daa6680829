package io.davy.detection.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.TestPlant;
import io.davy.detection.watch.WatchedZone;
import io.davy.plant.AlarmCare;
import io.davy.plant.AlarmCare.Suppression;
import io.davy.plant.Plant;
import io.davy.plant.SensorKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the plant itself says that alarms mean nothing: a pump that is stopped has no flow. */
class SuppressionRuleTest {
    private static Plant plant(@Nullable Double below, @Nullable Double above, Suppression... more) {
        Suppression stopped = new Suppression(
                "p101-stopped", "ST-101", below, above, Duration.ofSeconds(10), List.of("FT-101"), List.of());
        return TestPlant.plant()
                .sensor("ST-101", SensorKind.FLOW, "rpm", 0, 3000, null, l -> l.silentAfter(3600))
                .alarms(new AlarmCare(Map.of(), more.length == 0 ? List.of(stopped) : List.of(more), List.of()))
                .build();
    }

    private static WatchedZone pump() {
        return new WatchedZone(plant(5.0, null));
    }

    @Test
    void itHoldsAndHoldsNoMoreAfterTheDelayBothWays() {
        WatchedZone zone = pump().reads(0, "ST-101", 1500);
        for (int s = 1; s <= 20; s++) {
            zone.reads(s, "ST-101", 0);
        }
        for (int s = 21; s <= 40; s++) {
            zone.reads(s, "ST-101", 1500);
        }
        assertThat(zone.said())
                .containsExactly(
                        "0 p101-stopped suppression off",
                        "11 p101-stopped suppression on",
                        "31 p101-stopped suppression off");
    }

    @Test
    void aShortStopIsNone() {
        WatchedZone zone = pump().reads(0, "ST-101", 1500)
                .reads(1, "ST-101", 0)
                .reads(8, "ST-101", 0)
                .reads(9, "ST-101", 1500)
                .reads(12, "ST-101", 0);
        assertThat(zone.said()).containsExactly("0 p101-stopped suppression off");
    }

    @Test
    void aBadSignalAndSilenceHoldWhatIs() {
        WatchedZone zone = pump().reads(0, "ST-101", 0).reads(10, "ST-101", 0);
        zone.changes.clear();
        zone.bad(11, "ST-101").bad(40, "ST-101").clock(600);
        assertThat(zone.said()).noneMatch(s -> s.contains("suppression"));
    }

    @Test
    void aRestartInTheDelayGoesOnWithIt() {
        WatchedZone zone = pump().reads(0, "ST-101", 0).reads(5, "ST-101", 0).throughBytes();
        assertThat(zone.reads(10, "ST-101", 0).said())
                .containsExactly("0 p101-stopped suppression off", "10 p101-stopped suppression on");
    }

    @Test
    void aRuleThatLeavesThePlantSaysThatItHoldsNoMore() {
        WatchedZone zone = pump().reads(0, "ST-101", 0).reads(10, "ST-101", 0);
        zone.changes.clear();
        zone.with(plant(
                        null,
                        null,
                        new Suppression("other", "ST-101", null, 9e9, Duration.ZERO, List.of("FT-9"), List.of())))
                .clock(11);
        assertThat(zone.said()).anyMatch(s -> s.endsWith("p101-stopped suppression off"));
    }

    @Test
    void aboveWorksAsBelowDoes() {
        WatchedZone zone =
                new WatchedZone(plant(null, 2000.0)).reads(0, "ST-101", 2500).reads(10, "ST-101", 2500);
        assertThat(zone.said()).endsWith("10 p101-stopped suppression on");
        assertThat(zone.changes.get(1).limit()).isEqualTo(2000);
    }
}
