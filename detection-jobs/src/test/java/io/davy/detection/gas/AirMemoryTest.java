package io.davy.detection.gas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which air an area remembers. */
class AirMemoryTest {
    private static final int HOUR_S = 3600;

    private List<AirSample> kept = new ArrayList<>();

    private void hears(int seconds, String... zones) {
        for (int t = 0; t < seconds; t += 10) {
            for (String z : zones) {
                kept = AirMemory.with(kept, sample(z, t * 1000L));
            }
        }
    }

    private static AirSample sample(String zone, long at) {
        return new AirSample(
                "A1", zone, at, 10_000, at + 10_000, new String[] {"AT-1"}, new float[] {0}, Double.NaN, Double.NaN);
    }

    private long oldest() {
        return kept.get(0).startMs() / 1000;
    }

    @Test
    void theLastHalfHourIsRememberedWhole() {
        hears(HOUR_S / 2, "Z1");
        assertThat(kept).hasSize(180);
    }

    @Test
    void whatTheAirWasBeforeALeakOfAnHourIsNotForgotten() {
        hears(2 * HOUR_S, "Z1");
        assertThat(oldest()).isZero();
        assertThat(kept)
                .as("half an hour whole, and one interval of each ten minutes before")
                .hasSize(181 + 9);
    }

    @Test
    void eachZoneIsRememberedByItself() {
        hears(2 * HOUR_S, "Z1", "Z2");
        assertThat(kept).hasSize(2 * (181 + 9));
    }

    @Test
    void afterThreeHoursItIsForgotten() {
        hears(5 * HOUR_S, "Z1");
        assertThat(oldest()).isEqualTo(2 * HOUR_S);
    }
}
