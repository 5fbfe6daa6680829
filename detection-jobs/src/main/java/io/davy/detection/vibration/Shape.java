package io.davy.detection.vibration;

/**
 * The shape of a vibration in time, in the unit of its samples.
 *
 * @param rms root mean square without the mean
 * @param peak greatest distance from the mean
 * @param crest peak over rms; a sine has 1.4, noise 3 to 5, hammering more
 * @param kurtosis excess kurtosis; 0 for noise, -1.5 for a sine, above 1 for hammering
 */
record Shape(double rms, double peak, double crest, double kurtosis) {
    static Shape of(double[] samples) {
        double mean = Fourier.mean(samples);
        double second = 0;
        double fourth = 0;
        double peak = 0;
        for (double s : samples) {
            double d = s - mean;
            second += d * d;
            fourth += d * d * d * d;
            peak = Math.max(peak, Math.abs(d));
        }
        double variance = second / samples.length;
        double rms = Math.sqrt(variance);
        return new Shape(
                rms,
                peak,
                rms > 0 ? peak / rms : 0,
                variance > 0 ? fourth / samples.length / (variance * variance) - 3 : 0);
    }
}
