package io.davy.detection.gas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Priority;
import io.davy.detection.rule.Signal;
import io.davy.plant.InvalidPlantException;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExposureRuleTest {
    private static final String AT = "AT-1";
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;

    @Test
    void steadyGasAboveTheShortTermLimitAlarmsWithItsOwnMean() {
        RuleBench<?> b = korea("H2S", 100).holds(0, 30 * MINUTE, AT, 15.3);
        assertThat(b.said()).hasSize(1);
        Signal s = b.told.get(0);
        assertThat(s.rule()).isEqualTo("gas_stel");
        assertThat(s.value()).isCloseTo(15.3, within(1e-6));
        assertThat(s.limit()).isEqualTo(15);
        assertThat(s.alarmClass()).isEqualTo(AlarmClass.LIFE_SAFETY);
        assertThat(s.priority()).isEqualTo(Priority.HIGH);
        assertThat(s.explanation().text()).contains("mean over 15 min, 15.3 ppm", "limit (STEL) of 15 ppm", "cover");
        assertThat(s.explanation().window()).isEqualTo("PT15M");
        assertThat(s.explanation().limitSource()).contains("Korean", "unconfirmed");
    }

    @Test
    void minuteOfPeakIsNoMeanOfFifteen() {
        RuleBench<?> b = korea("H2S", 500).holds(0, 20 * MINUTE, AT, 0);
        b.holds(20 * MINUTE, 21 * MINUTE, AT, 100).holds(21 * MINUTE, 60 * MINUTE, AT, 0);
        assertThat(b.said()).isEmpty();
    }

    @Test
    void peakThatIsAMeanOfFifteenAlarmsAndGoesOffWhenItHasLeftTheWindow() {
        RuleBench<?> b = korea("H2S", 500).holds(0, 20 * MINUTE, AT, 0);
        // 3 minutes of 100 ppm are 20 ppm over 15 minutes; 15 are reached after 135 s.
        b.holds(20 * MINUTE, 23 * MINUTE, AT, 100).holds(23 * MINUTE, 60 * MINUTE, AT, 0);
        assertThat(b.said()).containsExactly("1380 AT-1 gas_stel on", "2220 AT-1 gas_stel off");
        assertThat(b.told.get(0).value()).isCloseTo(20, within(1e-6));
    }

    @Test
    void eightHoursAboveTheAverageLimitAlarmAndOneHourDoesNot() {
        RuleBench<?> hour = korea("H2S", 100).holds(0, 8 * HOUR, AT, 2).holds(8 * HOUR, 9 * HOUR, AT, 12);
        hour.holds(9 * HOUR, 18 * HOUR, AT, 2);
        assertThat(hour.said()).isEmpty();
        RuleBench<?> shift = korea("H2S", 100).holds(0, 8 * HOUR, AT, 2).holds(8 * HOUR, 17 * HOUR, AT, 12);
        // 2 ppm for u and 12 for 8 - u hours are 10 on the average when u is 1.6 h.
        assertThat(shift.said()).containsExactly("51840 AT-1 gas_twa on");
        assertThat(shift.told.get(0).explanation().window()).isEqualTo("PT8H");
    }

    @Test
    void negativeReadingsPayForNothing() {
        RuleBench<?> b = korea("H2S", 100);
        for (int i = 0; i < 16 * 60; i++) {
            b.reads(i, AT, i % 2 == 0 ? 32 : -4);
        }
        assertThat(b.said()).hasSize(1);
        assertThat(b.told.get(0).value()).isGreaterThan(15);
    }

    /** What a restart forgets are the ends up to which nothing is to be divided. */
    @Test
    void aReadingInTheSameMinuteComesToTheSameWithoutDividing() {
        int told = 0;
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            RuleBench<?> quick = korea("H2S", 100);
            RuleBench<?> plain = korea("H2S", 100);
            double t = 0.001;
            for (int k = 0; k < 3000; k++) {
                t += random.nextInt(40) == 0
                        ? 40 * random.nextDouble() * random.nextInt(30)
                        : 0.001 + random.nextInt(4000) / 1000.0;
                double value = 20 + 8 * random.nextGaussian();
                boolean late = random.nextInt(50) == 0;
                plain.throughBytes();
                for (RuleBench<?> b : List.of(quick, plain)) {
                    if (late) {
                        b.late(t - 100, AT, value);
                    } else if (k % 31 == 0) {
                        b.bad(t, AT, 6);
                    } else {
                        b.reads(t, AT, value);
                    }
                }
            }
            assertThat(quick.told).isEqualTo(plain.told);
            told += quick.told.size();
            assertThat(quick.written()).isEqualTo(plain.written());
        }
        assertThat(told).isPositive();
    }

    @Test
    void whatIsMissingIsNotCleanAir() {
        RuleBench<?> b = korea("H2S", 100).holds(0, 20 * MINUTE, AT, 14);
        // 3 minutes are lost; what is known of the window stays above the limit.
        b.holds(23 * MINUTE, 45 * MINUTE, AT, 17);
        assertThat(b.said()).hasSize(1);
        assertThat(b.told.get(0).explanation().text()).contains("readings cover 8");
    }

    @Test
    void badSignalNeverClears() {
        RuleBench<?> b = korea("H2S", 100).holds(0, 20 * MINUTE, AT, 20);
        for (double t = 20 * MINUTE; t < 60 * MINUTE; t++) {
            b.bad(t, AT, 4);
        }
        assertThat(b.said()).hasSize(1).first().asString().endsWith("gas_stel on");
        b.holds(60 * MINUTE, 90 * MINUTE, AT, 0);
        assertThat(b.said()).hasSize(2).last().asString().endsWith("gas_stel off");
    }

    @Test
    void silenceNeitherRaisesNorClears() {
        RuleBench<?> on = korea("H2S", 100).holds(0, 20 * MINUTE, AT, 20).reads(3 * HOUR, AT, 0);
        assertThat(on.said()).hasSize(1);
        RuleBench<?> off = korea("H2S", 100).holds(0, 20 * MINUTE, AT, 0).reads(3 * HOUR, AT, 90);
        off.clock(3 * HOUR + 500);
        assertThat(off.said()).isEmpty();
    }

    @Test
    void lateReadingsFillTheGapThatTheyComeFrom() {
        RuleBench<?> b = korea("H2S", 100).holds(0, 20 * MINUTE, AT, 0);
        b.holds(30 * MINUTE, 30 * MINUTE + 30, AT, 0);
        for (double t = 20 * MINUTE; t < 30 * MINUTE; t++) {
            b.late(t, AT, 40);
        }
        assertThat(b.said()).isEmpty();
        b.holds(30 * MINUTE + 30, 31 * MINUTE + 5, AT, 0);
        assertThat(b.said()).containsExactly("1860 AT-1 gas_stel on");
        // 10 of the 15 minutes at 40 ppm, of which the first 10 s were held to be clean.
        assertThat(b.told.get(0).value()).isBetween(26.0, 27.0);
    }

    @Test
    void ceilingAtOnceNeedsNoMean() {
        RuleBench<?> b = bench("osha", "H2S", 100, "").reads(0, AT, 19).reads(1, AT, 20);
        assertThat(b.said()).containsExactly("1 AT-1 gas_ceiling on");
        assertThat(b.told.get(0).priority()).isEqualTo(Priority.HIGHEST);
        b.reads(2, AT, 18).reads(8, AT, 18);
        assertThat(b.said()).last().isEqualTo("8 AT-1 gas_ceiling off");
    }

    @Test
    void ceilingOverTenMinutesForgivesAShorterPeak() {
        RuleBench<?> peak = bench("niosh", "H2S", 100, "").holds(0, 11 * MINUTE, AT, 0);
        peak.holds(11 * MINUTE, 13 * MINUTE, AT, 45).holds(13 * MINUTE, 30 * MINUTE, AT, 0);
        assertThat(peak.said()).isEmpty();
        RuleBench<?> long10 = bench("niosh", "H2S", 100, "").holds(0, 11 * MINUTE, AT, 0);
        long10.holds(11 * MINUTE, 22 * MINUTE, AT, 11);
        assertThat(long10.said()).containsExactly("1260 AT-1 gas_ceiling on");
    }

    @Test
    void ceilingInItsDelayIsNotTakenBackBySilence() {
        RuleBench<?> b = bench("osha", "H2S", 100, ", limits: {on_delay: 5s}")
                .reads(0, AT, 30)
                .clock(9);
        assertThat(b.said()).isEmpty();
        assertThat(b.clock(10).said()).containsExactly("5 AT-1 gas_ceiling on");
    }

    @Test
    void dangerToLifeIsSaid() {
        RuleBench<?> b = bench("osha", "H2S", 200, "").reads(0, AT, 120);
        assertThat(b.told.get(0).explanation().text()).contains("now 120 ppm, immediately dangerous from 100 ppm");
    }

    @Test
    void killInTheMiddleOfAWindowLosesNothing() {
        RuleBench<?> whole = korea("H2S", 100);
        RuleBench<?> cut = korea("H2S", 100);
        for (int i = 0; i < 40 * 60; i++) {
            double v = 15 + 6 * Math.sin(i / 300.0);
            whole.reads(i, AT, v);
            cut.reads(i, AT, v);
            if (i % 97 == 0) {
                cut.throughBytes();
            }
        }
        assertThat(whole.said()).isNotEmpty();
        assertThat(cut.told).isEqualTo(whole.told);
        assertThat(cut.bytes()).isLessThan(600);
    }

    private static RuleBench<ExposureState> korea(String gas, int top) {
        return bench("korea", gas, top, "");
    }

    private static RuleBench<ExposureState> bench(String authority, String gas, int top, String more) {
        String yaml = """
                davy: 1
                site: {id: s1, authority: %s}
                floors: [{id: F0}]
                zones: [{id: Z1}]
                sensors:
                  - {tag: AT-1, zone: Z1, place: {x: 0, y: 0}, kind: gas, gas: %s, range: [0, %d]%s}
                """.formatted(authority, gas, top, more);
        try {
            Plant plant = PlantFile.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
            Sensor s = plant.sensors().get(0);
            return new RuleBench<>(new ExposureRule(s, RuleBook.rulesFor(plant, s)));
        } catch (InvalidPlantException e) {
            throw new AssertionError(e);
        }
    }
}
