package io.davy.plant;

import java.util.List;

/**
 * What is normal for a machine, learned from its history by {@code ./davy learn}.
 *
 * @param sensors tags of its channels, in the order of the numbers
 * @param mean of each channel while it ran, in its unit
 * @param scale standard deviation of each smoothed channel, in its unit
 * @param components the principal components kept, the strongest first: a number for each channel
 * @param variances of each component
 * @param t2 limit of Hotelling's T2
 * @param q limit of the squared prediction error
 * @param one limit of the square of a single channel's deviation
 * @param samples looks that it was learned of
 * @param learned when the history that it was learned of ended, for people
 */
public record MachineModel(
        List<String> sensors,
        List<Double> mean,
        List<Double> scale,
        List<List<Double>> components,
        List<Double> variances,
        double t2,
        double q,
        double one,
        long samples,
        String learned) {}
