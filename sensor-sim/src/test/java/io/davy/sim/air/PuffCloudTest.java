package io.davy.sim.air;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A steady leak at the origin in a wind that hardly turns; places are given downwind and across. */
class PuffCloudTest {
    private static final WindRegime STEADY =
            new WindRegime(3, 1, 1, 0.05, 0.15, Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY);
    private static final double RATE = 1000;

    private final WanderingWind wind = new WanderingWind(STEADY, 5);
    private final double east = Math.cos(wind.toward());
    private final double north = Math.sin(wind.toward());

    private double mean(List<Obstacle> obstacles, double along, double across) {
        PuffCloud cloud = new PuffCloud(obstacles, 500, 0, 28.96, 9);
        WanderingWind w = new WanderingWind(STEADY, 5);
        double sum = 0;
        for (int t = 0; t < 600; t++) {
            w.step(1);
            cloud.release(0, 0, 1.5, RATE, w.speed());
            cloud.step(1, w);
            if (t >= 120) {
                sum += cloud.ppmAt(along * east - across * north, along * north + across * east, 1.5);
            }
        }
        return sum / 480;
    }

    private Obstacle tankAt(double along) {
        return Obstacle.cylinder(along * east, along * north, 4, 8);
    }

    @Test
    void gasIsFoundDownwindAndThinsOutWithDistance() {
        double near = mean(List.of(), 20, 0);

        assertThat(near).isGreaterThan(2 * mean(List.of(), 60, 0)).isGreaterThan(0);
        assertThat(mean(List.of(), -20, 0)).isZero();
        assertThat(mean(List.of(), 20, 25)).isLessThan(0.01 * near);
    }

    @Test
    void whatPassesThroughAPlaneIsWhatLeaksOut() {
        PuffCloud cloud = new PuffCloud(List.of(), 500, 0, 28.96, 9);
        for (int t = 0; t < 10; t++) {
            cloud.release(0, 0, 1.5, RATE, 3);
            cloud.step(1, wind);
        }
        double sum = 0;
        for (double x = -60; x <= 60; x++) {
            for (double y = -60; y <= 60; y++) {
                for (double z = 0.25; z < 30; z += 0.5) {
                    sum += 0.5 * cloud.ppmAt(x, y, z);
                }
            }
        }
        assertThat(sum).isBetween(0.95 * 10 * RATE, 1.05 * 10 * RATE);
    }

    @Test
    void aTankBetweenLeakAndDetectorHidesMuchAndWidensThePlume() {
        assertThat(mean(List.of(tankAt(15)), 21, 0)).isLessThan(0.65 * mean(List.of(), 21, 0));
        assertThat(mean(List.of(tankAt(15)), 40, 14)).isGreaterThan(mean(List.of(), 40, 14));
    }

    @Test
    void anObstacleStandsBetweenTwoPlacesOrNot() {
        Obstacle box = Obstacle.box(10, 0, 4, 2, 5);

        assertThat(box.between(0, 0, 20, 0)).isTrue();
        assertThat(box.between(0, 0, 20, 8)).isFalse();
        assertThat(box.between(0, 0, 7, 0)).isFalse();
        assertThat(Obstacle.cylinder(10, 0, 2, 5).between(0, 0, 20, 3)).isTrue();
        assertThat(Obstacle.cylinder(10, 0, 2, 5).between(0, 0, 20, 9)).isFalse();
    }
}
