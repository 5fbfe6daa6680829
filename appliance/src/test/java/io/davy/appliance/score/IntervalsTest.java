package io.davy.appliance.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static final Offset<Double> CLOSE = within(0.0005);

    @Test
    void aShareOfSevenInSevenSaysLittleByWilson() {
        Intervals.Interval i = Intervals.wilson(7, 7);

        assertThat(i.low()).isCloseTo(0.6457, CLOSE);
        assertThat(i.high()).isEqualTo(1);
    }

    @Test
    void aShareInTheMiddleIsWilsonsOfTheTextbook() {
        Intervals.Interval i = Intervals.wilson(81, 263);

        assertThat(i.low()).isCloseTo(0.2553, CLOSE);
        assertThat(i.high()).isCloseTo(0.3662, CLOSE);
    }

    @Test
    void noEventAtAllMayStillBeAlmostFour() {
        assertThat(Intervals.poisson(0).low()).isZero();
        assertThat(Intervals.poisson(0).high()).isCloseTo(3.689, within(0.03));
        assertThat(Intervals.poisson(10).low()).isCloseTo(4.795, within(0.05));
        assertThat(Intervals.poisson(10).high()).isCloseTo(18.39, within(0.05));
    }

    @Test
    void theMedianOfTwentyLiesBetweenTheSixthAndTheFifteenth() {
        double[] values = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();

        assertThat(Intervals.quantile(values, 0.5)).isEqualTo(new Intervals.Interval(6, 15));
        assertThat(Intervals.quantileOf(values, 0.5)).isEqualTo(10.5);
    }

    @Test
    void fewValuesGiveTheirWholeSpread() {
        assertThat(Intervals.quantile(new double[] {1, 2, 3}, 0.5)).isEqualTo(new Intervals.Interval(1, 3));
    }

    @Test
    void whatWasMissedIsNeverAndNotLeftOut() {
        double never = Double.POSITIVE_INFINITY;
        Figure f = Figure.quantile("delay", 0.5, new double[] {1, never, never}, "min", Target.atMost(2));

        assertThat(f.value()).isEqualTo(never);
        assertThat(f.reached()).isFalse();
    }

    @Test
    void aMeansIntervalIsTheSameEachTime() {
        double[] values = {1, 2, 3, 4, 5, 6};

        assertThat(Intervals.mean(values)).isEqualTo(Intervals.mean(values));
        assertThat(Intervals.mean(values).low()).isBetween(1.5, 3.0);
    }

    @Test
    void nothingMeasuredReachesNothing() {
        Figure f = Figure.share("detected", 0, 0, Target.atLeast(99));

        assertThat(f.reached()).isNull();
        assertThat(f.low()).isNaN();
    }

    @Test
    void aTargetIsWrittenWithAtMostTwoDigits() {
        assertThat(Target.atLeast(100)).hasToString(">= 100");
        assertThat(Target.atLeast(500 / 7.0)).hasToString(">= 71.43");
        assertThat(Target.atMost(0.1)).hasToString("<= 0.1");
        assertThat(Target.between(93, 97)).hasToString("93 to 97");
    }
}
