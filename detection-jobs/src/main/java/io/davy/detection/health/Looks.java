package io.davy.detection.health;

/**
 * What is looked for at a device, apart from which it is. Devices of a kind share one, so that a zone's few stay in the processor's cache.
 *
 * @param bounds of a value that is taken as it is
 * @param low where its range ends below, in its unit
 * @param span of its range, in its unit
 * @param behindS a clock that is further behind than this is wrong, s
 * @param stuck by its own history of change
 * @param spike single readings that no process makes
 * @param noise above or below the usual
 */
record Looks(Bounds bounds, double low, double span, double behindS, boolean stuck, boolean spike, boolean noise) {
    static Looks of(Watched w) {
        return new Looks(
                Bounds.of(w.sensor().range()),
                w.sensor().range().min(),
                w.span(),
                w.behindS(),
                w.stuck(),
                w.spike(),
                w.noiseHigh() || w.noiseLow());
    }
}
