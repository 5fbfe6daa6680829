package io.davy.sim.physics;

import io.davy.plant.Plant.Machine;
import io.davy.plant.Sensor;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the wind's direction and the rate of a leak such that the plant's own detectors are reached in good time: the first within
 * {@value #FIRST_S} s, the second within {@value #SECOND_S} s of the beginning. The cloud is linear in the rate, so one run with
 * rate 1 in each direction tells all.
 */
final class LeakFit {
    static final double FIRST_S = 5.5;
    static final double SECOND_S = 9;
    /** The second detector may not ask for more than this many times what the first does. */
    private static final double MOST_OVER_FIRST = 6;
    /** The detector reports at intervals and with noise. */
    private static final double HEADROOM = 1.15;

    private static final int DIRECTIONS = 24;

    /**
     * What was chosen.
     *
     * @param toward mean direction of the wind, radians counter-clockwise from east
     * @param rate ppm m3 a second
     */
    record Choice(double toward, double rate) {}

    private LeakFit() {}

    /**
     * @param seeds of the run that the choice is for, so that wind and cloud are the same here as there
     * @param quietSteps steps before the leak begins
     */
    static Choice choose(
            Machine machine, String gas, List<SensorModel> detectors, double floor, Seeds seeds, int quietSteps) {
        Choice best = new Choice(0, Double.POSITIVE_INFINITY);
        for (int i = 0; i < DIRECTIONS; i++) {
            double toward = 2 * Math.PI * i / DIRECTIONS;
            double rate = rateFor(machine, gas, detectors, floor, seeds, quietSteps, toward);
            if (rate < best.rate) {
                best = new Choice(toward, rate);
            }
        }
        if (Double.isInfinite(best.rate)) {
            throw new IllegalArgumentException("no gas sensor stands near enough to " + machine.id()
                    + " to notice a leak of " + gas + " within " + SECOND_S + " s");
        }
        return best;
    }

    private static double rateFor(
            Machine machine,
            String gas,
            List<SensorModel> detectors,
            double floor,
            Seeds seeds,
            int quietSteps,
            double toward) {
        Wind wind = new Wind(PlantPhysics.WIND_MS, toward, seeds.wind());
        for (int i = 0; i < quietSteps; i++) {
            wind.step(PlantPhysics.STEP_S);
        }
        LeakFault leak = new LeakFault(
                machine, gas, 1, new GasCloud(floor, GasProperties.of(gas).molarMass(), seeds.cloud()));
        double[] shown = new double[detectors.size()];
        double[] atFirst = new double[detectors.size()];
        int steps = (int) Math.round(SECOND_S / PlantPhysics.STEP_S);
        int first = (int) Math.round(FIRST_S / PlantPhysics.STEP_S);
        for (int i = 1; i <= steps; i++) {
            wind.step(PlantPhysics.STEP_S);
            leak.step(PlantPhysics.STEP_S, true, wind);
            for (int d = 0; d < shown.length; d++) {
                SensorModel m = detectors.get(d);
                shown[d] += (leak.truth(m, 0) - shown[d]) * (1 - Math.exp(-PlantPhysics.STEP_S / m.timeConstant()));
            }
            if (i == first) {
                System.arraycopy(shown, 0, atFirst, 0, shown.length);
            }
        }
        double one = needed(detectors, atFirst)[0];
        double[] later = needed(detectors, shown);
        double two = later.length > 1 ? later[1] : later[0];
        return HEADROOM * Math.max(one, Math.min(two, MOST_OVER_FIRST * one));
    }

    /** The rates at which the detectors would stand at their limits, least first. */
    private static double[] needed(List<SensorModel> detectors, double[] atRateOne) {
        double[] rates = new double[atRateOne.length];
        for (int d = 0; d < rates.length; d++) {
            SensorModel m = detectors.get(d);
            rates[d] = (m.upperLimit() - m.base()) / atRateOne[d];
        }
        Arrays.sort(rates);
        return rates;
    }

    /** The detectors of one gas. */
    static List<SensorModel> detectors(List<SensorModel> all, String gas) {
        return all.stream().filter(m -> isFor(m.sensor(), gas)).toList();
    }

    private static boolean isFor(Sensor s, String gas) {
        return gas.equals(s.gas());
    }
}
