package io.davy.detection.machine;

import io.davy.plant.MachineModel;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Sensor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.jspecify.annotations.Nullable;

/**
 * Learns a machine's model from its history. The whole stretch counts as normal, so its spread holds the machine's slow drifts and ways of
 * running too; the limits are at least a quarter beyond what 99.9 % of the stretch reached.
 */
public final class MachineTeacher {
    /** Looks before a model is worth writing: an hour of seconds. */
    public static final int FEWEST = 3600;

    private static final double REACHED = 0.999;
    private static final double BEYOND = 1.25;
    private static final int DIGITS = 6;

    private final List<Sensor> channels;
    private final Drive drive;
    private final Tuning tuning;
    private final double intervalS;
    private final List<double[]> smoothed = new ArrayList<>();
    private final Moments moments;
    private final double driveLevel;
    private long lastMs;

    /**
     * A teacher.
     *
     * @param driveLevel level of the machine's drive while it runs, in its unit; NaN if unknown
     */
    private MachineTeacher(List<Sensor> channels, double driveLevel) {
        this.channels = channels;
        this.drive = Drive.of(channels);
        this.intervalS = channels.stream()
                .mapToDouble(c -> c.interval().toMillis() / 1000.0)
                .max()
                .orElse(1);
        this.tuning = Tuning.USUAL.every(intervalS);
        this.moments = new Moments(channels.size());
        this.driveLevel = driveLevel;
    }

    /** One look at all channels. */
    public record Look(long timeMs, double[] values) {}

    /** The channels that a machine's model is made of; empty if they are too few. */
    public static List<Sensor> channels(Plant plant, Machine machine) {
        List<Sensor> all = MachineRules.channels(plant, machine, plant.sensors());
        return all.size() >= MachineRules.FEWEST && all.size() <= MachineRules.MOST ? all : List.of();
    }

    /**
     * Learns.
     *
     * @param looks in the order of time, a number for each channel
     * @return null if too little of it is running
     */
    public static @Nullable MachineModel learn(List<Sensor> channels, List<Look> looks) {
        int at = Drive.of(channels).channel();
        double level = at < 0
                ? Double.NaN
                : quantile(
                        looks.stream()
                                .mapToDouble(l -> Math.abs(l.values()[at]))
                                .toArray(),
                        0.9);
        MachineTeacher teacher = new MachineTeacher(channels, level);
        looks.forEach(teacher::look);
        return teacher.smoothed.size() < FEWEST ? null : teacher.model();
    }

    private void look(Look look) {
        double dt = lastMs == 0 ? intervalS : (look.timeMs() - lastMs) / 1000.0;
        lastMs = look.timeMs();
        boolean stands = drive.channel() >= 0 && drive.stands(look.values()[drive.channel()], driveLevel);
        if (stands || dt > MachineWatch.GAP * intervalS) {
            moments.forgetSmooth();
            dt = intervalS;
        }
        if (!stands && dt > 0) {
            moments.smooth(look.values(), Shares.of(dt, tuning), true);
            if (moments.smoothed()) {
                smoothed.add(moments.smooth.clone());
            }
        }
    }

    private MachineModel model() {
        int p = channels.size();
        double[] mean = new double[p];
        double[] scale = new double[p];
        for (int j = 0; j < p; j++) {
            int column = j;
            double[] values = smoothed.stream().mapToDouble(v -> v[column]).toArray();
            mean[j] = Arrays.stream(values).average().orElse(0);
            double centre = mean[j];
            double variance = Arrays.stream(values)
                    .map(v -> (v - centre) * (v - centre))
                    .average()
                    .orElse(0);
            scale[j] = Math.max(Math.sqrt(variance), Math.max(Fit.FINEST * Math.abs(centre), Double.MIN_NORMAL));
        }
        double[][] r = new double[p][p];
        for (double[] v : smoothed) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    r[i][j] += (v[i] - mean[i]) * (v[j] - mean[j]) / (scale[i] * scale[j] * smoothed.size());
                }
            }
        }
        for (int i = 0; i < p; i++) {
            r[i][i] = 1;
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(r));
        double[] values = eigen.getEigenvalues();
        int kept = Fit.kept(values, tuning.explained());
        double[][] axes = new double[kept][];
        for (int i = 0; i < kept; i++) {
            axes[i] = eigen.getEigenvector(i).toArray();
            values[i] = Math.max(values[i], 1e-6);
        }
        return model(mean, scale, axes, Arrays.copyOf(values, kept), Fit.limits(values, kept, tuning));
    }

    /** Raises the limits to what the stretch itself reached. */
    private MachineModel model(double[] mean, double[] scale, double[][] axes, double[] variances, double[] limits) {
        double[] squares = Arrays.stream(scale).map(s -> s * s).toArray();
        Normal normal = new Normal(squares, new double[scale.length], axes, variances, limits[0], limits[1], limits[2]);
        double[][] reached = new double[3][smoothed.size()];
        for (int k = 0; k < smoothed.size(); k++) {
            double[] off = new double[mean.length];
            for (int j = 0; j < off.length; j++) {
                off[j] = smoothed.get(k)[j] - mean[j];
            }
            Normal.Verdict v = normal.judge(off, 1);
            reached[0][k] = v.t2();
            reached[1][k] = v.q();
            reached[2][k] = v.one();
        }
        for (int i = 0; i < limits.length; i++) {
            limits[i] *= Math.max(1, BEYOND * quantile(reached[i], REACHED));
        }
        return new MachineModel(
                channels.stream().map(Sensor::tag).toList(),
                round(mean),
                round(scale),
                Arrays.stream(axes).map(MachineTeacher::round).toList(),
                round(variances),
                short6(limits[0]),
                short6(limits[1]),
                short6(limits[2]),
                smoothed.size(),
                Instant.ofEpochMilli(lastMs).toString());
    }

    private static double quantile(double[] values, double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1L, (long) (q * sorted.length))];
    }

    private static List<Double> round(double[] values) {
        return Arrays.stream(values).map(MachineTeacher::short6).boxed().toList();
    }

    /** Six digits are finer than any sensor. */
    private static double short6(double v) {
        return v == 0
                ? 0
                : new java.math.BigDecimal(v)
                        .round(new java.math.MathContext(DIGITS))
                        .doubleValue();
    }
}
