package io.davy.detection.heat;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.gas.RuleBench;
import io.davy.plant.InvalidPlantException;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrendRuleTest {
    private static final String TT = "TT-1";
    private static final int EACH_S = 10;

    @ParameterizedTest(name = "{0} K/min")
    @ValueSource(doubles = {0.3, 0.6, 1.0})
    void riseToTheLimitIsToldWithTheTimeThatIsLeft(double perMin) {
        RuleBench<?> b = bench(30);
        double onset = 3600;
        run(b, 3 * 3600, 0.3, t -> t < onset ? 60 : Math.min(60 + perMin * (t - onset) / 60, 89));
        assertThat(b.said()).isNotEmpty().first().asString().endsWith("heat_time_to_limit on");
        double at = (b.told.get(0).timeMs() - RuleBench.START) / 1000.0;
        double left = (onset + 30 / perMin * 60 - at) / 60;
        assertThat(left).isBetween(10.0, 33.0);
        assertThat(b.told.get(0).value()).isBetween(0.7 * left - 2, 1.4 * left + 2);
        assertThat(b.told.get(0).unit()).isEqualTo("min");
        assertThat(b.told.get(0).explanation().text())
                .containsPattern(
                        "TT-1: [\\d.]+ degC rises by [\\d.]+ K/min and reaches 90 degC in \\d+ min \\(\\d+ (to|or)");
    }

    @ParameterizedTest(name = "to {0} degC with {1} min")
    @CsvSource({
        "75, 5", "75, 10", "75, 20", "75, 30", "75, 60", "75, 120", "84, 5", "84, 10", "84, 20", "84, 40", "84, 90"
    })
    void startThatLevelsOffBelowTheLimitIsNoAlarm(double end, double tauMin) {
        for (int seed = 1; seed <= 2; seed++) {
            RuleBench<?> b = bench(30);
            double onset = 1800 + 137 * seed;
            run(b, 8 * 3600, 0.3, seed, t -> t < onset ? 25 : end - (end - 25) * Math.exp(-(t - onset) / 60 / tauMin));
            assertThat(b.said()).isEmpty();
        }
    }

    @Test
    void warmingThatEndsAboveTheLimitIsTold() {
        RuleBench<?> b = bench(30);
        run(b, 3 * 3600, 0.3, t -> t < 3600 ? 60 : Math.min(110 - 50 * Math.exp(-(t - 3600) / 2400), 89.5));
        assertThat(b.said()).first().asString().endsWith("heat_time_to_limit on");
    }

    @ParameterizedTest
    @ValueSource(doubles = {70, 80, 84, 88})
    void courseOfTheDayIsNoAlarm(double top) {
        RuleBench<?> b = bench(30);
        run(b, 2 * 24 * 3600, 0.5, t -> top - 8 + 8 * Math.sin(2 * Math.PI * t / 86_400));
        assertThat(b.said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 2})
    void noiseIsNoTrend(double noise) {
        RuleBench<?> b = bench(30);
        run(b, 24 * 3600, noise, t -> 80);
        assertThat(b.said()).isEmpty();
    }

    @Test
    void stepIsNoTrend() {
        RuleBench<?> b = bench(30);
        run(b, 4 * 3600, 0.2, t -> t < 3600 ? 60 : t < 3660 ? 60 + (t - 3600) / 3 : 80);
        assertThat(b.said()).isEmpty();
    }

    @Test
    void nothingIsComparedOverAGap() {
        RuleBench<?> b = bench(30);
        for (int k = 0; k < 40; k++) {
            for (int t = 0; t < 600; t += EACH_S) {
                b.reads(k * 3600 + t, TT, 50 + k);
            }
        }
        assertThat(b.said()).isEmpty();
    }

    @Test
    void wholeDegreesAreEnough() {
        RuleBench<?> b = bench(30);
        run(b, 2 * 3600, 0.1, t -> Math.rint(t < 3600 ? 60 : Math.min(89, 60 + (t - 3600) / 60)));
        assertThat(b.said()).first().asString().endsWith("heat_time_to_limit on");
    }

    @Test
    void riseThatEndsGoesOff() {
        RuleBench<?> b = bench(30);
        run(b, 4 * 3600, 0.2, t -> t < 3600 ? 60 : Math.min(60 + (t - 3600) / 60, 80));
        assertThat(b.said()).hasSize(2).last().asString().endsWith("off");
    }

    @Test
    void killInTheMiddleChangesNothing() {
        RuleBench<?> whole = bench(30);
        RuleBench<?> cut = bench(30);
        for (int t = 0; t < 7200; t += EACH_S) {
            double v = 50 + t / 200.0;
            whole.reads(t, TT, v);
            cut.reads(t, TT, v);
            if (t % 70 == 0) {
                cut.throughBytes();
            }
        }
        assertThat(whole.said()).isNotEmpty();
        assertThat(cut.told).isEqualTo(whole.told);
    }

    private static void run(RuleBench<?> b, int seconds, double noise, DoubleUnaryOperator course) {
        run(b, seconds, noise, 7, course);
    }

    private static void run(RuleBench<?> b, int seconds, double noise, int seed, DoubleUnaryOperator course) {
        Random random = new Random(seed);
        for (int t = 0; t < seconds; t += EACH_S) {
            b.reads(t, TT, course.applyAsDouble(t) + noise * random.nextGaussian());
        }
    }

    /** What a restart forgets is how long readings belong to the part in hand. */
    @Test
    void aReadingInTheSamePartComesToTheSameWithoutDividing() {
        for (int aheadMin = 7; aheadMin < 60; aheadMin += 13) {
            Random random = new Random(aheadMin);
            RuleBench<TrendState> quick = bench(aheadMin);
            RuleBench<TrendState> plain = bench(aheadMin);
            double t = 0;
            for (int k = 0; k < 6000; k++) {
                t += random.nextInt(1000) == 0 ? 600 * random.nextDouble() : 0.001 + random.nextInt(4000) / 1000.0;
                double value = Math.min(88, 20 + t / 150) + 0.1 * random.nextGaussian();
                plain.throughBytes();
                quick.reads(t, TT, value);
                plain.reads(t, TT, value);
            }
            assertThat(quick.told).isEqualTo(plain.told);
            assertThat(quick.written()).isEqualTo(plain.written());
        }
    }

    private static RuleBench<TrendState> bench(int aheadMin) {
        String yaml = """
                davy: 1
                site: {id: s1}
                floors: [{id: F0}]
                zones: [{id: Z1}]
                sensors:
                  - {tag: TT-1, zone: Z1, kind: temperature, range: [-20, 150], interval: 10s, place: {x: 0, y: 0}, limits: {high: 90, heat: {ahead: %dm}}}
                """.formatted(aheadMin);
        try {
            Plant plant = PlantFile.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
            return new RuleBench<>((TrendRule)
                    HeatRules.of(plant, plant.zones().get(0), plant.sensors()).get(0));
        } catch (InvalidPlantException e) {
            throw new AssertionError(e);
        }
    }
}
