package io.davy.detection.gas;

import java.util.ArrayList;
import java.util.List;

/** Which air an area keeps for the search of a leak's place. */
public final class AirMemory {
    /** How many intervals of air are kept: 30 min of 10 s, or 3 h of a minute. */
    private static final int INTERVALS = 180;
    /** Of older air one interval in so long a time is kept, and for how long: what the air was before the leak is not forgotten during it. */
    private static final long THIN_MS = 600_000;

    private static final long THIN_FOR_MS = 3 * 3_600_000;

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
        List<AirSample> next = new ArrayList<>(kept.size() + 1);
        for (AirSample a : kept) {
            // What was told before an interval's end gives way to what is known now.
            boolean replaced = a.startMs() == sample.startMs() && a.zone().equals(sample.zone());
            if (stays(a, sample) && !replaced) {
                next.add(a);
            }
        }
        next.add(sample);
        return next;
    }

    private static boolean stays(AirSample a, AirSample newest) {
        long age = newest.startMs() - a.startMs();
        if (age <= INTERVALS * newest.lengthMs()) {
            return true;
        }
        boolean first = Math.floorMod(a.startMs(), THIN_MS) < a.lengthMs();
        return first && a.places() == null && age <= THIN_FOR_MS;
    }
}
