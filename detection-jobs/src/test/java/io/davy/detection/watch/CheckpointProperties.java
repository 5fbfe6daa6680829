package io.davy.detection.watch;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.Plant;
import io.davy.plant.SensorKind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a checkpoint has stays as it was, however long the zone goes on beside it; the two share what no longer changes. */
class CheckpointProperties {
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

    @Property(tries = 30)
    void aCheckpointDoesNotChangeWhileTheZoneGoesOn(@ForAll long seed) {
        Random random = new Random(seed);
        WatchedZone zone = new WatchedZone(PLANT);
        WatchedZone alone = new WatchedZone(PLANT);
        Map<ZoneState, byte[]> kept = new IdentityHashMap<>();
        for (int second = 0; second < 1500; second++) {
            String tag = random.nextBoolean() ? "AT-1" : "TT-1";
            double value = 2 + random.nextInt(10);
            double late = random.nextInt(50) == 0 ? random.nextInt(200) + 0.5 : 0;
            for (WatchedZone z : new WatchedZone[] {zone, alone}) {
                z.arrives(second, second - late, tag, value);
            }
            if (random.nextInt(200) == 0) {
                ZoneState checkpoint = zone.checkpoint();
                kept.put(checkpoint, bytes(checkpoint));
            }
        }
        kept.forEach((state, before) -> assertThat(bytes(state)).isEqualTo(before));
        assertThat(zone.said()).isEqualTo(alone.said());
        assertThat(zone.row("AT-1")).isEqualTo(alone.row("AT-1"));
    }

    private static byte[] bytes(ZoneState state) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            state.write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
