package io.davy.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A pump at 1500 1/min, sampled 12,000 times a second for four seconds. */
class RotatingMachineTest {
    private static final double RATE = 12_000;
    private final RotatingMachine pump = new RotatingMachine(1500, RotatingMachine.USUAL_BEARING, 0.02, 3, 7);

    private float[] block(MachineFault fault, double severity) {
        return pump.waveform(fault, severity, 2, 100, 4, RATE);
    }

    /** Amplitude at a frequency, by correlation with a sine and a cosine there. */
    private static double at(double hz, double[] x) {
        double best = 0;
        // The speed differs by a permille from block to block.
        for (double f = hz * 0.996; f <= hz * 1.004; f += hz * 0.0002) {
            double sin = 0;
            double cos = 0;
            for (int i = 0; i < x.length; i++) {
                double phase = 2 * Math.PI * f * i / RATE;
                sin += x[i] * Math.sin(phase);
                cos += x[i] * Math.cos(phase);
            }
            best = Math.max(best, 2 * Math.hypot(sin, cos) / x.length);
        }
        return best;
    }

    private static double[] plain(float[] block) {
        double[] x = new double[block.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = block[i];
        }
        return x;
    }

    /** What is heard when each sample counts as it is loud, less its mean. */
    private static double[] loudness(float[] block) {
        double[] x = new double[block.length];
        double mean = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.abs(block[i]);
            mean += x[i] / x.length;
        }
        for (int i = 0; i < x.length; i++) {
            x[i] -= mean;
        }
        return x;
    }

    @Test
    void anImbalancedMachineShakesOnceATurnAndAMisalignedOneTwice() {
        double[] imbalance = plain(block(MachineFault.IMBALANCE, 1));
        double[] misalignment = plain(block(MachineFault.MISALIGNMENT, 1));

        assertThat(at(25, imbalance)).isGreaterThan(2 * at(50, imbalance));
        assertThat(at(50, misalignment)).isGreaterThan(2 * at(25, misalignment));
    }

    @Test
    void aLooseMachineShakesAtHalvesToo() {
        assertThat(at(37.5, plain(block(MachineFault.LOOSENESS, 1))))
                .isGreaterThan(5 * at(37.5, plain(block(MachineFault.NONE, 0))));
    }

    @Test
    void theVelocityIsThatAskedFor() {
        double[] x = plain(new RotatingMachine(1500, RotatingMachine.USUAL_BEARING, 0, 3, 7)
                .waveform(MachineFault.IMBALANCE, 1, 2, 0, 4, RATE));
        double velocity = at(25, x) * 9.80665 / (2 * Math.PI * 25) * 1000 / Math.sqrt(2);

        assertThat(velocity).isCloseTo(2, within(0.1));
    }

    @Test
    void aDamagedOuterRaceKnocksAtItsOwnFrequencyAndAHealthyBearingDoesNot() {
        double bpfo = 25 * RotatingMachine.USUAL_BEARING.bpfo();
        double[] damaged = loudness(block(MachineFault.OUTER_RACE, 1));

        assertThat(at(bpfo, damaged))
                .isGreaterThan(5 * at(bpfo, loudness(block(MachineFault.NONE, 0))))
                .isGreaterThan(2 * at(25 * RotatingMachine.USUAL_BEARING.bpfi(), damaged));
    }

    @Test
    void theSameBlockAskedForTwiceIsTheSameAndTheNextIsAnother() {
        assertThat(block(MachineFault.BALL, 0.5)).isEqualTo(block(MachineFault.BALL, 0.5));
        assertThat(block(MachineFault.BALL, 0.5)).isNotEqualTo(pump.waveform(MachineFault.BALL, 0.5, 2, 104, 4, RATE));
        assertThat(block(MachineFault.CAGE, 0.5)).hasSize(48_000);
    }
}
