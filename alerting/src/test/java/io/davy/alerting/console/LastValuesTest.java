package io.davy.alerting.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.wire.Quality;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LastValuesTest {
    private final LastValues values = new LastValues();

    @BeforeEach
    void plant() {
        values.apply(SmallPlant.create());
    }

    @Test
    void newestReadingWinsWhateverTheOrder() {
        values.put(batch("PUMPS", 2_000, "AT-110", 2));
        values.put(batch("PUMPS", 1_000, "AT-110", 1));
        assertThat(values.all()).containsEntry("AT-110", new LastValues.Value(2.0, 2_000, 0));
    }

    @Test
    void readingFromTheFutureDoesNotHideThoseThatFollow() {
        values.put(batch("PUMPS", 9_000_000_000L, 1_000, "AT-110", 99));
        values.put(batch("PUMPS", 2_000, "AT-110", 2));
        assertThat(values.all()).containsEntry("AT-110", new LastValues.Value(2.0, 2_000, 0));
    }

    @Test
    void tagsThatNobodyKnowsAreNotKept() {
        values.put(batch("PUMPS", 1_000, "STRANGER", 1));
        assertThat(values.all()).isEmpty();
    }

    @Test
    void robotsReadingsAreKept() {
        values.put(batch("robot/R1", 1_000, "R1/H2S", 3));
        assertThat(values.all()).containsOnlyKeys("R1/H2S");
    }

    @Test
    void whatIsNoNumberIsAFailureNotAZero() {
        values.put(batch("PUMPS", 1_000, "AT-110", Double.NaN));
        assertThat(values.all()).containsEntry("AT-110", new LastValues.Value(null, 1_000, Quality.FAILURE_VALUE));
    }

    @Test
    void changesAreGivenOnce() {
        values.put(batch("PUMPS", 1_000, "AT-110", 1));
        assertThat(values.changes()).containsOnlyKeys("AT-110");
        assertThat(values.changes()).isEmpty();
    }

    private static ReadingBatch batch(String zone, long timeMs, String tag, double value) {
        return batch(zone, timeMs, timeMs, tag, value);
    }

    private static ReadingBatch batch(String zone, long timeMs, long receivedMs, String tag, double value) {
        return ReadingBatch.newBuilder()
                .setZone(zone)
                .setTimeMs(timeMs)
                .setReceivedMs(receivedMs)
                .addReadings(Reading.newBuilder().setSensor(tag).setValue(value))
                .build();
    }
}
