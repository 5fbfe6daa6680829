package io.davy.detection.vibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Velocity of a vibration, against what pencil and paper say. */
class VelocityTest {
    private static double[] samples(int n, IntToDoubleFunction f) {
        return IntStream.range(0, n).mapToDouble(f).toArray();
    }

    private static double[] sine(double hz, double amplitude, double rate, int n) {
        return samples(n, i -> amplitude * Math.sin(2 * Math.PI * hz * i / rate));
    }

    @ParameterizedTest
    @CsvSource({"25.3, 25600, 51200", "159.155, 12000, 12000", "800, 51200, 40000", "49.4, 3125, 2000"})
    void aSineOfAccelerationHasItsAmplitudeOverTheAngularFrequency(double hz, double rate, int n) {
        // 1 m/s2 at the frequency f is 1000 / (2 pi f) mm/s of amplitude.
        double expected = 1000 / (2 * Math.PI * hz) / Math.sqrt(2);
        assertThat(Velocity.ofAcceleration(sine(hz, 1, rate, n), rate)).isCloseTo(expected, within(0.02 * expected));
    }

    @Test
    void velocityIsTakenAsItIsAndDriftAndUltrasoundAreLeftOut() {
        double[] x = samples(
                25_600,
                i -> 5
                        + 3 * Math.sqrt(2) * Math.sin(2 * Math.PI * 100 * i / 25_600.0)
                        + 9 * Math.sin(2 * Math.PI * 2.5 * i / 25_600.0)
                        + 9 * Math.sin(2 * Math.PI * 4_000 * i / 25_600.0));
        assertThat(Velocity.ofVelocity(x, 25_600)).isCloseTo(3, within(0.05));
    }

    @Test
    void theShapeOfASineAndOfABlowDiffer() {
        Shape sine = Shape.of(sine(100, 2, 10_000, 10_000));
        assertThat(sine.rms()).isCloseTo(Math.sqrt(2), within(1e-3));
        assertThat(sine.crest()).isCloseTo(Math.sqrt(2), within(1e-3));
        assertThat(sine.kurtosis()).isCloseTo(-1.5, within(1e-3));
        Shape blow = Shape.of(samples(10_000, i -> i == 5_000 ? 1 : 0));
        assertThat(blow.crest()).isGreaterThan(90);
        assertThat(blow.kurtosis()).isGreaterThan(1_000);
    }
}
