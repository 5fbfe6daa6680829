package io.davy.detection.leak;

import io.davy.detection.gas.AirSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each fixed nose reads where there is no plume: the tenth part of its remembered interval means that lies lowest. The watch's own
 * running background follows a plume that stays, and would hide a part of it here. The tenth is a choice of this project.
 */
final class CleanAir {
    private static final double SHARE = 0.1;
    /** With fewer means than these the running background is the better one. */
    private static final int LEAST = 30;

    private CleanAir() {}

    /** Background by tag, in the sensor's unit; only of noses with enough means. */
    static Map<String, Double> of(List<AirSample> kept) {
        Map<String, List<Float>> means = new HashMap<>();
        for (AirSample a : kept) {
            float[] values = a.means();
            for (int i = 0; values != null && i < values.length; i++) {
                means.computeIfAbsent(a.sensors()[i], t -> new ArrayList<>()).add(values[i]);
            }
        }
        Map<String, Double> clean = new HashMap<>();
        means.forEach((tag, values) -> {
            if (values.size() >= LEAST) {
                values.sort(null);
                clean.put(tag, (double) values.get((int) (SHARE * values.size())));
            }
        });
        return clean;
    }
}
