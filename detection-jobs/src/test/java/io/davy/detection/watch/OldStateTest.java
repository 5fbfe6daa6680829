package io.davy.detection.watch;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.Plant;
import io.davy.plant.SensorKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A zone goes on with what versions before wrote: {@code golden/zone-state-layout-3.bin} and 4 are the state after 200 s of a reading a second of
 * two sensors, of which the one of second 150 had not come, and the last two of AT-1 were beyond its limit.
 */
class OldStateTest {
    private static final Plant PLANT = plant().gas(
                    "AT-1", "CH4", l -> l.high(10).deadband(1).onDelay(3).background())
            .sensor(
                    "TT-1",
                    SensorKind.TEMPERATURE,
                    "degC",
                    0,
                    200,
                    null,
                    l -> l.high(90).ratePerMin(10))
            .build();

    private static void read(WatchedZone zone, int second) {
        zone.reads(second, "AT-1", 2 + (second * 7 % 5) * 0.01 + (second >= 198 ? 10 : 0));
        zone.reads(second, "TT-1", 20 + second % 3);
    }

    private static WatchedZone old(int layout) throws IOException {
        String name = "/golden/zone-state-layout-" + layout + ".bin";
        try (InputStream in = OldStateTest.class.getResourceAsStream(name)) {
            return new WatchedZone(PLANT, ZoneState.read(new DataInputStream(Objects.requireNonNull(in))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void whatWasCountedAndKeptGoesOn(int layout) throws IOException {
        WatchedZone straight = new WatchedZone(PLANT);
        for (int second = 0; second < 200; second++) {
            if (second != 150) {
                read(straight, second);
            }
        }
        WatchedZone restarted = old(layout);
        for (WatchedZone zone : List.of(straight, restarted)) {
            read(zone, 200);
            zone.arrives(200.5, 150, "AT-1", 15);
            read(zone, 201);
        }
        assertThat(restarted.said()).isEqualTo(straight.said()).contains("201 AT-1 gas_high on");
        assertThat(restarted.row("AT-1")).isEqualTo(straight.row("AT-1"));
        assertThat(restarted.counts().late()).isEqualTo(1);
    }
}
