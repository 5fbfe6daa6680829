package io.davy.detection.watch;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.gas.AirSample;
import io.davy.plant.Plant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Areas tell their air one after the other: what follows from it does not all fall on one moment. */
class AirInTurnTest {
    private static final long INTERVAL_MS = 10_000;

    /** The air that a zone of that area tells in half a minute. */
    private static List<AirSample> of(String area) {
        Plant p = plant().gas("AT-1", "CH4", l -> l).build();
        List<Plant.Zone> zones = p.zones().stream()
                .map(z -> new Plant.Zone(z.id(), z.name(), area, z.floor(), z.polygon(), z.ex()))
                .toList();
        WatchedZone zone = new WatchedZone(new Plant(
                p.davy(),
                p.site(),
                p.floors(),
                zones,
                p.ruleSets(),
                p.sensors(),
                p.machines(),
                p.robots(),
                p.ways(),
                p.contacts(),
                p.incidents()));
        for (int s = 0; s < 35; s++) {
            zone.reads(s, "AT-1", 0.1);
        }
        return zone.air;
    }

    @Test
    void anAreaTellsItsAirEachTenSecondsAtAMomentOfItsOwn() {
        TreeSet<Long> moments = IntStream.range(0, 20)
                .mapToObj(i -> of("area-" + i))
                .peek(air -> assertThat(air)
                        .hasSizeBetween(3, 4)
                        .allSatisfy(a -> assertThat(
                                        Math.floorMod(a.startMs() - air.get(0).startMs(), INTERVAL_MS))
                                .isZero()))
                .map(air -> Math.floorMod(air.get(0).startMs(), INTERVAL_MS))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(moments).hasSizeGreaterThan(15);
        assertThat(moments.last() - moments.first())
                .as("over the whole interval")
                .isGreaterThan(INTERVAL_MS / 2);
    }
}
