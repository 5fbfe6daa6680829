package io.davy.detection.heat;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Priority;
import io.davy.detection.gas.RuleBench;
import io.davy.detection.rule.ExtraRule;
import io.davy.plant.InvalidPlantException;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
    private static final String AIR =
            "  - {tag: TT-AIR, zone: Z1, kind: temperature, range: [-40, 60], place: {x: 0, y: 0}}\n";

    @ParameterizedTest
    @CsvSource({"0.5, NONE", "1, POSSIBLE", "3.9, POSSIBLE", "4, PROBABLE", "15, PROBABLE", "15.1, MAJOR"})
    void likePartsHaveTheGradesOfNeta(double kelvin, Grade grade) {
        assertThat(Grade.overSimilar(kelvin)).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "10, POSSIBLE", "11, PROBABLE", "21, MONITOR", "40, MONITOR", "40.5, MAJOR"})
    void partsOverTheAirHaveTheGradesOfNeta(double kelvin, Grade grade) {
        assertThat(Grade.overAmbient(kelvin)).isEqualTo(grade);
    }

    @Test
    void machineHotterThanItsLikeIsToldByGrade() {
        RuleBench<?> b = like(AIR);
        hold(b, 0, 40, Map.of("TT-AIR", 20.0, "TT-1", 51.0, "TT-2", 52.0, "TT-3", 60.0));
        assertThat(b.said()).containsExactly("900 TT-3 heat_over_similar on");
        assertThat(b.told.get(0).priority()).isEqualTo(Priority.LOW);
        assertThat(b.told.get(0).alarmClass()).isEqualTo(AlarmClass.ADVISORY);
        assertThat(b.told.get(0).unit()).isEqualTo("K");
        assertThat(b.told.get(0).explanation().text())
                .isEqualTo("TT-3: 60 degC is 8.5 K above the middle of like machines that run comparably (P-1, P-2),"
                        + " 51.5 degC (probable deficiency)");
        assertThat(b.told.get(0).explanation().limitSource()).startsWith("NETA");
        hold(b, 40, 90, Map.of("TT-AIR", 20.0, "TT-1", 51.0, "TT-2", 52.0, "TT-3", 72.0));
        assertThat(b.said()).hasSize(2).last().asString().endsWith("TT-3 heat_over_similar_high on");
        assertThat(b.told.get(1).priority()).isEqualTo(Priority.HIGH);
        hold(b, 90, 150, Map.of("TT-AIR", 20.0, "TT-1", 51.0, "TT-2", 52.0, "TT-3", 52.0));
        assertThat(b.said()).hasSize(4);
    }

    @Test
    void standbyMachineIsNoMeasure() {
        RuleBench<?> b = like(AIR);
        hold(b, 0, 120, Map.of("TT-AIR", 20.0, "TT-1", 21.0, "TT-2", 60.0, "TT-3", 20.0));
        assertThat(b.said()).isEmpty();
        RuleBench<?> without = like("");
        hold(without, 0, 120, Map.of("TT-1", 26.0, "TT-2", 60.0, "TT-3", 25.0));
        assertThat(without.said()).isEmpty();
    }

    @Test
    void machineThatHasJustStartedIsNoMeasure() {
        RuleBench<?> b = like(AIR);
        run(
                b,
                0,
                600,
                t -> Map.of(
                        "TT-AIR",
                        20.0,
                        "TT-1",
                        t < 60 ? 20.0 : 60 - 40 * Math.exp(-(t - 60) / 40),
                        "TT-2",
                        61.0,
                        "TT-3",
                        t < 200 ? 20.0 : 60 - 40 * Math.exp(-(t - 200) / 120)));
        assertThat(b.said()).isEmpty();
    }

    @Test
    void loadDecidesWhereItIsMeasured() {
        String amps = "";
        for (int i = 1; i <= 3; i++) {
            amps += "  - {tag: IT-%d, zone: Z1, kind: current, range: [0, 100], machine: P-%d}\n".formatted(i, i);
        }
        Map<String, Double> degC = Map.of("TT-1", 50.0, "TT-2", 51.0, "TT-3", 62.0);
        RuleBench<?> same = like(amps);
        hold(same, 0, 60, and(degC, Map.of("IT-1", 40.0, "IT-2", 42.0, "IT-3", 45.0)));
        assertThat(same.said()).singleElement().asString().endsWith("TT-3 heat_over_similar on");
        RuleBench<?> other = like(amps);
        hold(other, 0, 60, and(degC, Map.of("IT-1", 10.0, "IT-2", 12.0, "IT-3", 45.0)));
        assertThat(other.said()).isEmpty();
    }

    @Test
    void brokenThermometerNeitherRaisesNorClears() {
        RuleBench<?> b = like(AIR);
        hold(b, 0, 40, Map.of("TT-AIR", 20.0, "TT-1", 51.0, "TT-2", 52.0, "TT-3", 60.0));
        for (int t = 2400; t < 7200; t += 10) {
            b.bad(t, "TT-3", 4).reads(t, "TT-1", 51);
        }
        assertThat(b.said()).hasSize(1);
    }

    @Test
    void partOverTheAirIsToldByGrade() {
        String yaml = plant(
                "",
                AIR
                        + "  - {tag: TT-9, zone: Z1, kind: temperature, range: [-40, 200], place: {x: 0, y: 0}, rules: neta-electrical}\n");
        RuleBench<?> b = bench(yaml, AmbientRule.class);
        hold(b, 0, 40, Map.of("TT-AIR", 30.0, "TT-9", 45.0));
        assertThat(b.said()).singleElement().asString().endsWith("TT-9 heat_over_ambient on");
        assertThat(b.told.get(0).explanation().text())
                .isEqualTo("TT-9: 45 degC is 15 K above the air of 30 degC (probable deficiency)");
        hold(b, 40, 80, Map.of("TT-AIR", 30.0, "TT-9", 75.0));
        assertThat(b.said()).hasSize(2).last().asString().endsWith("TT-9 heat_over_ambient_high on");
        assertThat(b.told.get(1).explanation().text()).endsWith("(major deficiency)");
    }

    @Test
    void killInTheMiddleChangesNothing() {
        RuleBench<?> whole = like(AIR);
        RuleBench<?> cut = like(AIR);
        Map<String, Double> now = Map.of("TT-AIR", 20.0, "TT-1", 51.0, "TT-2", 52.0, "TT-3", 60.0);
        for (int m = 0; m < 40; m += 2) {
            hold(whole, m, m + 2, now);
            hold(cut, m, m + 2, now);
            cut.throughBytes();
        }
        assertThat(whole.said()).hasSize(1);
        assertThat(cut.told).isEqualTo(whole.told);
    }

    private static Map<String, Double> and(Map<String, Double> a, Map<String, Double> b) {
        Map<String, Double> all = new TreeMap<>(a);
        all.putAll(b);
        return all;
    }

    private static void hold(RuleBench<?> b, int fromMin, int toMin, Map<String, Double> values) {
        run(b, fromMin, toMin, t -> values);
    }

    /** Readings each 10 s, in minutes. */
    private static void run(RuleBench<?> b, int fromMin, int toMin, DoubleFunction<Map<String, Double>> values) {
        for (int t = fromMin * 60; t < toMin * 60; t += 10) {
            double second = t;
            new TreeMap<>(values.apply(t / 60.0)).forEach((tag, v) -> b.reads(second, tag, v));
        }
    }

    private static RuleBench<?> like(String more) {
        StringBuilder machines = new StringBuilder();
        StringBuilder sensors = new StringBuilder(more);
        for (int i = 1; i <= 3; i++) {
            machines.append(
                    "  - {id: P-%d, kind: pump, zone: Z1, place: {x: %d, y: 0}, like: pumps}\n".formatted(i, i));
            sensors.append("  - {tag: TT-%d, zone: Z1, kind: temperature, range: [-40, 200], machine: P-%d}\n"
                    .formatted(i, i));
        }
        return bench(plant("machines:\n" + machines, sensors.toString()), SimilarRule.class);
    }

    private static String plant(String machines, String sensors) {
        return "davy: 1\nsite: {id: s1}\nfloors: [{id: F0}]\nzones: [{id: Z1}]\n" + machines + "sensors:\n" + sensors;
    }

    @SuppressWarnings("unchecked")
    private static RuleBench<DeltaState> bench(String yaml, Class<?> of) {
        try {
            Plant plant = PlantFile.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
            return new RuleBench<>(
                    (ExtraRule<DeltaState>) HeatRules.of(plant, plant.zones().get(0), plant.sensors()).stream()
                            .filter(of::isInstance)
                            .findFirst()
                            .orElseThrow());
        } catch (InvalidPlantException e) {
            throw new AssertionError(e);
        }
    }
}
