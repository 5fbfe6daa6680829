package io.davy.detection.vibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davy.alarm.AlarmClass;
import io.davy.detection.block.BadBlockException;
import io.davy.detection.block.BlockTeller;
import io.davy.detection.rule.Signal;
import io.davy.plant.Bearing;
import io.davy.wire.Block;
import io.davy.wire.Waveform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vibration says of a bearing. */
class BearingTest {
    private static final long T0 = 1_767_225_600_000L;

    private static Exam exam(Rig rig, double seconds) {
        return Exam.of(rig.seconds(seconds), Rig.RATE, Rig.BEARING, 29.5, 0.03);
    }

    /** Collects what a rule says. */
    private static final class Said implements BlockTeller {
        final List<Signal> signals = new ArrayList<>();
        final List<Double> readings = new ArrayList<>();

        @Override
        public void tell(Signal signal) {
            signals.add(signal);
        }

        @Override
        public void reading(long timeMs, double value) {
            readings.add(value);
        }

        List<String> names() {
            return signals.stream()
                    .map(s -> s.rule() + (s.on() ? " on" : " off"))
                    .toList();
        }
    }

    private static BearingRule rule(Bearing bearing) {
        return new BearingRule("VT-1", "P-1", bearing, 1770, AlarmClass.PROCESS);
    }

    @Test
    void aDamagedOuterRaceIsNamedWithTheFrequencyAtWhichBallsPassIt() {
        Exam e = exam(new Rig(1).outer(0.5), 4);
        assertThat(e.finding().fault()).isEqualTo(BearingFault.OUTER);
        assertThat(e.finding().foundHz()).isCloseTo(Rig.BEARING.bpfo() * 29.2, within(0.5));
        assertThat(e.finding().confidence()).isGreaterThan(0.8);
        assertThat(e.shaftHz()).isCloseTo(29.2, within(0.1));
        assertThat(e.steady()).isTrue();
    }

    @Test
    void aDamagedInnerRaceIsNamedByItsSidebandsOfTheShaft() {
        Exam e = exam(new Rig(2).inner(0.7), 4);
        assertThat(e.finding().fault()).isEqualTo(BearingFault.INNER);
        assertThat(e.finding().foundHz()).isCloseTo(Rig.BEARING.bpfi() * 29.2, within(0.5));
    }

    @Test
    void aDamagedBallIsNamedByItsSidebandsOfTheCage() {
        assertThat(exam(new Rig(3).ball(0.7), 6).finding().fault()).isEqualTo(BearingFault.BALL);
    }

    @Test
    void aCageThatKnocksOnceATurnIsNamed() {
        assertThat(exam(new Rig(8).cage(3), 6).finding().fault()).isEqualTo(BearingFault.CAGE);
    }

    @Test
    void hammeringWithoutARhythmIsDamageOfAnUnknownPart() {
        assertThat(exam(new Rig(4).rattling(2), 4).finding().fault()).isEqualTo(BearingFault.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void aSoundBearingIsNotFlagged(long seed) {
        assertThat(exam(new Rig(seed), 2 + seed % 3).finding()).isNull();
    }

    @Test
    void oneClankIsNoDamage() {
        double[] x = new Rig(5).seconds(4);
        for (int i = 0; i < 400; i++) {
            x[20_000 + i] += 30 * Math.exp(-i / 60.0) * Math.sin(i * 1.3);
        }
        assertThat(Exam.of(x, Rig.RATE, Rig.BEARING, 29.5, 0.03).finding()).isNull();
    }

    @Test
    void withoutTheBearingsFiguresDamageHasNoPart() throws BadBlockException {
        Said said = new Said();
        BearingRule rule = rule(null);
        BearingMemory memory = rule.fresh();
        for (int i = 0; i < 2; i++) {
            rule.block(memory, new Rig(6 + i).outer(3).block("VT-1", T0 + i * 60_000, 2), said);
        }
        assertThat(said.names()).containsExactly("bearing_unknown on");
        assertThat(said.signals.get(0).alarmClass()).isEqualTo(AlarmClass.ADVISORY);
    }

    @Test
    void theAlarmExplainsItselfAndOutlivesAPauseButNotARepair() throws Exception {
        Said said = new Said();
        BearingRule rule = rule(Rig.BEARING);
        BearingMemory memory = rule.fresh();
        rule.block(memory, new Rig(20).outer(0.5).block("VT-1", T0, 4), said);
        assertThat(said.names()).containsExactly("bearing_outer on");
        Signal on = said.signals.get(0);
        assertThat(on.onsetMs()).isEqualTo(T0);
        assertThat(on.timeMs()).isEqualTo(T0 + 4000);
        assertThat(on.explanation().text())
                .contains(
                        "outer race", "expected 104.7", "confidence", "noise", "band", "rpm (found in the vibration)");

        for (int i = 1; i <= 5; i++) {
            rule.block(memory, new Rig(20 + i).standing().block("VT-1", T0 + i * 60_000, 2), said);
        }
        assertThat(said.names()).hasSize(1);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        memory.copy().write(new DataOutputStream(bytes));
        memory = rule.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int i = 6; i <= 8; i++) {
            rule.block(memory, new Rig(20 + i).block("VT-1", T0 + i * 60_000, 2), said);
        }
        assertThat(said.names()).containsExactly("bearing_outer on", "bearing_outer off");
        assertThat(said.signals.get(1).onsetMs()).isEqualTo(T0);
    }

    @Test
    void whatIsTooShortIsPassedOverAndAnUnknownUnitRefused() throws BadBlockException {
        Said said = new Said();
        BearingRule rule = rule(Rig.BEARING);
        rule.block(rule.fresh(), new Rig(7).outer(3).block("VT-1", T0, 0.5), said);
        assertThat(said.signals).isEmpty();
        Block furlongs = Block.newBuilder()
                .setWaveform(Waveform.newBuilder().setRateHz(1000).setUnit("furlong"))
                .build();
        assertThatThrownBy(() -> rule.block(rule.fresh(), furlongs, said))
                .isInstanceOf(BadBlockException.class)
                .hasMessageContaining("expected g, m/s2 or mm/s");
    }
}
