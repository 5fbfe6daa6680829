package io.davy.detection.vibration;

import io.davy.detection.block.BadBlockException;
import io.davy.wire.Block;
import io.davy.wire.Waveform;

/**
 * A stretch of vibration.
 *
 * @param samples m/s2 where it is acceleration, mm/s where it is velocity
 * @param rateHz samples per second
 * @param acceleration whether it is acceleration
 * @param endMs when the last sample was taken, milliseconds since 1970
 */
record Trace(double[] samples, double rateHz, boolean acceleration, long endMs) {
    /** Standard gravity, m/s2. */
    static final double G = 9.80665;
    /**
     * Below it next to nothing of the 10 Hz to 1 kHz of ISO 20816 is there (up to the rate over 2.56), and a velocity of 0 would be told of
     * a machine that shakes; a device that gives its rate in kHz lands there too.
     */
    private static final double LEAST_RATE_HZ = 200;

    /**
     * Reads a waveform.
     *
     * @throws BadBlockException if its rate, unit or samples cannot be
     */
    static Trace of(Block block) throws BadBlockException {
        Waveform w = block.getWaveform();
        if (!(w.getRateHz() >= LEAST_RATE_HZ) || Double.isInfinite(w.getRateHz())) {
            throw new BadBlockException("found a waveform of " + w.getRateHz() + " samples a second, expected at least "
                    + LEAST_RATE_HZ + " (Hz, not kHz)");
        }
        double scale = switch (w.getUnit()) {
            case "g" -> G;
            case "m/s2", "mm/s" -> 1;
            default ->
                throw new BadBlockException("found a waveform in \"" + w.getUnit() + "\", expected g, m/s2 or mm/s");
        };
        double[] samples = new double[w.getSamplesCount()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = scale * w.getSamples(i);
            if (!Double.isFinite(samples[i])) {
                throw new BadBlockException("found sample " + i + " of a waveform that is no number");
            }
        }
        double seconds = samples.length / w.getRateHz();
        if (seconds < Velocity.LEAST_SECONDS) {
            throw new BadBlockException("found a waveform of " + samples.length + " samples (" + seconds
                    + " s), expected at least " + Velocity.LEAST_SECONDS + " s");
        }
        long endMs = block.getTimeMs() + Math.round(seconds * 1000);
        return new Trace(samples, w.getRateHz(), !w.getUnit().equals("mm/s"), endMs);
    }

    /** Vibration velocity from 10 Hz to 1 kHz, mm/s RMS. */
    double velocity() {
        return acceleration ? Velocity.ofAcceleration(samples, rateHz) : Velocity.ofVelocity(samples, rateHz);
    }
}
