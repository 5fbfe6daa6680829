package io.davy.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.Range;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A temperature of 20 to 21 degrees, each second, that goes wrong at second 100. */
class FaultySensorTest {
    private static final Range RANGE = new Range(-50, 150);
    private static final long ONSET = 100_000;

    private static double[] read(FaultKind kind, long seed) {
        FaultySensor s = new FaultySensor(kind, ONSET, RANGE, RANGE.span(), 0.1, 50_000, seed);
        return IntStream.range(0, 300)
                .mapToObj(i -> s.read(i * 1000L, healthy(i)))
                .mapToDouble(r -> r.orElse(Double.NaN))
                .toArray();
    }

    private static double healthy(int second) {
        return 20.5 + 0.5 * Math.sin(second);
    }

    @Test
    void nothingIsWrongBeforeTheOnset() {
        for (FaultKind kind : FaultKind.values()) {
            double[] values = read(kind, 1);
            IntStream.range(0, 100).forEach(i -> assertThat(values[i]).isEqualTo(healthy(i)));
        }
    }

    @Test
    void aStuckSensorRepeatsItsLastGoodValue() {
        assertThat(Arrays.stream(read(FaultKind.STUCK, 1)).skip(100).distinct()).containsExactly(healthy(99));
    }

    @Test
    void aSilentSensorSendsNothing() {
        assertThat(Arrays.stream(read(FaultKind.SILENT, 1)).skip(100)).containsOnly(Double.NaN);
    }

    @Test
    void aSensorOutOfRangeShowsWhatItsRangeDoesNotHold() {
        for (long seed = 1; seed <= 20; seed++) {
            double v = read(FaultKind.RANGE, seed)[150];
            assertThat(v < RANGE.min() - 0.05 * RANGE.span() || v > RANGE.max() + 0.05 * RANGE.span())
                    .as("seed %d: %s", seed, v)
                    .isTrue();
        }
    }

    @Test
    void aBrokenLoopReadsAsACurrentOutsideOfNe43() {
        for (long seed = 1; seed <= 20; seed++) {
            double v = read(FaultKind.CURRENT, seed)[150];
            double milliamps = 4 + 16 * (v - RANGE.min()) / RANGE.span();
            assertThat(milliamps <= 3.6 || milliamps >= 21)
                    .as("seed %d: %s mA", seed, milliamps)
                    .isTrue();
        }
    }

    @Test
    void aSpikeLastsOneReadingAndComesAtTheOnsetFirst() {
        double[] values = read(FaultKind.SPIKE, 3);

        assertThat(Math.abs(values[100] - healthy(100))).isBetween(0.2 * 200, 0.6 * 200);
        long far =
                IntStream.range(100, 300).filter(i -> values[i] != healthy(i)).count();
        assertThat(far).isBetween(1L, 20L);
    }

    @Test
    void aDriftEndsATenthOfTheSpanAway() {
        double[] values = read(FaultKind.DRIFT, 1);

        assertThat(Math.abs(values[125] - healthy(125))).isBetween(9.9, 10.1);
        assertThat(Math.abs(values[299] - healthy(299))).isBetween(19.9, 20.1);
    }

    @Test
    void theSameSeedGivesTheSameFault() {
        assertThat(read(FaultKind.NOISE, 7)).isEqualTo(read(FaultKind.NOISE, 7)).isNotEqualTo(read(FaultKind.NOISE, 8));
    }

    @Test
    void aSensorThatIsStuckFromItsFirstReadingRepeatsThat() {
        FaultySensor s = new FaultySensor(FaultKind.STUCK, 0, RANGE, 200, 0.1, 0, 1);

        assertThat(s.read(0, 5)).isEqualTo(OptionalDouble.of(5));
        assertThat(s.read(1000, 6)).isEqualTo(OptionalDouble.of(5));
    }
}
