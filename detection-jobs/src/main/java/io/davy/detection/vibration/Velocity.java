package io.davy.detection.vibration;

/** Vibration velocity as ISO 20816-1 and ISO 2954 ask for it: RMS of the part from 10 Hz to 1 kHz. */
final class Velocity {
    static final double LOWEST_HZ = 10;
    static final double HIGHEST_HZ = 1000;
    /** A window's main lobe is four bins wide: shorter stretches cannot tell 10 Hz from nothing. */
    static final double LEAST_SECONDS = 0.4;

    private static final double MM_A_M = 1000;

    private Velocity() {}

    /**
     * The velocity behind a stretch of acceleration: integrated in the spectrum, where each line is divided by its angular frequency.
     *
     * @param acceleration m/s2
     * @return mm/s RMS; up to the rate over 2.56 where that is below 1 kHz, as the filter of a device lets no more through
     */
    static double ofAcceleration(double[] acceleration, double rateHz) {
        return MM_A_M * rms(acceleration, rateHz, true);
    }

    /** The part from 10 Hz to 1 kHz of a stretch of velocity, in its own unit. */
    static double ofVelocity(double[] velocity, double rateHz) {
        return rms(velocity, rateHz, false);
    }

    private static double rms(double[] samples, double rateHz, boolean integrate) {
        int size = Fourier.size(samples.length);
        double[] power = Fourier.hannPower(samples, size);
        double bin = rateHz / size;
        double highest = Math.min(HIGHEST_HZ, rateHz / 2.56);
        int last = (int) Math.min(power.length - 1, Math.floor(highest / bin));
        double sum = 0;
        for (int k = (int) Math.ceil(LOWEST_HZ / bin); k <= last; k++) {
            double omega = 2 * Math.PI * k * bin;
            sum += integrate ? power[k] / (omega * omega) : power[k];
        }
        // Both halves of the spectrum; the window passes 3/8 of the power.
        return Math.sqrt(2 * sum / size / samples.length / 0.375);
    }
}
