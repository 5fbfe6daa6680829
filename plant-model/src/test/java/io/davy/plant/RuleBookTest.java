package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.alarm.AlarmClass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleBookTest {
    @ParameterizedTest
    @CsvSource({
        "H2S, ppm, 10, 15, seen",
        "H2S, mg/m3, 13.92987, 20.89481, seen",
        "CO, ppm, 35, 70, memory",
        "CO, '%LEL', 20, 40, seen",
        "CH4, '%LEL', 20, 40, seen",
        "CH4, '%vol', 0.88, 1.76, seen",
        "CH4, ppm, 8800, 17600, seen",
        "n-C4H10, ppm, 2800, 5600, memory",
        "CO2, '%vol', 0.5, 1, seen"
    })
    void gasHasItsFiguresInTheUnitOfTheSensor(String gas, String unit, double high, double highHigh, String evidence)
            throws InvalidPlantException {
        RuleSet r = rules("kind: gas, gas: " + gas + ", unit: '" + unit + "', range: [0, 100000]");
        assertThat(r.high()).isCloseTo(high, within(1e-4));
        assertThat(r.highHigh()).isCloseTo(highHigh, within(1e-4));
        assertThat(r.unit()).isEqualTo(unit);
        assertThat(r.evidence()).isEqualTo(evidence);
        assertThat(r.source()).isNotBlank();
    }

    @Test
    void gasIsToldAtOnceAndIsNeverStuck() throws InvalidPlantException {
        RuleSet r = rules("kind: gas, gas: H2S, range: [0, 100]");
        assertThat(r.onDelay()).isZero();
        assertThat(r.offDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(r.deadband()).isEqualTo(0.5);
        assertThat(r.stuckAfter()).isZero();
        assertThat(r.silentAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(r.alarmClass()).isEqualTo(AlarmClass.LIFE_SAFETY);
        assertThat(r.background()).isTrue();
    }

    @Test
    void oxygenAlarmsBothWaysAndHasNoBackground() throws InvalidPlantException {
        RuleSet r = rules("kind: gas, gas: O2, range: [0, 25]");
        assertThat(List.of(r.lowLow(), r.low(), r.high())).containsExactly(18.0, 19.5, 23.5);
        assertThat(r.background()).isFalse();
        assertThat(r.unit()).isEqualTo("%vol");
    }

    @Test
    void temperatureIsWatchedForSilenceAndStuckValuesOnly() throws InvalidPlantException {
        RuleSet r = rules("kind: temperature, range: [0, 200], interval: 10s");
        assertThat(r.high()).isNull();
        assertThat(r.ratePerMin()).isNull();
        assertThat(r.onDelay()).isEqualTo(Duration.ofSeconds(3));
        assertThat(r.stuckAfter()).isEqualTo(Duration.ofMinutes(20));
        assertThat(r.silentAfter()).isEqualTo(Duration.ofSeconds(100));
        assertThat(r.deadband()).isEqualTo(2.0);
        assertThat(r.alarmClass()).isEqualTo(AlarmClass.PROCESS);
    }

    @Test
    void vibrationFollowsTheMachine() throws InvalidPlantException {
        RuleSet r = rules("kind: vibration, range: [0, 50], machine: P-1");
        assertThat(List.of(r.zoneAb(), r.zoneBc(), r.zoneCd())).containsExactly(2.3, 4.5, 7.1);
        assertThat(r.deadband()).isEqualTo(0.225);
        assertThat(rules("kind: vibration, range: [0, 50]").zoneBc()).isNull();
    }

    @Test
    void ownLimitsGoOverTheSetAndTheSetOverTheDefault() throws InvalidPlantException {
        RuleSet r = rules("kind: gas, gas: H2S, range: [0, 100], rules: strict, limits: {high: 4}");
        assertThat(r.high()).isEqualTo(4);
        assertThat(r.highHigh()).isEqualTo(8);
        assertThat(r.onDelay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(r.source()).isEqualTo("plant.yaml, limits of S-1; the rest: company standard 7");
    }

    @Test
    void figureThatIsLeftKeepsItsEvidence() throws InvalidPlantException {
        RuleSet r = rules("kind: gas, gas: CO, range: [0, 500], limits: {high: 30}");
        assertThat(r.highHigh()).isEqualTo(70);
        assertThat(r.evidence()).isEqualTo("memory");
        assertThat(r.source()).startsWith("plant.yaml, limits of S-1; the rest: instrument alarms");
        RuleSet all = rules("kind: gas, gas: CO, range: [0, 500], limits: {high: 30, high_high: 60}");
        assertThat(all.evidence()).isEqualTo("seen");
        assertThat(all.source()).isEqualTo("plant.yaml, limits of S-1");
    }

    @ParameterizedTest
    @EnumSource(SensorKind.class)
    void figuresAreCompleteForEveryKind(SensorKind kind) {
        Plant demo = PlantFile.demo();
        Sensor any = demo.sensors().get(0);
        Sensor s = new Sensor(
                "X",
                kind,
                null,
                "u",
                new Range(0, 10),
                any.zone(),
                any.place(),
                null,
                Duration.ofSeconds(1),
                null,
                null,
                null);
        RuleSet r = RuleBook.rulesFor(demo, s);
        assertThat(r.silentAfter()).isNotNull();
        assertThat(r.stuckAfter()).isNotNull();
        assertThat(r.deadband()).isNotNull();
        assertThat(r.onDelay()).isNotNull();
        assertThat(r.offDelay()).isNotNull();
        assertThat(r.alarmClass()).isNotNull();
        assertThat(r.background()).isNotNull();
    }

    @Test
    void heatDetectorHasARateOfRise() throws InvalidPlantException {
        RuleSet r = rules("kind: temperature, range: [-20, 150], rules: heat-detector-a1");
        assertThat(r.ratePerMin()).isEqualTo(10);
        assertThat(r.rateWindow()).isEqualTo(Duration.ofMinutes(1));
        assertThat(r.alarmClass()).isEqualTo(AlarmClass.LIFE_SAFETY);
    }

    static List<String> shippedSets() {
        return List.copyOf(RuleBook.builtInNames());
    }

    @ParameterizedTest
    @MethodSource("shippedSets")
    void everyShippedSetIsSoundAndSaysWhereItComesFrom(String name) throws InvalidPlantException {
        String unit = RuleBook.builtInUnit(name);
        String kind = "mm/s".equals(unit) ? "vibration" : "temperature";
        RuleSet r = rules("kind: " + kind + ", range: [0, 400], rules: " + name);
        assertThat(r.source()).isNotBlank();
        assertThat(r.evidence()).isIn("seen", "weak", "memory");
        assertThat(r.high() != null || r.zoneBc() != null || r.heat() != null).isTrue();
    }

    @Test
    void warningsAreOneLineForEachCause() {
        PlantFile.Report report = PlantFile.check(java.nio.file.Path.of("../plants/demo-plant.yaml"));
        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings())
                .hasSizeBetween(1, 8)
                .allSatisfy(w -> assertThat(w.message()).startsWith("unconfirmed figures for "));
        assertThat(report.warnings())
                .anySatisfy(w -> assertThat(w.message())
                        .contains("AT-3101, AT-3102, AT-3103, AT-3104: instrument alarms 35/70 ppm"));
    }

    private static RuleSet rules(String sensor) throws InvalidPlantException {
        String yaml = """
                davy: 1
                site: {id: s1}
                floors: [{id: F0}]
                zones: [{id: Z1}]
                rule_sets:
                  strict: {unit: ppm, high: 5, high_high: 8, on_delay: 2s, source: company standard 7, evidence: seen}
                machines:
                  - {id: P-1, kind: pump, zone: Z1, place: {x: 0, y: 0}, group: 2, support: flexible}
                sensors:
                  - {tag: S-1, zone: Z1, place: {x: 0, y: 0}, %s}
                """.formatted(sensor);
        Plant plant = PlantFile.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        return RuleBook.rulesFor(plant, plant.sensors().get(0));
    }
}
