package io.davy.detection.watch;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.Plant;
import io.davy.plant.SensorKind;
import io.davy.wire.Quality;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What is kept of a zone's readings as they came says the same of those that come late as what is kept sensor by sensor at once: sensors that
 * are quick, slow and silent for hours, checkpoints and restarts included.
 */
class SheetsProperties {
    private static final Plant PLANT = plant().gas(
                    "AT-1",
                    "CH4",
                    l -> l.high(10).deadband(1).onDelay(2).background().silentAfter(99_999))
            .gas("AT-2", "CH4", l -> l.high(10).deadband(1).silentAfter(99_999))
            .sensor(
                    "TT-1",
                    SensorKind.TEMPERATURE,
                    "degC",
                    0,
                    200,
                    null,
                    l -> l.high(90).ratePerMin(30).silentAfter(99_999))
            .build();

    private static final String[] TAGS = {"AT-1", "AT-2", "TT-1"};

    @Property(tries = 60)
    void keptAsTheyCameIsAsGoodAsKeptBySensor(@ForAll long seed) {
        Random random = new Random(seed);
        WatchedZone asTheyCame = new WatchedZone(PLANT);
        WatchedZone bySensor = new WatchedZone(PLANT);
        double[] period = new double[TAGS.length];
        double[] next = new double[TAGS.length];
        for (int s = 0; s < TAGS.length; s++) {
            period[s] = Math.pow(10, random.nextInt(4) - 1);
        }
        int lateOneIn = 1 << (4 + random.nextInt(7));
        for (int k = 0; k < 3000; k++) {
            int s = soonest(next);
            double now = next[s];
            boolean late = random.nextInt(lateOneIn) == 0;
            double time = now - (late ? random.nextInt(400) + 0.5 : 0);
            double value = (s == 2 ? 85 : 8) + random.nextGaussian() * 2;
            Quality quality = random.nextInt(100) == 0 ? Quality.FAILURE : Quality.GOOD;
            for (WatchedZone zone : new WatchedZone[] {asTheyCame, bySensor}) {
                zone.reads(now, time, TAGS[s], value, quality);
            }
            bySensor.settle();
            int what = random.nextInt(2000);
            if (what == 0) {
                asTheyCame.throughBytes();
            } else if (what < 5) {
                asTheyCame.checkpoint();
            }
            next[s] += period[s] * (what == 10 ? 30_000 : what < 30 ? 300 : 1);
        }
        assertThat(asTheyCame.changes).isEqualTo(bySensor.changes);
        for (String tag : TAGS) {
            assertThat(asTheyCame.row(tag)).isEqualTo(bySensor.row(tag));
        }
        assertThat(asTheyCame.counts().late()).isEqualTo(bySensor.counts().late());
        assertThat(asTheyCame.counts().tooLate()).isEqualTo(bySensor.counts().tooLate());
        assertThat(asTheyCame.counts().repeated()).isEqualTo(bySensor.counts().repeated());
    }

    private static int soonest(double[] next) {
        int first = 0;
        for (int s = 1; s < next.length; s++) {
            first = next[s] < next[first] ? s : first;
        }
        return first;
    }

    @Example
    void inOrderNothingIsPutWithItsSensorAndALateReadingFindsItsPlace() {
        WatchedZone zone = new WatchedZone(PLANT);
        for (int second = 0; second < 2000; second++) {
            for (String tag : TAGS) {
                if (second != 1800) {
                    zone.reads(second, tag, 5);
                }
            }
        }
        assertThat(zone.settled()).isZero();
        zone.arrives(2000, 1800, "AT-2", 15);
        assertThat(zone.said()).containsExactly("1800 AT-2 gas_high on", "1801 AT-2 gas_high off");
        assertThat(zone.settled()).isBetween(900, 1300);
    }
}
