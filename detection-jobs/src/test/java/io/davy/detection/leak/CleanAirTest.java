package io.davy.detection.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.detection.gas.AirSample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a nose reads where there is no plume. */
class CleanAirTest {
    private final List<AirSample> kept = new ArrayList<>();

    /** So many minutes in which the nose reads so much. */
    private void reads(int minutes, double ppm) {
        learned(minutes, ppm, Float.NaN);
    }

    /** The same while the watch holds so much for its background; NaN while it is still learning. */
    private void learned(int minutes, double ppm, float level) {
        for (int k = 0; k < minutes; k++) {
            long at = kept.size() * 60_000L;
            kept.add(new AirSample(
                    "A1",
                    "Z1",
                    at,
                    60_000,
                    at,
                    new String[] {"AT-1"},
                    new float[] {0},
                    3,
                    0,
                    null,
                    new float[] {(float) ppm},
                    new float[] {level}));
        }
    }

    @Test
    void aPlumeThatStaysForAnHourIsNotTakenForTheBackground() {
        reads(20, 2);
        reads(60, 9);
        assertThat(CleanAir.of(kept).get("AT-1")).isCloseTo(2, within(1e-6));
    }

    @Test
    void whatTheWatchHeldForTheBackgroundBeforeThePlumeCameCounts() {
        learned(20, 9, Float.NaN);
        learned(1, 9, 2.2f);
        learned(60, 9, 4);
        assertThat(CleanAir.of(kept).get("AT-1"))
                .as("all remembered means are of the plume")
                .isCloseTo(2.2, within(1e-6));
    }

    @Test
    void aFewMinutesSayNothingOfTheBackground() {
        reads(20, 2);
        assertThat(CleanAir.of(kept)).isEmpty();
    }

    @Test
    void whatRobotsSmelledHasNoBackgroundHere() {
        for (int k = 0; k < 60; k++) {
            kept.add(new AirSample(
                    "A1",
                    "robot/R1",
                    k * 10_000L,
                    10_000,
                    0,
                    new String[] {"R1/CH4"},
                    new float[] {1},
                    3,
                    0,
                    new float[] {1, 2, 3}));
        }
        assertThat(CleanAir.of(kept)).isEmpty();
    }
}
