package io.davy.appliance.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.watch.ConditionChange;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.device.FaultKind;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults put into a quiet plant are told of the sensor that has them, and of no other. */
class FaultRunTest {
    private static final FaultTrace QUIET = FaultTrace.simulated(3, 1, 1);

    @Test
    void healthySensorsSayNothing() {
        assertThat(new FaultRun(QUIET).alarms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STUCK, stuck", "SILENT, silent", "RANGE, out_of_range", "SPIKE, spike", "CURRENT, loop_failure"})
    void faultIsToldOfItsSensor(FaultKind kind, String rule) {
        Sensor sensor = QUIET.plant().sensors().stream()
                .filter(s -> s.kind() == SensorKind.GAS)
                .findFirst()
                .orElseThrow();
        FaultRun run = new FaultRun(QUIET);
        run.into(sensor, kind, new SplittableRandom(1));
        List<ConditionChange> said = run.alarms();
        assertThat(said).extracting(ConditionChange::rule).contains(rule);
        assertThat(said).allSatisfy(c -> {
            assertThat(c.sensor()).isEqualTo(sensor.tag());
            assertThat(c.time()).isAfterOrEqualTo(run.truths().get(0).onset());
        });
    }
}
