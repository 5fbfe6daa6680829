package io.davy.dispatch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.plant.GasFacts;
import io.davy.plant.Plant.Point;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PlumeTest {
    private static Plume plume(double rate, double toward, double speed) {
        return new Plume(List.of(new Point(0, 0)), toward, speed, rate, rate, 28.8, 5.8);
    }

    @Test
    void theMiddleOfThePlumeIsWhatTheTextbookSays() {
        // 10 g/s at 2 m/s, usual growth: 20 m down, half widths 0.3 + 0.22 * 20 and 0.5 + 0.07 * 20, a source on the
        // ground.
        double gm3 = 10 / (Math.PI * 2 * (0.3 + 4.4) * (0.5 + 1.4));
        assertThat(plume(10, 0, 2).alarm(20, 0)).isCloseTo(gm3 / 5.8, within(gm3 / 5.8 * 0.01));
    }

    @Test
    void itLiesDownwind() {
        Plume p = plume(10, 0, 3);
        assertThat(p.lel(30, 0)).isGreaterThan(10 * p.lel(-30, 0));
        assertThat(p.lel(30, 0)).isGreaterThan(5 * p.lel(0, 30));
    }

    @Test
    void inCalmAirItLiesToAllSides() {
        Plume p = plume(10, 0, 0.2);
        assertThat(p.lel(-20, 0)).isEqualTo(p.lel(20, 0)).isCloseTo(p.lel(0, 20), within(1e-12));
        assertThat(p.lel(20, 0)).isGreaterThan(plume(10, 0, 3).lel(20, 0));
    }

    @Test
    void aSecondPossibleSourceCountsAsMuch() {
        Plume two = new Plume(List.of(new Point(0, 0), new Point(0, 40)), 0, 3, 10, 10, 28.8, 5.8);
        assertThat(two.lel(10, 40)).isCloseTo(two.lel(10, 0), within(1e-9));
        assertThat(two.alarm(10, 40)).as("exposure goes by the likeliest").isLessThan(two.alarm(10, 0) / 10);
    }

    @Property(tries = 200)
    void fartherDownwindAndBesideItIsThinner(
            @ForAll @DoubleRange(min = 6, max = 200) double down,
            @ForAll @DoubleRange(min = 0, max = 30) double across,
            @ForAll @DoubleRange(min = 0, max = 8) double speed) {
        Plume p = plume(20, 0, speed);
        assertThat(p.lel(down * 1.1, 0)).isLessThan(p.lel(down, 0));
        assertThat(p.lel(down, across + 1)).isLessThanOrEqualTo(p.lel(down, across) * (1 + 1e-9));
        assertThat(p.lel(p.reachM() * 1.26, 0) < 0.05 || p.reachM() >= Plume.FURTHEST_M)
                .isTrue();
    }

    @Test
    void whatBurnsHasItsGroupAndClass() {
        assertThat(GasFacts.of("methane").orElseThrow().ex().group()).isEqualTo("IIA");
        assertThat(GasFacts.of("H2").orElseThrow().ex().group()).isEqualTo("IIC");
        GasFacts h2s = GasFacts.of("H2S").orElseThrow();
        assertThat(h2s.lel()).isEqualTo(4.0);
        assertThat(h2s.ex().temperatureClass()).isEqualTo("T3");
        assertThat(h2s.alarm()).isEqualTo(10);
        assertThat(GasFacts.of("CH4").orElseThrow().alarm()).isCloseTo(8800, within(1.0));
        assertThat(GasFacts.of("Cl2").orElseThrow().ex()).isNull();
        assertThat(GasFacts.of("unobtainium")).isEmpty();
    }
}
