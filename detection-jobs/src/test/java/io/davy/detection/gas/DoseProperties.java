package io.davy.detection.gas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    void sumsAreToTheLastBitThoseOfDividingEachTime(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 1, max = 30_000) Integer> steps,
            @ForAll @DoubleRange(min = 0, max = 100) double value) {
        Dose dose = new Dose(MINUTE, WINDOW);
        Map<Long, double[]> plain = new TreeMap<>();
        long t = 0;
        for (int step : steps) {
            double v = value + step % 7;
            dose.add(t, t + step, v);
            for (long from = t; from < t + step; ) {
                long bucket = Math.floorDiv(from, MINUTE);
                long end = Math.min(t + step, (bucket + 1) * MINUTE);
                double[] of = plain.computeIfAbsent(bucket, b -> new double[2]);
                of[0] += v * ((end - from) / 1000.0);
                of[1] += (end - from) / 1000.0;
                from = end;
            }
            t += step;
        }
        long newest = Math.floorDiv(t - 1, MINUTE);
        long end = (newest + 1) * MINUTE;
        double sum = 0;
        double covered = 0;
        for (long b = newest - 14; b <= newest; b++) {
            double[] of = plain.getOrDefault(b, new double[2]);
            sum += b == newest ? of[0] : (float) of[0];
            covered += b == newest ? of[1] : (float) of[1];
        }
        // The first bucket of a window weighs with the share that lies within: all of it, here.
        assertThat(dose.sum(end, WINDOW)).isCloseTo(sum, within(1e-12 * sum));
        assertThat(dose.covered(end, WINDOW)).isEqualTo(covered);
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
