package io.davy.detection.machine;

import io.davy.plant.MachineModel;
import java.util.List;

/**
 * A model from history, ready to judge.
 *
 * @param level mean of each channel
 * @param normal its spread and limits
 * @param learned when, for people
 */
record Taught(double[] level, Normal normal, String learned) {
    static Taught of(MachineModel model) {
        double[] level = numbers(model.mean());
        double[] scale = numbers(model.scale());
        double[] square = new double[scale.length];
        for (int j = 0; j < scale.length; j++) {
            square[j] = scale[j] * scale[j];
        }
        double[][] axes = model.components().stream().map(Taught::numbers).toArray(double[][]::new);
        Normal normal = new Normal(
                square, new double[scale.length], axes, numbers(model.variances()), model.t2(), model.q(), model.one());
        return new Taught(level, normal, model.learned());
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double[] off(double[] smooth) {
        double[] off = new double[level.length];
        for (int j = 0; j < off.length; j++) {
            off[j] = smooth[j] - level[j];
        }
        return off;
    }
}
