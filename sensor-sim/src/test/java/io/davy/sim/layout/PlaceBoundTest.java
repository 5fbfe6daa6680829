package io.davy.sim.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.plant.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How near a place could be told at best. */
class PlaceBoundTest {
    private static final double ALL_AROUND = 2 * Math.PI;
    private final Layout layout = Layout.of(3);
    private final Place beside = new Place(
            layout.machines().get(0).solid().x() + 6,
            layout.machines().get(0).solid().y() + 6,
            1,
            "F0");

    /** Half an hour of a leak in a wind that goes once around, or stays. */
    private double bound(double ppmM3, double turns) {
        List<PlaceBound.Second> seconds = new ArrayList<>();
        for (int t = 0; t < 1800; t++) {
            seconds.add(new PlaceBound.Second(2, turns * ALL_AROUND * t / 1800, 0.4, ppmM3, 2));
        }
        return new PlaceBound(layout, beside, seconds).metres();
    }

    @Test
    void aStrongerLeakInAWindThatTurnsIsToldNearer() {
        double strong = bound(100_000, 1);
        assertThat(strong).isPositive().isLessThan(2).isLessThan(bound(200, 1));
    }

    @Test
    void nothingLeakedTellsNoPlace() {
        assertThat(bound(0, 1)).isInfinite();
    }

    @Test
    void aBoundIsAskedForAfterTheLeak() {
        assertThatThrownBy(() -> new SimulatedDay(3).placeBoundM()).isInstanceOf(IllegalStateException.class);
    }
}
