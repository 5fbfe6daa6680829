package io.davy.sim.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.SensorKind;
import io.davy.sim.recording.Scan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedDayTest {
    @Test
    void theSameSeedGivesTheSamePlantReadingsAndLeak() {
        List<Scan> one = new ArrayList<>();
        List<Scan> two = new ArrayList<>();

        assertThat(new SimulatedDay(3).leak(one::add)).isEqualTo(new SimulatedDay(3).leak(two::add));
        assertThat(one).isEqualTo(two);
        assertThat(Layout.of(3).plant())
                .isEqualTo(Layout.of(3).plant())
                .isNotEqualTo(Layout.of(4).plant());
    }

    @Test
    void plantsAreAsVariousAsPromised() {
        boolean without = false;
        for (long seed = 1; seed <= 40; seed++) {
            Layout layout = Layout.of(seed);
            without |= !layout.hasWind();
            assertThat(layout.machines()).hasSizeBetween(5, 15);
            assertThat(layout.plant().sensors().stream().filter(s -> s.kind() == SensorKind.GAS))
                    .hasSizeBetween(15, 40)
                    .allSatisfy(s -> assertThat(layout.obstacles())
                            .noneMatch(o -> o.holds(s.place().x(), s.place().y())));
        }
        assertThat(without).isTrue();
    }

    @Test
    void theLeakIsTheOnlyThingThatReachesTheDetectorsAndItsTruthIsNotInTheReadings() {
        List<Scan> scans = new ArrayList<>();
        Leak leak = new SimulatedDay(4).leak(scans::add);

        assertThat(leak.kgPerH()).isBetween(1.0, 20.0);
        assertThat(leak.contact()).isNotNull().isAfterOrEqualTo(leak.start()).isBefore(leak.end());
        assertThat(leak.touched()).isNotEmpty();
        String most = leak.touched().iterator().next();
        assertThat(highest(most, scans, leak, false)).isGreaterThan(highest(most, scans, leak, true));
        assertThat(scans)
                .allSatisfy(s -> assertThat(s.values())
                        .extracting(Scan.Value::sensor)
                        .allMatch(t -> t.startsWith("AT-") || t.equals("WS-1") || t.equals("WD-1")));
    }

    private static double highest(String tag, List<Scan> scans, Leak leak, boolean before) {
        return scans.stream()
                .filter(s -> s.time().isBefore(leak.start()) == before)
                .flatMap(s -> s.values().stream())
                .filter(v -> v.sensor().equals(tag))
                .mapToDouble(Scan.Value::value)
                .max()
                .orElseThrow();
    }
}
