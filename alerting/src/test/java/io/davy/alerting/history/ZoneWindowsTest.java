package io.davy.alerting.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.wire.Quality;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZoneWindowsTest {
    private static final long T0 = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final HistoryConfig CONFIG =
            HistoryConfig.of("kafka:9092", URI.create("http://influx:8086"), null, null, "davy");
    private final ZoneWindows zone = new ZoneWindows("Z", CONFIG, Map.of());
    private long offset;

    private int batch(double seconds, String sensor, double value) {
        return batch(seconds, seconds, sensor, value, Quality.GOOD);
    }

    private int batch(double seconds, double received, String sensor, double value, Quality quality) {
        ReadingBatch b = ReadingBatch.newBuilder()
                .setTimeMs(T0 + (long) (seconds * 1000))
                .setReceivedMs(T0 + (long) (received * 1000))
                .addReadings(
                        Reading.newBuilder().setSensor(sensor).setValue(value).setQuality(quality))
                .build();
        return zone.add(b, offset++, T0 + (long) (received * 1000));
    }

    private List<String> complete(double wall) {
        return zone.complete(T0 + (long) (wall * 1000)).stream()
                .map(w -> w.point().lineProtocol())
                .toList();
    }

    @Test
    void shouldPutAWindowTogetherWhateverTheOrder() {
        batch(9, "A", 8);
        batch(1, "A", 1);
        batch(5, 5, "A", 999, Quality.FAILURE);
        assertThat(complete(11)).isEmpty();
        batch(12, "A", 0);
        assertThat(complete(12))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("value_mean=4.5")
                        .contains("value_min=1.0")
                        .contains("value_max=8.0")
                        .contains("value_last=8.0")
                        .contains("reading_count=2i")
                        .contains("bad_count=1i"));
    }

    @Test
    void shouldNotOpenAStoredWindowAgain() {
        batch(1, "A", 1);
        batch(12, "A", 2);
        assertThat(complete(12)).hasSize(1);
        assertThat(batch(3, 13, "A", 5, Quality.GOOD)).isEqualTo(1);
        assertThat(batch(3, 13, "B", 5, Quality.GOOD))
                .as("a sensor that was never stored there")
                .isZero();
    }

    @Test
    void shouldWriteAWindowOfASilentZoneAfterAWhile() {
        batch(1, "A", 1);
        assertThat(complete(40)).isEmpty();
        assertThat(complete(41)).hasSize(1);
        assertThat(zone.needed()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldNotLetAClockThatIsAheadCloseTheOthersOrSpoilItsOwnFuture() {
        batch(1, "A", 1);
        batch(7200, 2, "B", 1, Quality.GOOD);
        assertThat(complete(2)).isEmpty();
        assertThat(complete(60)).hasSize(2);
        assertThat(batch(62, "B", 1)).isZero();
    }

    @Test
    void shouldNeedTheFirstRecordOfItsOldestOpenWindow() {
        batch(1, "A", 1);
        batch(2, "A", 1);
        batch(11, "A", 1);
        assertThat(zone.needed()).isZero();
        batch(12, "A", 1);
        complete(12);
        assertThat(zone.needed()).isEqualTo(2);
    }
}
