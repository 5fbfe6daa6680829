package io.davy.detection.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.TestPlant;
import io.davy.plant.Plant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sensor that drifts away from its neighbours is found; what they share is not drift. */
class DriftTest {
    private static final int SENSORS = 5;
    private static final int HOUR = 3600;

    private final Random random = new Random(3);

    /** What sensor k reads at a second. */
    private interface Field {
        double at(int second, int k);
    }

    @Test
    void sensorThatMovesByATenthOfItsSpanIsToldWithItsNeighbours() {
        WatchedZone zone = hours(0, 60, (t, k) -> 20 + k + (k == 2 ? drift(t) : 0));
        List<ConditionChange> told = drifts(zone);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).sensor()).isEqualTo("AT-2");
        assertThat(told.get(0).value()).isBetween(5.0, 10.0);
        assertThat(told.get(0).explanation().text())
                .contains("ppm up against its neighbours AT-1, AT-3, AT-4, AT-5 since it was first compared with them");
    }

    @Test
    void driftDownIsToldToo() {
        WatchedZone zone = hours(0, 60, (t, k) -> 20 + k - (k == 4 ? drift(t) : 0));
        assertThat(drifts(zone)).extracting(ConditionChange::sensor).containsExactly("AT-4");
    }

    @Test
    void weatherThatMovesAllIsNoDrift() {
        WatchedZone zone = hours(0, 96, (t, k) -> 20 + k + 10 * Math.sin(t * 2 * Math.PI / 86_400));
        assertThat(drifts(zone)).isEmpty();
    }

    @Test
    void leakOfSomeHoursAtOneSensorIsNoDrift() {
        WatchedZone zone = hours(0, 40, (t, k) -> 2 + (k == 1 && t > 30 * HOUR && t < 34 * HOUR ? 60 : 0));
        assertThat(drifts(zone)).isEmpty();
    }

    @Test
    void zeroThatFallsBelowTheRangeIsToldWithoutNeighbours() {
        WatchedZone zone = new WatchedZone(plant(1));
        for (int t = 0; t < 12 * HOUR; t += 60) {
            zone.reads(t, "AT-1", -3.5 + 0.1 * random.nextGaussian());
        }
        assertThat(drifts(zone)).hasSize(1);
        assertThat(drifts(zone).get(0).explanation().text()).contains("its zero has fallen to", "below its range");
    }

    @Test
    void deviceThatSaysTheLargestFloatInPlaceOfAValueNeitherStopsTheWatchNorSpoilsWhatIsLearned() {
        WatchedZone zone = new WatchedZone(plant(1));
        for (int t = 0; t < 24 * HOUR; t += 60) {
            zone.reads(t, "AT-1", t < 12 * HOUR ? -Float.MAX_VALUE : 20 + random.nextGaussian());
        }
        zone.clock(24 * HOUR);
        assertThat(drifts(zone)).extracting(ConditionChange::on).containsExactly(true, false);
        assertThat(drifts(zone).get(0).value()).isFinite();
    }

    @Test
    void checkpointChangesNothing() {
        WatchedZone straight = hours(0, 60, (t, k) -> 20 + k + (k == 2 ? drift(t) : 0));
        random.setSeed(3);
        WatchedZone restarted = new WatchedZone(plant(SENSORS));
        for (int h = 0; h < 60; h += 5) {
            hours(restarted, h, h + 5, (t, k) -> 20 + k + (k == 2 ? drift(t) : 0));
            restarted.throughBytes();
        }
        assertThat(restarted.said()).isEqualTo(straight.said());
    }

    private static double drift(int t) {
        return Math.max(0, Math.min(10, (t - 20 * HOUR) * 10.0 / (20 * HOUR)));
    }

    private WatchedZone hours(int from, int to, Field field) {
        random.setSeed(3);
        return hours(new WatchedZone(plant(SENSORS)), from, to, field);
    }

    private WatchedZone hours(WatchedZone zone, int from, int to, Field field) {
        for (int t = from * HOUR; t < to * HOUR; t += 60) {
            for (int k = 1; k <= SENSORS; k++) {
                zone.reads(t, "AT-" + k, field.at(t, k) + 0.3 * random.nextGaussian());
            }
        }
        return zone;
    }

    private static List<ConditionChange> drifts(WatchedZone zone) {
        return zone.changes.stream().filter(c -> c.rule().equals("drift")).toList();
    }

    private static Plant plant(int sensors) {
        TestPlant plant = TestPlant.plant();
        IntStream.rangeClosed(1, sensors).forEach(k -> plant.gas("AT-" + k, "H2S", l -> l.silentAfter(600)));
        return plant.build();
    }
}
