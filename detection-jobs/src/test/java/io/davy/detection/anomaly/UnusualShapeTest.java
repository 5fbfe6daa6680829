package io.davy.detection.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.rule.Signal;
import io.davy.plant.SensorKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A compressor that swings between two pressures every 20 min. */
class UnusualShapeTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Random noise = new Random(5);

    private Series<ShapeState> pressure() {
        noise.setSeed(5);
        return new Series<>(new UnusualShape(Series.sensor(SensorKind.PRESSURE, MINUTE)), MINUTE);
    }

    private LongToDoubleFunction swings() {
        return t -> 6 + Math.sin(t / 60_000.0 / 20 * 2 * Math.PI) + 0.05 * noise.nextGaussian();
    }

    @Test
    void saysNothingOfTheUsualSwing() {
        assertThat(pressure().goes(Duration.ofHours(30), swings()).told).isEmpty();
    }

    @Test
    void tellsOfAShapeThatStaysWithinTheUsualLevels() {
        Series<ShapeState> p = pressure().goes(Duration.ofHours(20), swings());
        // It hunts up and down each minute between pressures that it has every 20 min.
        p.goes(Duration.ofMinutes(10), t -> t / 60_000 % 2 == 0 ? 5 : 7);
        assertThat(p.told).singleElement().satisfies(s -> {
            assertThat(s.on()).isTrue();
            assertThat(s.rule()).isEqualTo("unusual_shape");
            assertThat(s.explanation().text()).contains("last 8 points of TT-1");
        });
    }

    @Test
    void saysTheSameInEachRunAndAfterARestart() throws IOException {
        Series<ShapeState> straight = pressure().goes(Duration.ofHours(20), swings());
        straight.goes(Duration.ofMinutes(30), t -> t / 60_000 % 2 == 0 ? 5 : 7);
        Series<ShapeState> again =
                pressure().goes(Duration.ofHours(15), swings()).restarts();
        again.goes(Duration.ofHours(5), swings()).isCopied();
        again.goes(Duration.ofMinutes(30), t -> t / 60_000 % 2 == 0 ? 5 : 7);
        assertThat(again.told).isEqualTo(straight.told).extracting(Signal::on).contains(true);
    }
}
