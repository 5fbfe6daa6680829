package io.davy.detection.incident;

import io.davy.detection.gas.AirSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fixed gas detectors of an area have read in its newest {@value #MINUTES} minutes: as long as it takes until cells of different kinds, and in
 * different places, have all seen the same gas come or go (a choice of this project).
 */
final class Lately {
    static final int MINUTES = 2;
    private static final long MS = MINUTES * 60_000L;

    /**
     * What one detector has read, in its unit.
     *
     * @param most its highest mean
     * @param newest its newest mean
     * @param background what it read before the gas came
     */
    record Nose(double most, double newest, double background) {}

    private final Map<String, Nose> noses = new HashMap<>();

    Lately(List<AirSample> air) {
        long now = air.stream().mapToLong(AirSample::clockMs).max().orElse(0);
        Map<String, Long> newest = new HashMap<>();
        for (AirSample a : air) {
            float[] means = a.means();
            if (means == null || a.startMs() + a.lengthMs() < now - MS) {
                continue;
            }
            for (int i = 0; i < means.length; i++) {
                boolean newer = a.startMs() >= newest.getOrDefault(a.sensors()[i], Long.MIN_VALUE);
                if (newer) {
                    newest.put(a.sensors()[i], a.startMs());
                }
                Nose one = new Nose(means[i], means[i], means[i] - Math.max(0, a.excess()[i]));
                noses.merge(a.sensors()[i], one, (x, y) -> both(x, y, newer));
            }
        }
    }

    private static Nose both(Nose before, Nose more, boolean newer) {
        return new Nose(
                Math.max(before.most(), more.most()),
                newer ? more.newest() : before.newest(),
                Math.min(before.background(), more.background()));
    }

    /** What a detector has read; null if it has told nothing. */
    @Nullable
    Nose of(String tag) {
        return noses.get(tag);
    }
}
