package io.davy.detection.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.TestPlant;
import io.davy.plant.DeviceCare;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.wire.Quality;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway's death is one alarm with its sensors beneath it; a sensor's own silence stays its own. */
class GatewaysTest {
    @Test
    void gatewayThatFallsSilentIsOneAlarmWithItsSensorsBeneathIt() {
        Field field = new Field(20);
        field.speaks(0, 60, 1, 20).quietUntil(120);

        assertThat(field.zone.said()).containsExactly("70 GW-1@Z1 gateway_lost on");
        ConditionChange told = field.zone.changes.get(0);
        assertThat(told.hazard()).isEqualTo(Hazard.DEVICE);
        assertThat(told.alarmClass()).isEqualTo(AlarmClass.DEVICE);
        assertThat(told.priority()).isEqualTo(Priority.HIGH);
        assertThat(told.value()).isEqualTo(20);
        assertThat(told.limit()).isEqualTo(20);
        assertThat(told.explanation().text())
                .startsWith("GW-1@Z1: 20 of its 20 sensors in zone Z1 fell silent together")
                .contains("AT-1, AT-2, AT-3", "AT-20");
    }

    @Test
    void gatewayThatComesBackEndsTheAlarmAndNoSensorIsEverToldAlone() {
        Field field = new Field(20);
        field.speaks(0, 60, 1, 20).quietUntil(120).speaks(121, 200, 1, 20);

        assertThat(field.zone.said()).containsExactly("70 GW-1@Z1 gateway_lost on", "121 GW-1@Z1 gateway_lost off");
        assertThat(field.zone.changes.get(1).onset())
                .isEqualTo(field.zone.changes.get(0).onset());
        for (int k = 1; k <= 20; k++) {
            assertThat(field.zone.busy("AT-" + k)).isZero();
        }
    }

    @Test
    void sensorsThatStaySilentAfterTheirGatewayIsBackAreToldSingly() {
        Field field = new Field(20);
        field.speaks(0, 60, 1, 20).quietUntil(120).speaks(121, 200, 1, 18);

        assertThat(field.zone.said())
                .containsExactly(
                        "70 GW-1@Z1 gateway_lost on",
                        "121 GW-1@Z1 gateway_lost off",
                        "131 AT-19 silent on",
                        "131 AT-20 silent on");
        field.speaks(201, 210, 1, 20);
        assertThat(field.zone.said()).endsWith("201 AT-19 silent off", "201 AT-20 silent off");
    }

    @Test
    void oneSensorThatComesBackOfTwentyIsNotTheGateway() {
        Field field = new Field(20);
        field.speaks(0, 60, 1, 20).quietUntil(120).speaks(121, 200, 1, 1);

        assertThat(field.zone.said()).containsExactly("70 GW-1@Z1 gateway_lost on");
    }

    @Test
    void silenceOfAFewSensorsIsTheirOwn() {
        Field field = new Field(20);
        field.speaks(0, 60, 1, 20).speaks(61, 120, 1, 15);

        assertThat(field.zone.said())
                .containsExactlyInAnyOrder(
                        "70 AT-16 silent on",
                        "70 AT-17 silent on",
                        "70 AT-18 silent on",
                        "70 AT-19 silent on",
                        "70 AT-20 silent on");
    }

    @Test
    void sensorsThatDieOneByOneAreNoGateway() {
        Field field = new Field(5);
        for (int left = 5; left > 0; left--) {
            field.speaks((5 - left) * 60, (6 - left) * 60 - 1, 1, left);
        }
        field.quietUntil(400);

        assertThat(field.zone.said())
                .hasSize(5)
                .allMatch(s -> s.endsWith("silent on"))
                .noneMatch(s -> s.contains("gateway_lost"));
    }

    @Test
    void twoSensorsAreNoGateway() {
        Field field = new Field(2);
        field.speaks(0, 60, 1, 2).quietUntil(120);

        assertThat(field.zone.said()).containsExactly("70 AT-1 silent on", "70 AT-2 silent on");
    }

    @Test
    void deathCertificateIsOneAlarmWithinASecond() {
        Field field = new Field(20);
        field.speaks(0, 60, 1, 20).lost(60.2, 1, 20).quietUntil(120);

        assertThat(field.zone.said()).containsExactly("61 GW-1@Z1 gateway_lost on");
        field.speaks(121, 130, 1, 20);
        assertThat(field.zone.said()).endsWith("121 GW-1@Z1 gateway_lost off").hasSize(2);
    }

    @Test
    void deviceThatLosesAFewSensorsIsToldSensorBySensor() {
        Field field = new Field(20);
        field.speaks(0, 60, 1, 20).lost(60.2, 1, 2).zone.clock(61);

        assertThat(field.zone.said()).containsExactly("60 AT-1 bad_signal on", "60 AT-2 bad_signal on");
    }

    @Test
    void sensorThatFailsByItselfBeneathItsGatewayIsTold() {
        Field field = new Field(20);
        field.speaks(0, 60, 1, 20).lost(60.2, 1, 20).quietUntil(70).zone.bad(70.5, "AT-3");

        assertThat(field.zone.said()).containsExactly("61 GW-1@Z1 gateway_lost on", "70 AT-3 bad_signal on");
    }

    @Test
    void slowSensorsOnADeadGatewayAreBeneathItToo() {
        Field field = new Field(10, 4, Duration.ofSeconds(60), null);
        for (int t = 0; t <= 300; t++) {
            field.scan(t, 1, t % 60 == 0 ? 14 : 10);
        }
        field.quietUntil(2000);

        assertThat(field.zone.said()).containsExactly("310 GW-1@Z1 gateway_lost on");
    }

    @Test
    void zoneThatNeverSpokeIsOneAlarm() {
        Field field = new Field(20);
        field.quietUntil(60);

        assertThat(field.zone.said()).containsExactly("11 Z1 gateway_lost on");
        field.speaks(61, 90, 1, 20);
        assertThat(field.zone.said()).containsExactly("11 Z1 gateway_lost on", "61 Z1 gateway_lost off");
    }

    @Test
    void lossOutlivesARestart() {
        Field field = new Field(20);
        field.speaks(0, 60, 1, 20).quietUntil(80);
        field.zone.restartsAt(100);
        field.quiet(100, 140).speaks(141, 200, 1, 19);

        assertThat(field.zone.said())
                .containsExactly("70 GW-1@Z1 gateway_lost on", "141 GW-1@Z1 gateway_lost off", "151 AT-20 silent on");
    }

    @Test
    void changedPlantLeavesTheLossStanding() {
        Field field = new Field(20);
        field.speaks(0, 60, 1, 20).quietUntil(80);
        field.zone.with(Field.plant(21, 0, Duration.ZERO, null));
        field.quiet(81, 85).speaks(86, 110, 1, 21);

        assertThat(field.zone.said()).containsExactly("70 GW-1@Z1 gateway_lost on", "86 GW-1@Z1 gateway_lost off");
    }

    @Test
    void gatewayOfThePlantGivesItsName() {
        Field field = new Field(6, 0, Duration.ZERO, "RTU-7");
        field.speaks(0, 60, 1, 6).quietUntil(120);

        assertThat(field.zone.said()).containsExactly("70 RTU-7 gateway_lost on");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20})
    void replaySaysTheSame(int sensors) {
        Field field = new Field(sensors, false);
        field.speaks(0, 60, 1, sensors).speaks(121, 125, 1, sensors);

        assertThat(field.zone.said()).hasSize(2).first().isEqualTo("120 GW-1@Z1 gateway_lost on");
        assertThat(field.zone.said().get(1)).endsWith("GW-1@Z1 gateway_lost off");
    }

    /** The sensors AT-1 ... of zone Z1 on the gateway GW-1, spoken for once a second. */
    private static final class Field {
        final WatchedZone zone;
        private int clock;

        Field(int sensors) {
            this(sensors, true);
        }

        Field(int sensors, boolean live) {
            zone = new WatchedZone(plant(sensors, 0, Duration.ZERO, null), live);
        }

        Field(int sensors, int slow, Duration interval, String gateway) {
            zone = new WatchedZone(plant(sensors, slow, interval, gateway), true);
        }

        static Plant plant(int sensors, int slow, Duration interval, String gateway) {
            TestPlant made = TestPlant.plant();
            for (int k = 1; k <= sensors + slow; k++) {
                made.gas("AT-" + k, "H2S", k, 0, l -> l);
            }
            Plant plant = made.build();
            List<Sensor> all = new ArrayList<>();
            for (Sensor s : plant.sensors()) {
                all.add(new Sensor(
                        s.tag(),
                        s.kind(),
                        s.gas(),
                        s.unit(),
                        s.range(),
                        s.zone(),
                        s.place(),
                        s.machine(),
                        all.size() < sensors ? s.interval() : interval,
                        s.rules(),
                        all.size() < sensors ? s.limits() : null,
                        s.source(),
                        gateway == null ? null : new DeviceCare(gateway, false, null, null, null, null)));
            }
            return new Plant(
                    plant.davy(),
                    plant.site(),
                    plant.floors(),
                    plant.zones(),
                    plant.ruleSets(),
                    all,
                    plant.machines(),
                    plant.robots(),
                    plant.ways(),
                    plant.contacts(),
                    plant.incidents());
        }

        Field scan(int second, int from, int to) {
            ReadingBatch.Builder batch = batch(second);
            for (int k = from; k <= to; k++) {
                batch.addReadings(Reading.newBuilder().setSensor("AT-" + k).setValue((second * 7 + k * 3) % 5 * 0.1));
            }
            zone.batch(second, batch.build());
            zone.clock(second);
            clock = second;
            return this;
        }

        private static ReadingBatch.Builder batch(double second) {
            return ReadingBatch.newBuilder()
                    .setZone("Z1")
                    .setSource("GW-1")
                    .setTimeMs(WatchedZone.at(second))
                    .setReceivedMs(WatchedZone.at(second));
        }

        Field speaks(int from, int to, int first, int last) {
            for (int t = from; t <= to; t++) {
                scan(t, first, last);
            }
            return this;
        }

        Field lost(double second, int from, int to) {
            ReadingBatch.Builder batch = batch(second);
            for (int k = from; k <= to; k++) {
                batch.addReadings(Reading.newBuilder().setSensor("AT-" + k).setQuality(Quality.COMMUNICATION_LOST));
            }
            zone.batch(second, batch.build());
            return this;
        }

        Field quietUntil(int second) {
            return quiet(clock + 1, second);
        }

        Field quiet(int from, int to) {
            for (int t = from; t <= to; t++) {
                zone.clock(t);
            }
            clock = to;
            return this;
        }
    }
}
