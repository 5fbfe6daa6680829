package io.davy.detection.gas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DoseProperties {
    private static final long MINUTE = 60_000;
    private static final long WINDOW = 15 * MINUTE;

    @Property(tries = 300)
    void constantInputHasItselfAsMeanHoweverItIsCut(
            @ForAll @DoubleRange(min = 0, max = 1000) double value,
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 100, max = 200_000) Integer> steps,
            @ForAll @IntRange(min = 0, max = 5_000_000) int start) {
        Dose dose = new Dose(MINUTE, WINDOW);
        long t = start;
        for (int step : steps) {
            dose.add(t, t + step, value);
            t += step;
            double covered = dose.covered(t, WINDOW);
            assertThat(covered).isLessThanOrEqualTo(WINDOW / 1000.0 + 1e-3);
            assertThat(dose.sum(t, WINDOW)).isCloseTo(value * covered, within(1e-6 * value * covered + 1e-9));
        }
    }

    @Property(tries = 200)
    void windowOfFullBucketsIsTheSumOfWhatWasAdded(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 100) Double> perMinute) {
        Dose dose = new Dose(MINUTE, WINDOW);
        for (int i = 0; i < perMinute.size(); i++) {
            dose.add(i * MINUTE, (i + 1) * MINUTE, perMinute.get(i));
        }
        int n = perMinute.size();
        double expected = perMinute.subList(Math.max(0, n - 15), n).stream()
                .mapToDouble(v -> 60 * v)
                .sum();
        assertThat(dose.sum(n * MINUTE, WINDOW)).isCloseTo(expected, within(1e-6 * expected + 1e-9));
        assertThat(dose.covered(n * MINUTE, WINDOW)).isCloseTo(60.0 * Math.min(15, n), within(1e-6));
    }

    @Property(tries = 200)
    void lateValuesNeverCoverMoreThanThereIs(
            @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 1_200) Integer> seconds,
            @ForAll @DoubleRange(min = 0, max = 50) double value) {
        Dose dose = new Dose(MINUTE, WINDOW);
        dose.add(0, 1_200_000, 10);
        for (int s : seconds) {
            dose.late(s * 1000L, value, 10, 1_200_000);
        }
        double covered = dose.covered(1_200_000, WINDOW);
        assertThat(covered).isLessThanOrEqualTo(900 + 1e-3);
        double mean = dose.sum(1_200_000, WINDOW) / covered;
        assertThat(mean).isBetween(Math.min(10, value) - 1e-4, Math.max(10, value) + 1e-4);
    }
}
