package io.davy.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.TestPlant;
import io.davy.detection.alarm.AlarmMachine;
import io.davy.detection.gas.AirSample;
import io.davy.detection.watch.ConditionChange;
import io.davy.incident.Incident;
import io.davy.plant.AlarmCare;
import io.davy.plant.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A leak in a room of six metres: there the place that is told must follow the search by metres, and not stay where the first alarm was. */
class SmallRoomTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final long INTERVAL_MS = 10_000;
    private static final int COLUMNS = 4;
    private static final int ROWS = 3;

    private final AreaIncidents core;
    private final List<AirSample> air = new ArrayList<>();
    private final List<Incident> published = new ArrayList<>();
    private AreaState state = AreaState.EMPTY;

    SmallRoomTest() {
        TestPlant plant = TestPlant.plant();
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            plant.gas("AT-" + i, "H2S", 2 * (i % COLUMNS), 2 * (i / COLUMNS), l -> l.high(10));
        }
        core = new AreaIncidents(plant.build());
    }

    private static Alarm alarm() {
        return new AlarmMachine(AlarmCare.NONE)
                .condition(
                        null,
                        new ConditionChange(
                                "S1",
                                "A1",
                                "Z1",
                                "AT-4",
                                null,
                                Hazard.GAS,
                                "H2S",
                                "gas_high",
                                AlarmClass.LIFE_SAFETY,
                                Priority.HIGH,
                                true,
                                T0.plusSeconds(1),
                                T0.plusSeconds(1),
                                12,
                                "ppm",
                                10,
                                7,
                                null),
                        Handling.NONE);
    }

    /** An interval in which the noses of one column read most; the air in a room comes and goes. */
    private void breathe(int number, int column) {
        int n = COLUMNS * ROWS;
        String[] tags = new String[n];
        float[] excess = new float[n];
        float[] means = new float[n];
        for (int i = 0; i < n; i++) {
            tags[i] = "AT-" + i;
            int away = Math.abs(i % COLUMNS - column) + (i / COLUMNS == 1 ? 0 : 1);
            excess[i] = (float) (40 / Math.pow(4, away) * (1 + 0.5 * Math.sin(number + i)));
            means[i] = excess[i] + 1;
        }
        Instant start = T0.plusMillis(number * INTERVAL_MS);
        Instant end = start.plusMillis(INTERVAL_MS);
        air.add(new AirSample(
                "A1",
                "Z1",
                start.toEpochMilli(),
                INTERVAL_MS,
                end.toEpochMilli(),
                tags,
                excess,
                Double.NaN,
                Double.NaN,
                null,
                means,
                null));
        state = core.air(state, List.copyOf(air), end, published::add);
    }

    private Place told() {
        return published.get(published.size() - 1).place();
    }

    @Test
    void thePlaceFollowsTheSearchByMetres() {
        state = core.alarm(state, alarm(), List.of(), published::add);
        for (int i = 0; i < 3; i++) {
            breathe(i, 0);
        }
        Place first = told();
        for (int i = 3; i < 30; i++) {
            breathe(i, 2);
        }

        assertThat(told().x()).isGreaterThanOrEqualTo(first.x() + 1);
        assertThat(told().x())
                .as("too near for a place that stays within three metres")
                .isLessThan(first.x() + 3);
    }

    @Test
    void itDoesNotMoveWithEachInterval() {
        state = core.alarm(state, alarm(), List.of(), published::add);
        for (int i = 0; i < 3; i++) {
            breathe(i, 1);
        }
        Place first = told();
        for (int i = 3; i < 30; i++) {
            breathe(i, 1);
        }

        assertThat(published)
                .extracting(Incident::place)
                .filteredOn(p -> !p.equals(first))
                .hasSizeLessThanOrEqualTo(2);
    }
}
