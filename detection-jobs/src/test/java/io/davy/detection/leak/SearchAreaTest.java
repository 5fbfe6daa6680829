package io.davy.detection.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.plant.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a leak is looked for. */
class SearchAreaTest {
    /** Noses in the middles of an even grid of squares of two metres, at three heights. */
    private static List<Place> grid() {
        List<Place> noses = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            noses.add(new Place(1 + 2 * (i % 3), 1 + 2 * (i / 3 % 3), 0.5 + i / 9, "F0"));
        }
        return noses;
    }

    @Test
    void ofAnEvenGridInARoomItIsTheRoom() {
        SearchArea area = SearchArea.around(grid(), List.of());
        assertThat(area.minX()).isCloseTo(0, within(1e-9));
        assertThat(area.maxX()).isCloseTo(6, within(1e-9));
        assertThat(area.minY()).isCloseTo(0, within(1e-9));
        assertThat(area.maxY()).isCloseTo(6, within(1e-9));
    }

    @Test
    void aLoneNoseIsLookedAroundInSomeTensOfMetres() {
        SearchArea area = SearchArea.around(List.of(new Place(10, 10, 1, "F0")), List.of());
        assertThat(area.maxX() - area.minX()).isCloseTo(60, within(1e-9));
    }

    @Test
    void nosesInOneLineLeaveRoomBesideIt() {
        SearchArea area = SearchArea.around(List.of(new Place(0, 0, 1, "F0"), new Place(40, 0, 1, "F0")), List.of());
        assertThat(area.maxY() - area.minY()).isGreaterThan(20);
    }

    @Test
    void machinesLieInIt() {
        SearchArea area = SearchArea.around(grid(), List.of(new Place(30, 3, 1, "F0")));
        assertThat(area.maxX()).isGreaterThan(30);
    }
}
