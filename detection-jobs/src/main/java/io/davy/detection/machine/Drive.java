package io.davy.detection.machine;

import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.util.List;

/**
 * The channel by which a machine shows whether it runs: its current, or else its vibration. Flow and pressure are not asked, because a
 * running pump without flow is a fault and not a stop.
 *
 * @param channel its index; -1 if the machine has none
 * @param started by so many times a drive must rise over what was learned for that to have been a standstill
 */
record Drive(int channel, double started) {
    /** Below this share of its running level it stands. */
    private static final double STANDS = 0.2;
    /** No fault makes a machine draw five times its current for long; a locked rotor trips. */
    private static final double CURRENT_STARTED = 5;
    /** A bad imbalance is three to five times the usual vibration. */
    private static final double VIBRATION_STARTED = 10;
    /** How long it must look so, in intervals: a starting current is over by then. */
    static final double SURE = 10;

    static Drive of(List<Sensor> channels) {
        int vibration = -1;
        for (int j = 0; j < channels.size(); j++) {
            SensorKind kind = channels.get(j).kind();
            if (kind == SensorKind.CURRENT) {
                return new Drive(j, CURRENT_STARTED);
            }
            vibration = vibration < 0 && kind == SensorKind.VIBRATION ? j : vibration;
        }
        return new Drive(vibration, VIBRATION_STARTED);
    }

    boolean stands(double value, double runningLevel) {
        return Math.abs(value) < STANDS * Math.abs(runningLevel);
    }

    boolean hasStarted(double value, double learnedLevel) {
        return Math.abs(value) > started * Math.abs(learnedLevel);
    }
}
