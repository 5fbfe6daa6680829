package io.davy.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.sim.device.FaultKind;
import io.davy.sim.device.SensorFault;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.Recordings;
import io.davy.sim.recording.Scan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults in the shipped excerpt of the methane recording. */
class FaultInjectorTest {
    private final Recording recording = Recordings.open(Recordings.METEC_CH4, null);

    private List<Scan> faulted(FaultInjector injector) {
        List<Scan> scans = new ArrayList<>();
        recording.scans().forEachRemaining(s -> scans.add(injector.apply(s)));
        return scans;
    }

    private static List<Double> of(String sensor, List<Scan> scans) {
        return scans.stream()
                .flatMap(s -> s.values().stream())
                .filter(v -> v.sensor().equals(sensor))
                .map(Scan.Value::value)
                .toList();
    }

    private List<Scan> healthy() {
        List<Scan> scans = new ArrayList<>();
        recording.scans().forEachRemaining(scans::add);
        return scans;
    }

    @Test
    void oneSensorIsFaultyAfterTheOnsetAndNothingElseChanges() {
        for (FaultKind kind : FaultKind.values()) {
            FaultInjector injector = FaultInjector.into(recording, kind, 1);
            SensorFault truth = injector.fault();
            List<Scan> with = faulted(injector);
            List<Scan> without = healthy();

            assertThat(truth.kind()).isEqualTo(kind);
            for (int i = 0; i < with.size(); i++) {
                if (without.get(i).time().isBefore(truth.onset())) {
                    assertThat(with.get(i)).isEqualTo(without.get(i));
                }
            }
            assertThat(of(truth.sensor(), with)).as("%s", kind).isNotEqualTo(of(truth.sensor(), without));
            recording.plant().sensors().stream()
                    .filter(s -> !s.tag().equals(truth.sensor()))
                    .forEach(s -> assertThat(of(s.tag(), with)).isEqualTo(of(s.tag(), without)));
        }
    }

    @Test
    void theSameSeedGivesTheSameFaultAndOthersGiveOthers() {
        SensorFault one = FaultInjector.into(recording, FaultKind.DRIFT, 1).fault();

        assertThat(FaultInjector.into(recording, FaultKind.DRIFT, 1).fault()).isEqualTo(one);
        assertThat(faulted(FaultInjector.into(recording, FaultKind.NOISE, 4)))
                .isEqualTo(faulted(FaultInjector.into(recording, FaultKind.NOISE, 4)));
        assertThat(List.of(2L, 3L, 4L, 5L))
                .anySatisfy(seed -> assertThat(FaultInjector.into(recording, FaultKind.DRIFT, seed)
                                .fault()
                                .sensor())
                        .isNotEqualTo(one.sensor()));
    }
}
