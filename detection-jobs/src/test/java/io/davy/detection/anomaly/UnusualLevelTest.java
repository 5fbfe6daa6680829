package io.davy.detection.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.rule.Signal;
import io.davy.plant.SensorKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A room that is 18 degC at night and 24 degC in the afternoon, and 3 K colder on Sundays. */
class UnusualLevelTest {
    private static final long HOUR_MS = 3_600_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Random noise = new Random(3);
    private final Series<LevelState> room =
            new Series<>(new UnusualLevel(Series.sensor(SensorKind.TEMPERATURE, HOUR)), HOUR);

    private static Duration days(int n) {
        return Duration.ofDays(n);
    }

    private LongToDoubleFunction usual() {
        return t -> {
            double hour = t / (double) HOUR_MS;
            boolean sunday = Math.floorMod(t / (24 * HOUR_MS), 7) == 3;
            return 21 - 3 * Math.cos(hour / 24 * 2 * Math.PI) - (sunday ? 3 : 0) + 0.5 * noise.nextGaussian();
        };
    }

    @Test
    void saysNothingOfAUsualYear() {
        room.goes(days(365), usual());
        assertThat(room.told).isEmpty();
    }

    @Test
    void tellsOfANightAsWarmAsAnAfternoonThoughThatIsNoRecord() {
        room.goes(days(40), usual());
        room.goes(Duration.ofHours(6), t -> 24);
        assertThat(room.told).singleElement().satisfies(s -> {
            assertThat(s.on()).isTrue();
            assertThat(s.rule()).isEqualTo("unusual_level");
            assertThat(s.subject()).isEqualTo("TT-1");
            assertThat(s.explanation().text()).contains("averaged 24.00 degC").contains("40 days");
        });
    }

    @Test
    void takesAColdSundayForUsualAndAColderOneNot() {
        room.goes(days(45), usual());
        assertThat(room.told).isEmpty();
        // The 46th day is a Sunday.
        room.goes(days(1), t -> usual().applyAsDouble(t) - 4);
        assertThat(room.told).extracting(Signal::on).contains(true);
    }

    @Test
    void goesOffWhenTheRoomIsAsUsualAgain() {
        room.goes(days(40), usual()).goes(days(1), t -> 30).goes(days(4), usual());
        assertThat(room.told).extracting(Signal::on).containsExactly(true, false);
    }

    @Test
    void tellsALastingChangeOnceAndThenLearnsIt() {
        room.goes(days(40), usual());
        room.goes(days(60), t -> usual().applyAsDouble(t) + 10);
        assertThat(room.told).extracting(Signal::on).containsExactly(true, false);
    }

    @Test
    void keepsItsBoundsThroughAnOddHourAndAGap() {
        room.goes(days(30), usual()).goes(HOUR, t -> 28).isSilentFor(days(10));
        room.goes(days(30), usual());
        assertThat(room.told).extracting(Signal::on).containsExactly(true, false);
        room.told.clear();
        // One hot day has not become the bound.
        room.goes(Duration.ofHours(4), t -> 29);
        assertThat(room.told).extracting(Signal::on).containsExactly(true);
    }

    @Test
    void saysTheSameAfterARestart() throws IOException {
        room.goes(days(40), usual()).goes(Duration.ofHours(3), t -> 30);
        List<Signal> straight = List.copyOf(room.told);

        noise.setSeed(3);
        Series<LevelState> again = new Series<>(new UnusualLevel(Series.sensor(SensorKind.TEMPERATURE, HOUR)), HOUR);
        again.goes(days(39), usual()).restarts().goes(days(1), usual()).isCopied();
        again.goes(Duration.ofHours(3), t -> 30);
        assertThat(again.told).isEqualTo(straight).isNotEmpty();
    }
}
