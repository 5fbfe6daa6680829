package io.davy.detection.leak;

import io.davy.incident.Incident.Ellipse;
import io.davy.plant.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a leak.
 *
 * @param candidates the machines that were judged
 * @param shares of the posterior, in the order of the machines, 0 to 1; the rest lies on free ground
 * @param free the middle of what is believed of free ground
 * @param ellipse holds the source with 95 % probability
 * @param rate release rate; null if gas, unit or wind do not tell it
 * @param touched noses that stood above their background
 */
public record LeakPosterior(
        List<Candidate> candidates,
        List<Double> shares,
        Place free,
        Ellipse ellipse,
        @Nullable Rate rate,
        int touched) {

    /**
     * A release rate.
     *
     * @param middle as likely more as less, kg/h
     * @param low more than this with 97.5 % probability, kg/h
     * @param high less than this with 97.5 % probability, kg/h
     */
    public record Rate(double middle, double low, double high) {}

    /** Share of all machines together. */
    public double machines() {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Index of the likeliest machine; -1 if there is none. */
    public int likeliest() {
        int best = -1;
        for (int i = 0; i < shares.size(); i++) {
            best = best < 0 || shares.get(i) > shares.get(best) ? i : best;
        }
        return best;
    }
}
