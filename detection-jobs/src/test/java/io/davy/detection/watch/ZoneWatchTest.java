package io.davy.detection.watch;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.plant.Plant;
import io.davy.plant.SensorKind;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the watch of a zone says, and what it must not say. */
class ZoneWatchTest {
    private static WatchedZone h2s() {
        return new WatchedZone(plant().gas(
                        "AT-1", "H2S", l -> l.high(10).highHigh(20).deadband(1).offDelay(5))
                .build());
    }

    @Test
    void gasAlarmGoesOnAtOnceAtTheLimit() {
        WatchedZone zone = h2s().reads(0, "AT-1", 9.99).reads(1, "AT-1", 10);
        assertThat(zone.said()).containsExactly("1 AT-1 gas_high on");
        ConditionChange c = zone.changes.get(0);
        assertThat(c.hazard()).isEqualTo(Hazard.GAS);
        assertThat(c.priority()).isEqualTo(Priority.HIGH);
        assertThat(c.alarmClass()).isEqualTo(AlarmClass.LIFE_SAFETY);
        assertThat(c.limit()).isEqualTo(10);
        assertThat(c.onset()).isEqualTo(Instant.ofEpochMilli(WatchedZone.at(1)));
        assertThat(c.receivedMs()).isEqualTo(WatchedZone.at(1));
        assertThat(c.explanation().text()).contains("AT-1: H2S 10 ppm", "limit of 10 ppm");
        assertThat(c.explanation().limitSource()).contains("test figures");
    }

    @Test
    void bothLevelsSpeakForThemselves() {
        assertThat(h2s().reads(0, "AT-1", 25).said()).containsExactly("0 AT-1 gas_high on", "0 AT-1 gas_high_high on");
    }

    @Test
    void insideTheDeadbandAnAlarmStaysOn() {
        WatchedZone zone = h2s().reads(0, "AT-1", 11);
        for (int s = 1; s < 60; s++) {
            zone.reads(s, "AT-1", s % 2 == 0 ? 9.2 : 9.8);
        }
        assertThat(zone.said()).containsExactly("0 AT-1 gas_high on");
    }

    @Test
    void itGoesOffOnlyAfterTheWholeOffDelay() {
        WatchedZone zone = h2s().reads(0, "AT-1", 11).reads(1, "AT-1", 2).reads(5, "AT-1", 2);
        assertThat(zone.said()).hasSize(1);
        assertThat(zone.reads(6, "AT-1", 2).said()).containsExactly("0 AT-1 gas_high on", "6 AT-1 gas_high off");
        assertThat(zone.busy("AT-1")).isZero();
    }

    @Test
    void comingBackDuringTheOffDelayIsNoSecondAlarm() {
        WatchedZone zone = h2s().reads(0, "AT-1", 11)
                .reads(1, "AT-1", 2)
                .reads(3, "AT-1", 12)
                .reads(7, "AT-1", 2);
        assertThat(zone.said()).hasSize(1);
        assertThat(zone.reads(12, "AT-1", 2).said()).last().isEqualTo("12 AT-1 gas_high off");
    }

    private static WatchedZone delayed() {
        return new WatchedZone(
                plant().gas("AT-1", "H2S", l -> l.high(10).onDelay(5)).build());
    }

    @Test
    void onDelayCountsReadingTime() {
        WatchedZone zone = delayed().reads(0, "AT-1", 11).reads(4.9, "AT-1", 11);
        assertThat(zone.said()).isEmpty();
        zone.reads(5, "AT-1", 12);
        assertThat(zone.said()).containsExactly("5 AT-1 gas_high on");
        assertThat(zone.changes.get(0).onset()).isEqualTo(Instant.ofEpochMilli(WatchedZone.at(0)));
    }

    @Test
    void oneReadingBelowTheLimitBeginsTheOnDelayAnew() {
        WatchedZone zone = delayed()
                .reads(0, "AT-1", 11)
                .reads(3, "AT-1", 9)
                .reads(4, "AT-1", 11)
                .reads(8, "AT-1", 11);
        assertThat(zone.said()).isEmpty();
        assertThat(zone.reads(9, "AT-1", 11).said()).containsExactly("9 AT-1 gas_high on");
    }

    @Test
    void aKillInTheMiddleOfAnOnDelayLosesNothing() {
        WatchedZone zone = delayed()
                .reads(0, "AT-1", 11)
                .reads(3, "AT-1", 11)
                .restartsAt(3.5)
                .reads(5, "AT-1", 11);
        assertThat(zone.said()).containsExactly("5 AT-1 gas_high on");
        assertThat(zone.changes.get(0).onset()).isEqualTo(Instant.ofEpochMilli(WatchedZone.at(0)));
    }

    @Test
    void aSensorThatFallsSilentBeyondItsLimitStillAlarms() {
        WatchedZone zone = delayed().reads(0, "AT-1", 11).clock(9);
        assertThat(zone.said()).isEmpty();
        assertThat(zone.clock(11).said()).containsExactlyInAnyOrder("10 AT-1 silent on", "5 AT-1 gas_high on");
    }

    @Test
    void aRepeatedReadingChangesNothing() {
        WatchedZone zone = h2s().reads(0, "AT-1", 11)
                .reads(0, "AT-1", 11)
                .reads(0, "AT-1", 2)
                .reads(0, "AT-1", 2);
        assertThat(zone.said()).containsExactly("0 AT-1 gas_high on");
    }

    @Test
    void aBadSignalNeverClearsAnAlarm() {
        WatchedZone zone = h2s().reads(0, "AT-1", 15);
        for (int s = 1; s < 30; s++) {
            zone.bad(s, "AT-1");
        }
        assertThat(zone.said()).containsExactly("0 AT-1 gas_high on", "1 AT-1 bad_signal on");
        assertThat(zone.changes.get(1).alarmClass()).isEqualTo(AlarmClass.DEVICE);
        zone.reads(30, "AT-1", 1).reads(36, "AT-1", 1);
        assertThat(zone.said()).endsWith("30 AT-1 bad_signal off", "36 AT-1 gas_high off");
    }

    @Test
    void aValueThatIsNoNumberIsABadSignal() {
        assertThat(h2s().reads(0, "AT-1", Double.NaN).said()).containsExactly("0 AT-1 bad_signal on");
        assertThat(h2s().reads(0, "AT-1", Double.POSITIVE_INFINITY).said()).containsExactly("0 AT-1 bad_signal on");
    }

    @Test
    void aboveItsRangeAGasDetectorStillSaysGas() {
        assertThat(h2s().reads(0, "AT-1", 500).said())
                .containsExactly("0 AT-1 out_of_range on", "0 AT-1 gas_high on", "0 AT-1 gas_high_high on");
    }

    @Test
    void aBrokenThermocoupleIsNoFire() {
        Plant p = plant().sensor("TT-1", SensorKind.TEMPERATURE, "degC", 0, 200, "P-1", l -> l.high(90))
                .build();
        assertThat(new WatchedZone(p).reads(0, "TT-1", 3276.7).said()).containsExactly("0 TT-1 out_of_range on");
        assertThat(new WatchedZone(p).reads(0, "TT-1", 205).said())
                .containsExactly("0 TT-1 out_of_range on", "0 TT-1 temperature_high on");
    }

    @Test
    void farBelowItsRangeADetectorHidesNothingThatStands() {
        WatchedZone zone = h2s().reads(0, "AT-1", 15).reads(1, "AT-1", -20).reads(60, "AT-1", -20);
        assertThat(zone.said()).containsExactly("0 AT-1 gas_high on", "1 AT-1 out_of_range on");
    }

    @Test
    void tooLittleOxygenAlarms() {
        WatchedZone zone = new WatchedZone(
                plant().gas("AT-9", "O2", l -> l.low(19.5).high(23.5).deadband(0.2))
                        .build());
        zone.reads(0, "AT-9", 20.9)
                .reads(1, "AT-9", 19.5)
                .reads(2, "AT-9", 19.6)
                .reads(3, "AT-9", 19.8);
        assertThat(zone.said()).containsExactly("1 AT-9 gas_low on", "3 AT-9 gas_low off");
    }

    @Test
    void vibrationClimbsThroughItsZones() {
        WatchedZone zone = new WatchedZone(plant().sensor(
                        "VT-1",
                        SensorKind.VIBRATION,
                        "mm/s",
                        0,
                        50,
                        "P-1",
                        l -> l.vibrationZones(2.8, 4.5).high(2.8).highHigh(4.5))
                .build());
        zone.reads(0, "VT-1", 1.2).reads(1, "VT-1", 3).reads(2, "VT-1", 5);
        assertThat(zone.said()).containsExactly("1 VT-1 vibration_zone_c on", "2 VT-1 vibration_zone_d on");
        assertThat(zone.changes.get(1).hazard()).isEqualTo(Hazard.VIBRATION);
    }

    private static WatchedZone heated(double kelvinPerMin, double noise, int gapAt) {
        WatchedZone zone = new WatchedZone(plant().sensor(
                        "TT-1",
                        SensorKind.TEMPERATURE,
                        "degC",
                        -20,
                        500,
                        "P-1",
                        l -> l.ratePerMin(10).silentAfter(300))
                .build());
        Random random = new Random(4);
        for (int s = 0; s < 240; s++) {
            if (gapAt < 0 || s < gapAt || s > gapAt + 40) {
                zone.reads(s, "TT-1", 25 + kelvinPerMin * s / 60 + noise * random.nextGaussian());
            }
        }
        return zone;
    }

    @Test
    void aFastRiseAlarmsWellBelowAnyLevel() {
        assertThat(heated(20, 0.3, -1).said()).hasSize(1).first().asString().endsWith("temperature_rate_of_rise on");
        assertThat(heated(20, 0.3, -1).changes.get(0).time()).isBefore(Instant.ofEpochMilli(WatchedZone.at(75)));
    }

    @Test
    void aSlowRiseAndNoiseAreNoFastRise() {
        assertThat(heated(3, 0.5, -1).said()).isEmpty();
    }

    @Test
    void aStepOverAGapIsNoRise() {
        WatchedZone zone = new WatchedZone(plant().sensor(
                        "TT-1",
                        SensorKind.TEMPERATURE,
                        "degC",
                        -20,
                        500,
                        "P-1",
                        l -> l.ratePerMin(10).silentAfter(300))
                .build());
        for (int s = 0; s < 100; s++) {
            zone.reads(s, "TT-1", 20);
        }
        for (int s = 140; s < 240; s++) {
            zone.reads(s, "TT-1", 60);
        }
        assertThat(zone.said()).isEmpty();
    }

    @Test
    void aValueThatNeverMovesIsStuckAndIsFreeWhenItMoves() {
        WatchedZone zone = new WatchedZone(
                plant().sensor("TT-1", SensorKind.TEMPERATURE, "degC", 0, 200, null, l -> l.stuckAfter(60))
                        .build());
        for (int s = 0; s <= 100; s++) {
            zone.reads(s, "TT-1", 21.25);
        }
        zone.reads(101, "TT-1", 21.5);
        assertThat(zone.said()).containsExactly("60 TT-1 stuck on", "101 TT-1 stuck off");
    }

    @Test
    void silenceIsAlarmedByTheClockAndEndsWithTheNextReading() {
        WatchedZone zone =
                h2s().reads(0, "AT-1", 1).clock(9.9).clock(10).clock(20).reads(21, "AT-1", 1);
        assertThat(zone.said()).containsExactly("10 AT-1 silent on", "21 AT-1 silent off");
    }

    @Test
    void whatIsCountedInSecondsIsNotToldInTheUnitOfTheSensor() {
        ConditionChange silent = h2s().reads(0, "AT-1", 1).clock(12).changes.get(0);
        assertThat(silent.value()).isEqualTo(12);
        assertThat(silent.limit()).isEqualTo(10);
        assertThat(silent.unit()).isEqualTo("s");

        WatchedZone frozen = new WatchedZone(
                plant().sensor("TT-1", SensorKind.TEMPERATURE, "degC", 0, 200, null, l -> l.stuckAfter(60))
                        .build());
        for (int s = 0; s <= 61; s++) {
            frozen.reads(s, "TT-1", 21.25);
        }
        ConditionChange stuck = frozen.changes.get(0);
        assertThat(stuck.value()).isEqualTo(60);
        assertThat(stuck.unit()).isEqualTo("s");
        assertThat(stuck.explanation()).isNotNull();
        assertThat(stuck.explanation().text()).isEqualTo("TT-1: 21.25 degC has not changed for 60 s");
    }

    @Test
    void aRateIsToldInUnitsAMinuteAndABadSignalWithoutAFigure() {
        assertThat(heated(20, 0.3, -1).changes.get(0).unit()).isEqualTo("degC/min");
        assertThat(h2s().reads(0, "AT-1", Double.NaN).changes.get(0).unit()).isNull();
    }

    @Test
    void aSensorThatNeverSaidAWordIsSilentToo() {
        assertThat(h2s().clock(0).clock(9).clock(10).said()).containsExactly("10 AT-1 silent on");
    }

    @Test
    void aSensorIsNotSilentBecauseTheJobWasOff() {
        WatchedZone zone = h2s().reads(0, "AT-1", 1).restartsAt(300).clock(300).clock(309);
        assertThat(zone.said()).isEmpty();
        assertThat(zone.clock(310).said()).containsExactly("310 AT-1 silent on");
    }

    @Test
    void inReplayTheNewestReadingIsTheClock() {
        Plant p = plant().gas("AT-1", "H2S", l -> l.high(10))
                .gas("AT-2", "H2S", l -> l.high(10))
                .build();
        WatchedZone zone = new WatchedZone(p, false);
        zone.reads(0, "AT-1", 1).reads(0, "AT-2", 1).clock(99_999);
        for (int s = 1; s < 20; s++) {
            zone.reads(s, "AT-1", 1).clock(99_999);
        }
        assertThat(zone.said()).containsExactly("10 AT-2 silent on");
    }

    @Test
    void aClockAheadIsToldAndItsReadingsAreTakenByArrival() {
        WatchedZone zone = h2s().reads(0, "AT-1", 1)
                .arrives(1, 3601, "AT-1", 15)
                .reads(2, "AT-1", 15)
                .reads(61, "AT-1", 15);
        assertThat(zone.said()).containsExactly("1 AT-1 clock_wrong on", "1 AT-1 gas_high on");
        zone.reads(62, "AT-1", 15);
        assertThat(zone.said()).last().isEqualTo("62 AT-1 clock_wrong off");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 60, 7200})
    void everyReadingOfABatchIsJudgedThoughTheDevicesClockIsAhead(int aheadS) {
        WatchedZone zone = new WatchedZone(
                plant().gas("AT-1", "H2S", l -> l.high(10).onDelay(5)).build());
        for (int k = 0; k < 12; k++) {
            ReadingBatch.Builder batch =
                    ReadingBatch.newBuilder().setZone("Z1").setTimeMs(WatchedZone.at(10 * k + aheadS));
            for (int s = -9; s <= 0; s++) {
                boolean leaks = k == 5 && s >= -8 && s <= -1;
                batch.addReadings(Reading.newBuilder()
                        .setSensor("AT-1")
                        .setOffsetMs(1000 * s)
                        .setValue(leaks ? 50 : 1));
            }
            zone.batch(10 * k, batch.build());
        }
        assertThat(zone.said().stream().map(w -> w.substring(w.indexOf(' ') + 1)))
                .containsExactly("AT-1 clock_wrong on", "AT-1 gas_high on", "AT-1 gas_high off");
    }

    @Test
    void aReadingFromTheFarFutureOrPastIsRefusedAndMovesNothing() {
        WatchedZone zone =
                h2s().arrives(1, 3e6, "AT-1", 15).arrives(2, -3e6, "AT-1", 15).reads(3, "AT-1", 1);
        assertThat(zone.said()).isEmpty();
        assertThat(zone.rejected).hasSize(2).allSatisfy(r -> assertThat(r).contains("AT-1", "out of reach"));
    }

    @Test
    void anUnknownSensorIsRefusedAndTheRestOfTheBatchGoesOn() {
        WatchedZone zone = h2s();
        zone.batch(
                0,
                ReadingBatch.newBuilder()
                        .setTimeMs(WatchedZone.at(0))
                        .addReadings(Reading.newBuilder().setSensor("XX-9").setValue(1))
                        .addReadings(Reading.newBuilder().setSensor("AT-1").setValue(12))
                        .addReadings(Reading.newBuilder().setSensor("XX-8").setValue(1))
                        .build());
        assertThat(zone.said()).containsExactly("0 AT-1 gas_high on");
        assertThat(zone.rejected).containsExactly("zone Z1 has no sensor XX-9, and 1 more readings of the batch");
    }

    private static WatchedZone background(double sigma, double leak, int leakFrom, int leakTo, int until, long seed) {
        WatchedZone zone =
                new WatchedZone(plant().gas("AT-1", "CH4", l -> l.background()).build());
        Random random = new Random(seed);
        for (int s = 0; s < until; s++) {
            boolean on = s >= leakFrom && s < leakTo;
            zone.reads(s, "AT-1", 2 + 0.3 * Math.sin(s / 6000.0) + sigma * random.nextGaussian() + (on ? leak : 0));
        }
        return zone;
    }

    @Test
    void gasFarBelowAnySetPointAlarmsAboveItsOwnBackground() {
        WatchedZone zone = background(0.05, 1.0, 3000, 3600, 4000, 1);
        assertThat(zone.changes).hasSize(2);
        assertThat(zone.changes.get(0).rule()).isEqualTo("gas_above_background");
        assertThat(zone.changes.get(0).time())
                .isBetween(Instant.ofEpochMilli(WatchedZone.at(3000)), Instant.ofEpochMilli(WatchedZone.at(3003)));
        assertThat(zone.changes.get(1).time())
                .isBetween(Instant.ofEpochMilli(WatchedZone.at(3600)), Instant.ofEpochMilli(WatchedZone.at(3900)));
        assertThat(zone.changes.get(0).explanation().text()).contains("above its own background of 2.");
    }

    @Test
    void noiseAndSlowDriftForADayAreNoLeak() {
        assertThat(background(0.05, 0, 0, 0, 86_400, 2).said()).isEmpty();
        assertThat(background(0.5, 0, 0, 0, 86_400, 3).said()).isEmpty();
    }

    @Test
    void airIsAveragedOverTenSecondsWithTheWind() {
        Plant p = plant().gas("AT-1", "CH4", l -> l)
                .sensor("WS-1", SensorKind.WIND_SPEED, "m/s", 0, 50, null, l -> l)
                .sensor("WD-1", SensorKind.WIND_DIRECTION, "deg", 0, 360, null, l -> l)
                .build();
        WatchedZone zone = new WatchedZone(p);
        for (int s = 0; s < 21; s++) {
            zone.reads(s, "AT-1", s % 2).reads(s, "WS-1", 3).reads(s, "WD-1", s % 2 == 0 ? 350 : 10);
        }
        assertThat(zone.air).hasSize(2);
        assertThat(zone.air.get(1).sensors()).containsExactly("AT-1");
        assertThat(zone.air.get(1).windSpeed()).isEqualTo(3, within(1e-9));
        // From the north means toward the south.
        assertThat(zone.air.get(1).windToward()).isEqualTo(-Math.PI / 2, within(1e-6));
    }

    @Test
    void aChangedPlantKeepsWhatItsSensorsWereDoing() {
        Plant before = plant().gas("AT-1", "H2S", l -> l.high(10))
                .gas("AT-2", "H2S", l -> l.high(10))
                .build();
        Plant after = plant().gas("AT-3", "H2S", l -> l.high(10))
                .gas("AT-2", "H2S", l -> l.high(10))
                .build();
        WatchedZone zone = new WatchedZone(before)
                .reads(0, "AT-2", 12)
                .with(after)
                .reads(1, "AT-2", 12)
                .reads(2, "AT-3", 12);
        assertThat(zone.said()).containsExactly("0 AT-2 gas_high on", "2 AT-3 gas_high on");
        assertThat(zone.reads(3, "AT-2", 1).said()).last().isEqualTo("3 AT-2 gas_high off");
    }

    @Test
    void whoeverHearsAGasAlarmHasTheAirOfThatMomentAlready() {
        WatchedZone zone = new WatchedZone(plant().gas("AT-1", "H2S", l -> l.high(10))
                .gas("AT-2", "H2S", l -> l.high(10))
                .build());
        zone.reads(1, "AT-2", 4).reads(2, "AT-1", 14);
        assertThat(zone.order).containsExactly("air AT-1 AT-2", "AT-1 gas_high");
    }

    @Test
    void aReplaySaysTheSameHoweverItsReadingsAreGatheredIntoBatches() {
        Plant p = plant().gas("AT-1", "CH4", l -> l.high(10).background())
                .gas("AT-2", "CH4", l -> l.high(10).silentAfter(7))
                .build();
        WatchedZone single = new WatchedZone(p, false);
        WatchedZone gathered = new WatchedZone(p, false);
        Random random = new Random(5);
        ReadingBatch.Builder batch = ReadingBatch.newBuilder();
        for (int s = 0; s < 600; s++) {
            for (String tag : new String[] {"AT-1", "AT-2"}) {
                if (random.nextInt(6) == 0 || (tag.equals("AT-2") && s % 100 > 80) || s / 50 == 3) {
                    continue;
                }
                double value = random.nextInt(40) == 0 ? 15 : 2 + 0.1 * random.nextGaussian();
                single.reads(s, tag, value);
                if (batch.getReadingsCount() == 0) {
                    batch.setTimeMs(WatchedZone.at(s));
                }
                batch.addReadings(Reading.newBuilder()
                        .setSensor(tag)
                        .setValue(value)
                        .setOffsetMs(WatchedZone.at(s) - batch.getTimeMs()));
                if (random.nextInt(7) == 0) {
                    gathered.batch(s, batch.build());
                    batch = ReadingBatch.newBuilder();
                }
            }
        }
        gathered.batch(600, batch.build());
        assertThat(gathered.said()).isEqualTo(single.said()).anyMatch(l -> l.contains("AT-1 silent on"));
        assertThat(gathered.order).isEqualTo(single.order);
    }
}
