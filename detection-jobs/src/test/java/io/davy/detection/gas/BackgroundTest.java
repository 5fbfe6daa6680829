package io.davy.detection.gas;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.gas.Background.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private static final int HOUR = 3600;

    private BackgroundState state = new BackgroundState();
    private final Random random = new Random(11);
    /** Seconds at which the alarm went on, or off as a negative number. */
    private final List<Integer> said = new ArrayList<>();

    private boolean on;
    private double previous;

    private void reads(int second, double value) {
        Verdict v = Background.update(state, 1_700_000_000_000L + 1000L * second, value, previous, 100, 600_000, on);
        previous = value;
        if (v != Verdict.NONE) {
            on = v == Verdict.ON;
            said.add(on ? second : -second);
        }
    }

    private BackgroundTest read(int from, int to, int every, IntToDoubleFunction value) {
        for (int s = from; s < to; s += every) {
            reads(s, value.applyAsDouble(s));
        }
        return this;
    }

    private double noise(double deviation) {
        return deviation * random.nextGaussian();
    }

    @Test
    void aStrongStepTripsAtItsSecondReading() {
        read(0, HOUR, 1, s -> 2 + noise(0.05)).read(HOUR, HOUR + 60, 1, s -> 4);
        assertThat(said).containsExactly(HOUR + 1);
    }

    @Test
    void oneWildReadingIsNoLeak() {
        read(0, HOUR, 1, s -> 2 + noise(0.05));
        reads(HOUR, 60);
        read(HOUR + 1, 2 * HOUR, 1, s -> 2 + noise(0.05));
        assertThat(said).isEmpty();
    }

    @Test
    void twoPuffsAFewMinutesApartAreOneLeakEvenWithCleanAirBetween() {
        read(0, 3 * HOUR, 60, s -> 2 + noise(0.02));
        reads(3 * HOUR, 3);
        read(3 * HOUR + 60, 3 * HOUR + 300, 60, s -> 2 + noise(0.02));
        reads(3 * HOUR + 300, 3);
        assertThat(said).containsExactly(3 * HOUR + 300);
    }

    @Test
    void aWeakLeakThatStaysIsNoticedByItsMean() {
        read(0, HOUR, 1, s -> 5 + noise(0.3)).read(HOUR, HOUR + 300, 1, s -> 5 + 0.9 + noise(0.3));
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).isBetween(HOUR + 20, HOUR + 180);
        assertThat(Background.byMean(state)).isTrue();
    }

    @Test
    void theDaysCourseAndAWanderingZeroAreNoLeak() {
        read(0, 24 * HOUR, 10, s -> 5 + 0.8 * Math.sin(s * 2 * Math.PI / 86_400) + s * 1e-5 + noise(0.1));
        assertThat(said).isEmpty();
    }

    @Test
    void aDeviceThatShowsZeroUntilItLeavesABandFlickersWithoutAlarm() {
        read(0, 12 * HOUR, 1, s -> {
            double v = 0.3 + noise(0.5);
            return Math.abs(v) < 1.5 ? 0 : Math.round(v * 10) / 10.0;
        });
        assertThat(said).isEmpty();
    }

    @Test
    void gasAtADeviceThatHasRestedAtZeroAllDayIsNoticed() {
        read(0, 6 * HOUR, 1, s -> 0).read(6 * HOUR, 6 * HOUR + 300, 1, s -> Math.min(8, (s - 6 * HOUR) * 0.5));
        assertThat(said).hasSize(1);
    }

    /** What a cell shows that hides what it reads below its band, in steps of a tenth. */
    private static double shown(double value, double band) {
        return Math.abs(value) < band ? 0 : Math.round(value * 10) / 10.0;
    }

    @Test
    void gasThatGrowsSlowlyAtADeviceThatHidesItsZeroIsNoticed() {
        read(0, HOUR, 1, s -> shown(noise(0.1), 0.5))
                .read(HOUR, HOUR + 3000, 1, s -> shown((s - HOUR) * 0.0005 * (1 + noise(0.3)) + noise(0.1), 0.5));
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).as("at 1.2 ppm on average").isLessThan(HOUR + 2400);
    }

    @Test
    void aMinuteClearlyBeyondTheBandOfADeviceThatFlickersIsNoticed() {
        read(0, HOUR, 1, s -> shown(0.05 + noise(0.2), 0.5))
                .read(HOUR, HOUR + 300, 1, s -> shown(0.9 + noise(0.2), 0.5));
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).isBetween(HOUR + 20, HOUR + 240);
    }

    @Test
    void aZeroThatDriftsOutOfItsBandIsNoLeak() {
        read(0, 24 * HOUR, 1, s -> shown(0.7 * Math.sin(s * 2 * Math.PI / 86_400) + noise(0.1), 0.5));
        assertThat(said).isEmpty();
    }

    @Test
    void aDeviceWhoseRangeEndsAtZeroHidesNothing() {
        read(0, 12 * HOUR, 1, s -> shown(Math.max(0, -0.9 + noise(1)), 0.05));
        assertThat(said).isEmpty();
    }

    @Test
    void aCoarseDeviceFollowsTheDayAsBefore() {
        read(0, 24 * HOUR, 60, s -> 10 * Math.round(45 + 10 * Math.sin(s * 2 * Math.PI / 86_400) + noise(0.2)));
        assertThat(said).isEmpty();
    }

    @Test
    void aStandingLeakIsNotSwallowedInADay() {
        read(0, HOUR, 10, s -> 2 + noise(0.05)).read(HOUR, 25 * HOUR, 10, s -> 4 + noise(0.05));
        assertThat(said).containsExactly(HOUR + 10);
        read(25 * HOUR, 26 * HOUR, 10, s -> 2 + noise(0.05));
        assertThat(said).hasSize(2);
        assertThat(said.get(1)).isBetween(-25 * HOUR - 300, -25 * HOUR);
    }

    @Test
    void anotherZeroAfterAnHourAwayIsLearnedAnew() {
        read(0, HOUR, 1, s -> 2 + noise(0.05)).read(2 * HOUR, 3 * HOUR, 1, s -> 3 + noise(0.05));
        assertThat(said).isEmpty();
        assertThat(state.level).isBetween(2.9f, 3.1f);
    }

    @Test
    void anAlarmIsHeldOverAGap() {
        read(0, HOUR, 1, s -> 2 + noise(0.05))
                .read(HOUR, HOUR + 60, 1, s -> 4)
                .read(2 * HOUR, 2 * HOUR + 60, 1, s -> 4);
        assertThat(said).containsExactly(HOUR + 1);
        assertThat(on).isTrue();
    }

    @Test
    void theStateSurvivesAWrite() throws IOException {
        read(0, HOUR, 1, s -> 2 + noise(0.05));
        reads(HOUR, 4);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        state = BackgroundState.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        reads(HOUR + 1, 4);
        assertThat(said).containsExactly(HOUR + 1);
    }
}
