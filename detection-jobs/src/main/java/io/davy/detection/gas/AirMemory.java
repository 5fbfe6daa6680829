package io.davy.detection.gas;

import java.util.ArrayList;
import java.util.List;

/** Which air an area keeps for the search of a leak's place. */
public final class AirMemory {
    /** How many intervals of air are kept: 30 min of 10 s, or 3 h of a minute. */
    private static final int INTERVALS = 180;

    private AirMemory() {}

    /**
     * What is kept after a sample has come.
     *
     * @param kept what was kept before, oldest first
     * @return {@code kept} itself where the sample says nothing
     */
    public static List<AirSample> with(List<AirSample> kept, AirSample sample) {
        if (sample.sensors().length == 0 && Double.isNaN(sample.windSpeed()) && Double.isNaN(sample.windToward())) {
            return kept;
        }
        long oldest = sample.startMs() - INTERVALS * sample.lengthMs();
        List<AirSample> next = new ArrayList<>(kept.size() + 1);
        for (AirSample a : kept) {
            // What was told before an interval's end gives way to what is known now.
            boolean replaced = a.startMs() == sample.startMs() && a.zone().equals(sample.zone());
            if (a.startMs() >= oldest && !replaced) {
                next.add(a);
            }
        }
        next.add(sample);
        return next;
    }
}
