package io.davy.detection.vibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmClass;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import io.davy.plant.Place;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A machine that vibrates more than it used to. */
class ChangeRuleTest {
    private static final long T0 = 1_767_225_600_000L;
    private static final int DAY = 144;

    private final List<Signal> said = new ArrayList<>();
    private final Sample sample = new Sample();

    private static ChangeRule rule(@Nullable Double boundary) {
        Sensor sensor = new Sensor(
                "VT-1",
                SensorKind.OTHER,
                null,
                "g",
                new Range(0, 50),
                "Z1",
                new Place(0, 0, 0, "F0"),
                "P-1",
                Duration.ofMinutes(10),
                null,
                null,
                null);
        return new ChangeRule(sensor, AlarmClass.PROCESS, boundary);
    }

    private ChangeMemory play(ChangeRule rule, ChangeMemory memory, int from, int to, IntToDoubleFunction level) {
        for (int i = from; i < to; i++) {
            sample.timeMs = T0 + i * 600_000L;
            sample.value = level.applyAsDouble(i);
            sample.usable = !Double.isNaN(sample.value);
            rule.reading(memory, 0, sample, said::add);
        }
        return memory;
    }

    @Test
    void halfMoreThanItsFirstDayIsTold() {
        ChangeRule rule = rule(null);
        ChangeMemory memory = play(rule, rule.fresh(), 0, 5 * DAY, i -> 0.1 + 0.002 * Math.sin(i));
        play(rule, memory, 5 * DAY, 6 * DAY, i -> 0.14);
        assertThat(said).isEmpty();
        play(rule, memory, 6 * DAY, 7 * DAY, i -> 0.17);
        assertThat(said).hasSize(1);
        Signal on = said.get(0);
        assertThat(on.rule()).isEqualTo("vibration_change");
        assertThat(on.machine()).isEqualTo("P-1");
        assertThat(on.timeMs()).isBetween(T0 + 6 * DAY * 600_000L, T0 + (6 * DAY + 6) * 600_000L);
        assertThat(on.explanation().text()).contains("risen to 0.170 g", "first day", "%)");
        play(rule, memory, 7 * DAY, 8 * DAY, i -> 0.1);
        assertThat(said).extracting(Signal::on).containsExactly(true, false);
        assertThat(said.get(1).onsetMs()).isEqualTo(on.onsetMs());
    }

    @Test
    void aQuarterOfTheBoundaryIsASignificantChange() {
        ChangeRule rule = rule(2.8);
        ChangeMemory memory = play(rule, rule.fresh(), 0, DAY, i -> 0.9);
        play(rule, memory, DAY, 2 * DAY, i -> 1.55);
        assertThat(said).isEmpty();
        play(rule, memory, 2 * DAY, 3 * DAY, i -> 1.65);
        assertThat(said).hasSize(1);
    }

    @Test
    void aLoudHalfHourRestAndBadReadingsAreNoChange() {
        ChangeRule rule = rule(null);
        ChangeMemory memory =
                play(rule, rule.fresh(), 0, 3 * DAY, i -> i % 8 < 4 ? 0.001 : i % 31 == 0 ? Double.NaN : 0.1);
        play(rule, memory, 3 * DAY, 3 * DAY + 3, i -> 5);
        play(rule, memory, 3 * DAY + 3, 5 * DAY, i -> i % 8 < 4 ? 0.001 : 0.11);
        assertThat(said).isEmpty();
    }

    @Test
    void itsMemoryOutlivesARestart() throws Exception {
        ChangeRule rule = rule(null);
        ChangeMemory memory = play(rule, rule.fresh(), 0, DAY / 2, i -> 0.1);
        for (int part = 1; part <= 3; part++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            memory.copy().write(new DataOutputStream(bytes));
            memory = rule.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            play(rule, memory, part * DAY / 2, (part + 1) * DAY / 2, i -> i < DAY + 2 ? 0.1 : 0.2);
        }
        assertThat(said).extracting(Signal::rule).containsExactly("vibration_change");
    }
}
