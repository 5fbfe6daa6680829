package io.davy.detection.leak;

import io.davy.detection.gas.AirSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each fixed nose reads where there is no plume: the lowest running background that the watch has had of it in the remembered air. The
 * newest one follows a plume that stays, and would hide a part of it; single means of a steady plume have no clean moment among them. Where
 * the watch keeps no background it is the tenth part of the remembered means that lies lowest. The tenth is a choice of this project.
 */
final class CleanAir {
    private static final double SHARE = 0.1;
    /** With fewer means than these nothing is said of the background. */
    private static final int LEAST = 30;

    private CleanAir() {}

    /** Background by tag, in the sensor's unit; only of noses of which enough is known. */
    static Map<String, Double> of(List<AirSample> kept) {
        Map<String, Double> clean = new HashMap<>();
        Map<String, List<Float>> means = new HashMap<>();
        for (AirSample a : kept) {
            float[] values = a.means();
            float[] levels = a.levels();
            for (int i = 0; values != null && i < values.length; i++) {
                means.computeIfAbsent(a.sensors()[i], t -> new ArrayList<>()).add(values[i]);
                if (levels != null && !Float.isNaN(levels[i])) {
                    clean.merge(a.sensors()[i], (double) levels[i], Math::min);
                }
            }
        }
        means.forEach((tag, values) -> {
            if (values.size() >= LEAST && !clean.containsKey(tag)) {
                values.sort(null);
                clean.put(tag, (double) values.get((int) (SHARE * values.size())));
            }
        });
        return clean;
    }
}
