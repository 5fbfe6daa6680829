package io.davy.detection.vibration;

/**
 * What the envelope of a vibration says of a bearing.
 *
 * @param fault the part
 * @param confidence 0 to 1: how far it stands above the least that counts, and above the next likely part
 * @param strength how many times the weakest of its harmonics stands above the least that counts; 1 and more is a finding
 * @param foundHz repetition frequency that was found, Hz; 0 for an unknown part
 * @param expectedHz the one that follows from the bearing's figures, Hz; 0 for an unknown part
 * @param harmonics how high each of its first harmonics stands above the noise floor, times
 * @param spectrum where it was seen
 */
record Finding(
        BearingFault fault,
        double confidence,
        double strength,
        double foundHz,
        double expectedHz,
        double[] harmonics,
        EnvelopeSpectrum spectrum) {
    /** The same rhythm, of another part. */
    Finding as(BearingFault other) {
        return new Finding(other, confidence, strength, foundHz, expectedHz, harmonics, spectrum);
    }
}
