package io.davy.detection.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import io.davy.plant.MachineModel;
import io.davy.plant.Place;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A pump whose flow, pressure and current hang together by its load, with a bearing temperature and a vibration. */
class MachineWatchTest {
    private static final int FLOW = 0;
    private static final int PRESSURE = 1;
    private static final int CURRENT = 2;
    private static final int TEMPERATURE = 3;
    private static final int VIBRATION = 4;

    private final Random noise = new Random(7);
    private final List<Signal> told = new ArrayList<>();
    private MachineWatch watch = watch(null);
    private MachineState state = watch.fresh();
    private int second;

    /** What happens beside the usual. */
    @FunctionalInterface
    private interface Fault {
        void at(int second, double[] values);
    }

    private static MachineWatch watch(@Nullable MachineModel model) {
        return new MachineWatch(
                new Machine("P-7", null, "pump", "Z", new Place(0, 0, 0, "F0"), List.of(), null, null, null),
                List.of(
                        channel("FT-7", SensorKind.FLOW),
                        channel("PT-7", SensorKind.PRESSURE),
                        channel("IT-7", SensorKind.CURRENT),
                        channel("TT-7", SensorKind.TEMPERATURE),
                        channel("VT-7", SensorKind.VIBRATION)),
                model,
                Tuning.USUAL);
    }

    private static Sensor channel(String tag, SensorKind kind) {
        return new Sensor(
                tag,
                kind,
                null,
                "u",
                new Range(0, 500),
                "Z",
                new Place(0, 0, 0, "F0"),
                "P-7",
                Duration.ofSeconds(1),
                null,
                null,
                null);
    }

    private static double load(int second) {
        return 2 * Math.sin(second / 60.0) + 2 * Math.sin(second / 97.0);
    }

    private void runs(int seconds, Fault fault) {
        for (int until = second + seconds; second < until; second++) {
            double load = load(second);
            double[] v = new double[5];
            v[FLOW] = 100 + load + 0.5 * noise.nextGaussian();
            v[PRESSURE] = 8 - 0.1 * load + 0.05 * noise.nextGaussian();
            v[CURRENT] = 40 + 0.5 * load + 0.3 * noise.nextGaussian();
            v[TEMPERATURE] = 60 + 0.1 * noise.nextGaussian();
            v[VIBRATION] = 2 + 0.1 * noise.nextGaussian();
            fault.at(second, v);
            for (int j = 0; j < v.length; j++) {
                reading(j, v[j], true);
            }
        }
    }

    private void reading(int channel, double value, boolean usable) {
        Sample s = new Sample();
        s.timeMs = 1_000L * second;
        s.value = value;
        s.usable = usable && !Double.isNaN(value);
        watch.reading(state, channel, s, told::add);
    }

    private static Fault add(int channel, double much) {
        return (t, v) -> v[channel] += much;
    }

    private static Fault nothing() {
        return (t, v) -> {};
    }

    private static Fault ramp(int channel, IntToDoubleFunction much) {
        return (t, v) -> v[channel] += much.applyAsDouble(t);
    }

    @Test
    void saysNothingOfAMachineThatRunsAsUsualForADay() {
        runs(86_400, nothing());
        assertThat(told).isEmpty();
    }

    @Test
    void tellsWhichChannelLeftAndByHowMuchAndThatItCameBack() {
        runs(900, nothing());
        runs(300, add(VIBRATION, 1.5));
        runs(300, nothing());

        assertThat(told).extracting(Signal::on).containsExactly(true, false);
        Signal on = told.get(0);
        assertThat(on.rule()).isEqualTo("machine_abnormal");
        assertThat(on.subject()).isEqualTo("P-7");
        assertThat(on.onsetMs()).isBetween(900_000L, 915_000L);
        assertThat(on.explanation().text())
                .startsWith("P-7 is not as usual: VT-7")
                .contains("usually 2.0");
        assertThat(told.get(1).onsetMs()).isEqualTo(on.onsetMs());
    }

    @Test
    void seesChannelsThatNoLongerHangTogetherThoughEachIsWhereItOftenIs() {
        runs(3600, nothing());
        // The flow goes no further than the load has always moved it, but against the current.
        runs(900, (t, v) -> v[FLOW] = 100 - load(t) + 0.5 * noise.nextGaussian());

        assertThat(told).extracting(Signal::on).contains(true);
        assertThat(told.get(0).timeMs()).isGreaterThan(3_600_000L);
    }

    @Test
    void followsAMachineThatWarmsUpSlowly() {
        runs(3 * 3600, ramp(TEMPERATURE, t -> -8 * Math.exp(-t / 3000.0)));
        assertThat(told).isEmpty();
    }

    @Test
    void takesAStopAndAStartForNoFault() {
        runs(900, nothing());
        runs(1200, (t, v) -> {
            v[FLOW] = 0;
            v[PRESSURE] = 1;
            v[CURRENT] = 0.02;
            v[VIBRATION] = 0.05;
        });
        runs(1800, nothing());
        assertThat(told).isEmpty();
    }

    @Test
    void learnsNothingOfAMachineThatStandsAtFirst() {
        runs(900, (t, v) -> {
            v[FLOW] = 0;
            v[CURRENT] = 0.02 + 0.001 * noise.nextGaussian();
            v[VIBRATION] = 0.05;
        });
        runs(1800, nothing());
        assertThat(told).isEmpty();
    }

    @Test
    void tellsOfAPumpThatRunsDry() {
        runs(900, nothing());
        runs(120, (t, v) -> v[FLOW] = 0);
        assertThat(told).singleElement().satisfies(s -> {
            assertThat(s.on()).isTrue();
            assertThat(s.timeMs()).isLessThan(912_000L);
        });
    }

    @Test
    void isNotClearedByTheBadSignalOfTheChannelThatLeft() {
        runs(900, nothing());
        runs(60, add(VIBRATION, 3));
        runs(300, (t, v) -> v[VIBRATION] = Double.NaN);
        assertThat(told).singleElement().extracting(Signal::on).isEqualTo(true);
    }

    @Test
    void goesOnWatchingTheOthersWhileAChannelIsAway() {
        runs(900, nothing());
        runs(120, (t, v) -> v[PRESSURE] = Double.NaN);
        runs(60, (t, v) -> {
            v[PRESSURE] = Double.NaN;
            v[VIBRATION] += 3;
        });
        assertThat(told).singleElement().extracting(Signal::on).isEqualTo(true);
    }

    @Test
    void saysTheSameAfterEachRestart() throws IOException {
        runs(1000, nothing());
        MachineState kept = state.copy();
        int at = second;
        runs(200, add(FLOW, -10));
        List<Signal> straight = List.copyOf(told);

        told.clear();
        noise.setSeed(7);
        second = 0;
        state = watch.fresh();
        runs(1000, nothing());
        assertThat(bytes(state)).isEqualTo(bytes(kept));
        state = watch.read(new DataInputStream(new ByteArrayInputStream(bytes(state))));
        assertThat(second).isEqualTo(at);
        runs(200, add(FLOW, -10));

        assertThat(told).isEqualTo(straight).isNotEmpty();
    }

    @Test
    void tellsAPassingMildExcursionOnceAndAWorseOneAgain() {
        runs(900, nothing());
        for (int i = 0; i < 4; i++) {
            runs(120, add(VIBRATION, 0.12));
            runs(1200, nothing());
        }
        assertThat(told).extracting(Signal::on).containsExactly(true, false);

        runs(120, add(VIBRATION, 0.5));
        assertThat(told).extracting(Signal::on).containsExactly(true, false, true);
    }

    @Test
    void acceptsANewWayOfRunningAfterAShiftAndWatchesAgain() {
        runs(900, nothing());
        runs(9 * 3600, add(FLOW, 15));
        assertThat(told).extracting(Signal::on).containsExactly(true, false);

        runs(300, (t, v) -> {
            v[FLOW] += 15;
            v[VIBRATION] += 2;
        });
        assertThat(told).extracting(Signal::on).containsExactly(true, false, true);
    }

    @Test
    void seesASlowDriftAgainstATaughtModel() {
        MachineModel model = new MachineModel(
                watch.sensors(),
                List.of(100.0, 8.0, 40.0, 60.0, 2.0),
                List.of(2.0, 0.2, 1.0, 0.05, 0.03),
                List.of(List.of(0.577, -0.577, 0.577, 0.0, 0.0)),
                List.of(2.7),
                24,
                20,
                20,
                10_000,
                "2024-05-01");
        watch = watch(model);
        state = watch.fresh();
        runs(7200, ramp(TEMPERATURE, t -> 2.0 * Math.max(0, t - 3600) / 3600));
        assertThat(told).singleElement().satisfies(s -> {
            assertThat(s.on()).isTrue();
            assertThat(s.explanation().limitSource()).contains("2024-05-01");
        });
    }

    private static byte[] bytes(MachineState state) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        state.write(new DataOutputStream(out));
        return out.toByteArray();
    }
}
