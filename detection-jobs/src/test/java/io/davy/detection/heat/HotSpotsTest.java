package io.davy.detection.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HotSpotsTest {
    @Test
    void spotHasPlaceSizeTemperatureAndDifference() {
        HotSpots found =
                HotSpots.of(new Camera(160, 120, 22).spot(40, 30, 49, 34, 75).pixels(0), 160, 11);
        assertThat(found.background()).isCloseTo(22, within(0.01));
        assertThat(found.spots()).singleElement().satisfies(s -> {
            assertThat(s).isEqualTo(new HotSpot(40, 30, 49, 34, 50, s.hottest(), s.mean(), s.over()));
            assertThat(s.hottest()).isCloseTo(75, within(0.01));
            assertThat(s.mean()).isCloseTo(75, within(0.01));
            assertThat(s.over()).isCloseTo(53, within(0.02));
        });
    }

    @Test
    void regionsAreToldApartAndTheHottestComesFirst() {
        HotSpots found = HotSpots.of(
                new Camera(64, 48, 20)
                        .spot(2, 2, 5, 5, 50)
                        .spot(40, 20, 44, 24, 90)
                        .pixels(0.2),
                64,
                11);
        assertThat(found.spots()).hasSize(2);
        assertThat(found.spots().get(0).left()).isEqualTo(40);
        assertThat(found.hottest()).isCloseTo(90, within(1.0));
    }

    @Test
    void cornersHoldARegionTogether() {
        Camera c = new Camera(20, 20, 20);
        for (int i = 3; i < 9; i++) {
            c.spot(i, i, i, i, 80);
        }
        assertThat(HotSpots.of(c.pixels(0), 20, 11).spots())
                .singleElement()
                .satisfies(s -> assertThat(s.pixels()).isEqualTo(6));
    }

    @Test
    void defectivePixelsAreNoFire() {
        Camera c = new Camera(64, 48, 20).spot(10, 10, 10, 10, 300).spot(30, 30, 31, 30, 300);
        HotSpots found = HotSpots.of(c.pixels(0.1), 64, 11);
        assertThat(found.spots()).isEmpty();
        assertThat(found.hottest()).isLessThan(25);
    }

    @Test
    void hotMachineInAThirdOfThePictureIsNotItsBackground() {
        HotSpots found =
                HotSpots.of(new Camera(90, 60, 25).spot(0, 0, 29, 59, 60).pixels(0.3), 90, 11);
        assertThat(found.background()).isCloseTo(25, within(0.5));
        assertThat(found.spots()).hasSize(1);
    }

    @Test
    void restlessSceneNeedsMoreThanAQuietOne() {
        assertThat(HotSpots.of(new Camera(64, 48, 25).spot(5, 5, 9, 9, 38).pixels(5), 64, 11)
                        .spots())
                .isEmpty();
        assertThat(HotSpots.of(new Camera(64, 48, 25).spot(5, 5, 9, 9, 38).pixels(0.5), 64, 11)
                        .spots())
                .hasSize(1);
    }

    @Test
    void pixelsWithoutValueAreLeftOut() {
        int[] pixels = new Camera(40, 30, 20).spot(5, 5, 8, 8, 70).pixels(0);
        Arrays.fill(pixels, 600, 1100, 65_535);
        assertThat(HotSpots.of(pixels, 40, 11).spots()).hasSize(1);
        Arrays.fill(pixels, 300, 1100, 0);
        assertThatThrownBy(() -> HotSpots.of(pixels, 40, 11)).hasMessageContaining("expected at least half");
    }

    @Property(tries = 60)
    void anyRectangleIsFoundWhereItIs(
            @ForAll @IntRange(min = 16, max = 200) int width,
            @ForAll @IntRange(min = 12, max = 150) int height,
            @ForAll @IntRange(min = 0, max = 1000) int place,
            @ForAll @DoubleRange(min = -30, max = 45) double wall,
            @ForAll @DoubleRange(min = 15, max = 300) double over) {
        int left = place % (width - 4);
        int top = place % (height - 3);
        int right = Math.min(width - 1, left + 2 + place % (width / 4));
        int bottom = Math.min(height - 1, top + 1 + place % (height / 4));
        HotSpots found = HotSpots.of(
                new Camera(width, height, wall)
                        .spot(left, top, right, bottom, wall + over)
                        .pixels(0),
                width,
                11);
        assertThat(found.spots()).singleElement().satisfies(s -> {
            assertThat(new int[] {s.left(), s.top(), s.right(), s.bottom()}).containsExactly(left, top, right, bottom);
            assertThat(s.over()).isCloseTo(over, within(0.02));
        });
    }
}
