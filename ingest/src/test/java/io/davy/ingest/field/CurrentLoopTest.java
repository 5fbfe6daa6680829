package io.davy.ingest.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.DeviceCare;
import io.davy.plant.Place;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.wire.Quality;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A loop current becomes a value of the sensor's range, or none. */
class CurrentLoopTest {
    @ParameterizedTest
    @CsvSource({
        "4, -40, GOOD",
        "20, 160, GOOD",
        "12, 60, GOOD",
        "3.8, -42.5, GOOD",
        "3.7, -43.75, OUT_OF_SPECIFICATION",
        "20.5, 166.25, GOOD",
        "20.9, 171.25, OUT_OF_SPECIFICATION",
        "3.6, 0, FAILURE",
        "0, 0, FAILURE",
        "21, 0, FAILURE",
        "22.5, 0, FAILURE"
    })
    void currentIsTheValueOfItsRange(double ma, double value, Quality quality) {
        FieldReading r = CurrentLoop.scaled(sensor(true), reading(ma, Quality.GOOD));
        assertThat(r.value()).isCloseTo(value, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(r.quality()).isEqualTo(quality);
        assertThat(r.currentMa()).isEqualTo(ma);
    }

    @Test
    void deviceInMaintenanceStaysSo() {
        FieldReading r = CurrentLoop.scaled(sensor(true), reading(12, Quality.MAINTENANCE_REQUIRED));
        assertThat(r.quality()).isEqualTo(Quality.MAINTENANCE_REQUIRED);
    }

    @Test
    void readingWithoutAValueHasNoCurrent() {
        FieldReading r = CurrentLoop.scaled(sensor(true), reading(0, Quality.COMMUNICATION_LOST));
        assertThat(r.quality()).isEqualTo(Quality.COMMUNICATION_LOST);
        assertThat(r.currentMa()).isNaN();
    }

    @Test
    void sensorOnNoLoopIsLeftAsItIs() {
        FieldReading raw = reading(12, Quality.GOOD);
        assertThat(CurrentLoop.scaled(sensor(false), raw)).isSameAs(raw);
    }

    private static FieldReading reading(double value, Quality quality) {
        return new FieldReading("Z1", "GW", "TT-1", value, 1000, quality, null);
    }

    private static Sensor sensor(boolean loop) {
        return new Sensor(
                "TT-1",
                SensorKind.TEMPERATURE,
                null,
                "degC",
                new Range(-40, 160),
                "Z1",
                new Place(0, 0, 0, "F0"),
                null,
                Duration.ofSeconds(1),
                null,
                null,
                null,
                new DeviceCare(null, loop, null, null, null, null));
    }
}
