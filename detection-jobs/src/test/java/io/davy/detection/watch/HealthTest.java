package io.davy.detection.watch;

import static io.davy.detection.watch.WatchedZone.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.detection.TestPlant;
import io.davy.plant.DeviceCare;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.wire.Quality;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What Davy says of the devices themselves. */
class HealthTest {
    private final Random random = new Random(7);

    @Test
    void gasSensorWhoseNoiseFreezesIsStuckUntilItMoves() {
        WatchedZone zone = gas().feed(0, 600, k -> noise(2, 0.3));
        zone.feed(600, 700, k -> 2.125);
        assertThat(zone.said()).hasSize(1).first().asString().endsWith("AT-1 stuck on");
        assertThat(told(zone, "stuck").time()).isBetween(instant(609), instant(625));
        assertThat(told(zone, "stuck").explanation().text()).startsWith("AT-1: has given exactly 2.125 ppm for");

        zone.feed(700, 710, k -> noise(2, 0.3));
        assertThat(zone.said()).endsWith("700 AT-1 stuck off").hasSize(2);
    }

    @Test
    void cleanAirRoundedToNothingIsNotStuck() {
        WatchedZone zone = gas().feed(0, 40_000, k -> random.nextInt(50) == 0 ? 0.1 : 0);
        zone.feed(40_000, 80_000, k -> 0);
        assertThat(zone.said()).isEmpty();
    }

    @Test
    void noiseThatTheEndOfTheRangeCutsOffIsNotStuckWhileItsZeroIsBelow() {
        WatchedZone zone = gas().feed(0, 600, k -> Math.max(0, noise(-0.1, 0.3)));
        zone.feed(600, 700, k -> 0).feed(700, 1200, k -> Math.max(0, noise(-0.1, 0.3)));
        assertThat(zone.said()).isEmpty();
    }

    @Test
    void gasSensorThatNeverReadZeroAndStaysThereIsStuck() {
        WatchedZone zone = gas().feed(0, 600, k -> noise(2, 0.3));
        zone.feed(600, 700, k -> 0);
        assertThat(zone.said()).anySatisfy(s -> assertThat(s).endsWith("AT-1 stuck on"));
    }

    @Test
    void slowValueBetweenTwoStepsIsNotStuck() {
        WatchedZone zone = new WatchedZone(plant(SensorKind.PRESSURE, null))
                .feed(0, 20_000, k -> Math.round(10 * (40 + 20 * Math.sin(k / 3000.0))) / 10.0);
        zone.feed(20_000, 24_000, k -> 31.4);
        assertThat(zone.said()).isEmpty();
    }

    @Test
    void singleReadingFarAwayIsASpikeAndSilencesNoAlarm() {
        WatchedZone zone = gas().feed(0, 300, k -> noise(2, 0.3));
        zone.feed(300, 301, k -> 80).feed(301, 302, k -> 2).feed(302, 1000, k -> noise(2, 0.3));
        assertThat(zone.said())
                .containsSubsequence("300 AT-1 gas_high_high on", "301 AT-1 spike on", "902 AT-1 spike off");
        assertThat(told(zone, "spike").explanation().text()).contains("above those before and after it");
    }

    @Test
    void puffOfGasIsNoSpike() {
        WatchedZone zone = gas().feed(0, 300, k -> noise(2, 0.3));
        zone.feed(300, 330, k -> 2 + 70 * Math.exp(-(k - 300) / 6.0)).feed(330, 400, k -> noise(2, 0.3));
        assertThat(zone.said()).contains("300 AT-1 gas_high on").noneMatch(s -> s.contains("spike"));
    }

    @Test
    void noiseThatGrowsOnAQuietSignalIsTold() {
        WatchedZone zone = new WatchedZone(plant(SensorKind.PRESSURE, null)).feed(0, 6000, k -> noise(40, 0.3));
        zone.feed(6000, 8000, k -> noise(40, 3));
        assertThat(zone.said()).hasSize(1).first().asString().endsWith("AT-1 noise_high on");
        zone.feed(8000, 10_000, k -> noise(40, 0.3));
        assertThat(zone.said()).hasSize(2).last().asString().endsWith("AT-1 noise_high off");
    }

    @Test
    void blockedInletTakesTheNoiseAway() {
        WatchedZone zone = gas().feed(0, 6000, k -> noise(2, 0.4));
        zone.feed(6000, 8000, k -> noise(2, 0.03));
        assertThat(zone.said()).hasSize(1).first().asString().endsWith("AT-1 noise_low on");
    }

    @Test
    void plumeIsNoNoiseOfAGasDetector() {
        WatchedZone zone = gas().feed(0, 6000, k -> noise(1, 0.3));
        zone.feed(6000, 9000, k -> noise(4, 2));
        assertThat(zone.said()).noneMatch(s -> s.contains("noise"));
    }

    @Test
    void clockThatIsAMinuteBehindIsTold() {
        WatchedZone zone = gas().feed(0, 100, k -> noise(2, 0.3));
        for (int k = 100; k < 400; k++) {
            zone.arrives(k + 60, k, "AT-1", noise(2, 0.3));
        }
        assertThat(zone.said()).filteredOn(s -> s.contains("clock_behind")).hasSize(1);
        assertThat(told(zone, "clock_behind").value()).isEqualTo(60);
    }

    @Test
    void backlogAfterAnOutageIsNoWrongClock() {
        WatchedZone zone = gas().feed(0, 100, k -> noise(2, 0.3));
        for (int k = 100; k < 700; k++) {
            zone.arrives(700 + (k - 100) / 10.0, k, "AT-1", noise(2, 0.3));
        }
        zone.feed(760, 900, k -> noise(2, 0.3));
        assertThat(zone.said()).noneMatch(s -> s.contains("clock_behind"));
    }

    @Test
    void failedLoopIsNoValue() {
        WatchedZone zone = loop();
        loop(zone, 0, 10, 12, 50);
        assertThat(zone.said()).containsExactly("0 AT-1 gas_high on", "0 AT-1 gas_high_high on");
        loop(zone, 10, 20, 3.5, 0);
        assertThat(zone.said()).last().isEqualTo("14 AT-1 loop_failure on");
        assertThat(zone.said()).hasSize(3);
        assertThat(told(zone, "loop_failure").unit()).isEqualTo("mA");
        assertThat(told(zone, "loop_failure").explanation().text())
                .isEqualTo(
                        "AT-1: the loop current of 3.5 mA is that of a failed loop (at or below 3.6 mA); it has no value");
        loop(zone, 20, 30, 4.16, 1);
        assertThat(zone.said()).contains("20 AT-1 gas_high off", "24 AT-1 loop_failure off");
    }

    @Test
    void loopThatFailsUpscaleRaisesNoGasAlarm() {
        WatchedZone zone = loop();
        loop(zone, 0, 10, 4.16, 1);
        loop(zone, 10, 20, 21.5, 0);
        assertThat(zone.said()).containsExactly("14 AT-1 loop_failure on");
    }

    @Test
    void loopThatFailsForTwoSecondsIsNotTold() {
        WatchedZone zone = loop();
        loop(zone, 0, 10, 4.16, 1);
        loop(zone, 10, 12, 0, 0);
        loop(zone, 12, 30, 4.16, 1);
        assertThat(zone.said()).isEmpty();
    }

    @Test
    void saturatedLoopIsOutOfSpecificationAndStillGas() {
        WatchedZone zone = loop();
        loop(zone, 0, 10, 20.8, 105);
        assertThat(zone.said()).contains("0 AT-1 gas_high on", "4 AT-1 loop_out_of_spec on");
    }

    @Test
    void detectorInFunctionCheckRaisesNothingAndSaysSo() {
        WatchedZone zone = gas().feed(0, 10, k -> noise(2, 0.3));
        for (int k = 10; k < 20; k++) {
            zone.batch(k, batch(k, Reading.newBuilder().setValue(60).setQuality(Quality.FUNCTION_CHECK)));
        }
        zone.feed(20, 25, k -> 2);
        assertThat(zone.said()).containsExactly("10 AT-1 function_check on", "20 AT-1 function_check off");
        ConditionChange check = told(zone, "function_check");
        assertThat(check.alarmClass()).isEqualTo(AlarmClass.ADVISORY);
        assertThat(check.hazard()).isEqualTo(Hazard.DEVICE);
    }

    @Test
    void calibrationAndBumpTestAreDueOnceByThePlantsDays() {
        DeviceCare care = new DeviceCare(
                null,
                false,
                LocalDate.of(2025, 7, 5),
                Duration.ofDays(180),
                LocalDate.of(2025, 12, 2),
                Duration.ofDays(30));
        WatchedZone zone = new WatchedZone(plant(SensorKind.GAS, care));
        for (int k = 0; k < 100; k++) {
            zone.clock(k);
        }
        assertThat(zone.said())
                .contains("0 AT-1 calibration_due on", "0 AT-1 bump_test_due on")
                .filteredOn(s -> s.contains("due"))
                .hasSize(2);
        zone.with(plant(SensorKind.GAS, null)).clock(200);
        assertThat(zone.said()).contains("200 AT-1 calibration_due off", "200 AT-1 bump_test_due off");
    }

    @Test
    void faultOutlivesARestartAndAnotherPlant() {
        WatchedZone zone = gas().feed(0, 600, k -> noise(2, 0.3));
        zone.feed(600, 700, k -> 2.125).throughBytes();
        zone.with(plant(SensorKind.GAS, new DeviceCare("GW", false, null, null, null, null)));
        zone.feed(700, 705, k -> 2.125).feed(705, 710, k -> 2);
        assertThat(zone.said()).hasSize(2).last().isEqualTo("705 AT-1 stuck off");
    }

    private WatchedZone gas() {
        return new WatchedZone(plant(SensorKind.GAS, null));
    }

    private WatchedZone loop() {
        return new WatchedZone(plant(SensorKind.GAS, new DeviceCare(null, true, null, null, null, null)));
    }

    private static void loop(WatchedZone zone, int from, int to, double ma, double value) {
        for (int k = from; k < to; k++) {
            Quality q = ma <= 3.6 || ma >= 21 ? Quality.FAILURE : Quality.GOOD;
            zone.batch(
                    k,
                    batch(
                            k,
                            Reading.newBuilder()
                                    .setValue(value)
                                    .setCurrentMa(ma)
                                    .setQuality(q)));
        }
    }

    private static ReadingBatch batch(int second, Reading.Builder reading) {
        return ReadingBatch.newBuilder()
                .setZone("Z1")
                .setTimeMs(at(second))
                .setReceivedMs(at(second))
                .addReadings(reading.setSensor("AT-1"))
                .build();
    }

    private double noise(double mean, double sigma) {
        return mean + sigma * random.nextGaussian();
    }

    private static java.time.Instant instant(int second) {
        return java.time.Instant.ofEpochMilli(at(second));
    }

    private static ConditionChange told(WatchedZone zone, String rule) {
        return zone.changes.stream()
                .filter(c -> c.rule().equals(rule) && c.on())
                .findFirst()
                .orElseThrow();
    }

    private static Plant plant(SensorKind kind, DeviceCare care) {
        TestPlant made = TestPlant.plant();
        if (kind == SensorKind.GAS) {
            made.gas("AT-1", "H2S", l -> l.high(10).highHigh(15));
        } else {
            made.sensor("AT-1", kind, "bar", 0, 100, null, l -> l);
        }
        Plant p = made.build();
        Sensor s = p.sensors().get(0);
        Sensor with = new Sensor(
                s.tag(),
                s.kind(),
                s.gas(),
                s.unit(),
                s.range(),
                s.zone(),
                s.place(),
                s.machine(),
                s.interval(),
                s.rules(),
                s.limits(),
                s.source(),
                care);
        return new Plant(
                p.davy(),
                p.site(),
                p.floors(),
                p.zones(),
                p.ruleSets(),
                List.of(with),
                p.machines(),
                p.robots(),
                p.ways(),
                p.contacts(),
                p.incidents());
    }
}
