package io.davy.detection.gas;

import io.davy.plant.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the likeliest of several candidate sources by correlating what the gas sensors read above their background with what a wide
 * Gaussian plume from each candidate would have made them read.
 *
 * <p>The plume is wide on purpose: it stands for a minute's meander of the wind, not for a snapshot. Both sides are taken to the square
 * root before they are correlated, so that one strong puff does not outvote an hour; the rate comes from the plain sums. Without wind
 * the nearness of the sensors alone decides. A full leak model with its uncertainty is another matter; this one only ranks candidates.
 */
public final class PlumeCorrelation {
    /** Growth of the plume per metre downwind: 0.32 across (about 18 degrees of meander), 0.12 up; choices of this project. */
    private static final double ACROSS = 0.32;

    private static final double UP = 0.12;
    private static final double CALM_MS = 0.5;
    /** Below this correlation no candidate explains what is read, or not well enough to tell a rate. */
    private static final double LEAST_FIT = 0.15;

    private static final double LEAST_FIT_FOR_RATE = 0.35;
    /** Middle and spread (of the logarithm) of the rates that are believed beforehand; wide, and choices of this project. */
    private static final double USUAL_KG_PER_H = 1;

    private static final double SPREAD_OF_RATES = 2;
    private static final double GAS_CONSTANT = 8.314;
    private static final double KELVIN = 293.15;
    private static final double PASCAL = 101_325;

    /** kg per mol of the gases whose rate can be told. */
    private static final Map<String, Double> MOLAR_MASS = Map.ofEntries(
            Map.entry("CH4", 0.01604),
            Map.entry("H2S", 0.03408),
            Map.entry("CO", 0.02801),
            Map.entry("NH3", 0.01703),
            Map.entry("H2", 0.002016),
            Map.entry("C3H8", 0.0441),
            Map.entry("SO2", 0.06407),
            Map.entry("NO2", 0.04601),
            Map.entry("Cl2", 0.0709),
            Map.entry("CO2", 0.04401),
            Map.entry("C2H4", 0.02805),
            Map.entry("C2H2", 0.02604));

    private PlumeCorrelation() {}

    /** A place that the gas may come from. */
    public record Candidate(String id, Place place) {}

    /**
     * What was found.
     *
     * @param candidate the likeliest one
     * @param confidence its share of the posterior over the candidates, 0 to 1
     * @param rateKgPerH release rate, kg/h; absent if the unit or gas does not allow it or there was no wind
     * @param touched sensors that stood clearly above their background
     * @param shares of the posterior, in the order of the candidates
     */
    public record Found(
            Candidate candidate,
            double confidence,
            @Nullable Double rateKgPerH,
            int touched,
            List<Double> shares) {}

    /**
     * Ranks the candidates.
     *
     * @param samples air samples of the area, any order
     * @param sensors place of each gas sensor of this gas, by tag
     * @param candidates at least one
     * @param gas the gas
     * @param ppmOfUnit ppm in one unit of the excess; NaN if unknown
     * @return null if no sensor stands above its background in these samples, or no candidate explains what is read
     */
    public static @Nullable Found rank(
            List<AirSample> samples,
            Map<String, Place> sensors,
            List<Candidate> candidates,
            @Nullable String gas,
            double ppmOfUnit) {
        int n = candidates.size();
        double[] both = new double[n];
        double[] model = new double[n];
        double[] modelSum = new double[n];
        double seen = 0;
        double seenSum = 0;
        int intervals = 0;
        Set<String> touched = new HashSet<>();
        boolean windy = false;
        Map<Long, AirSample> winds = new HashMap<>();
        samples.stream().filter(PlumeCorrelation::hasWind).forEach(a -> winds.put(a.startMs(), a));
        for (AirSample a : samples) {
            AirSample wind = hasWind(a) ? a : winds.get(a.startMs());
            boolean any = false;
            for (int i = 0; i < a.sensors().length; i++) {
                Place at = sensors.get(a.sensors()[i]);
                if (at == null) {
                    continue;
                }
                double excess = Math.max(0, a.excess()[i]);
                seen += excess;
                seenSum += excess;
                for (int c = 0; c < n; c++) {
                    double k = kernel(candidates.get(c).place(), at, wind);
                    both[c] += Math.sqrt(excess * k);
                    model[c] += k;
                    modelSum[c] += k;
                }
                if (excess > 0) {
                    touched.add(a.sensors()[i]);
                    any = true;
                }
            }
            intervals += any ? 1 : 0;
            windy |= wind != null;
        }
        if (seen <= 0) {
            return null;
        }
        return posterior(
                candidates, both, model, seen, modelSum, seenSum, intervals, touched.size(), windy, gas, ppmOfUnit);
    }

    private static @Nullable Found posterior(
            List<Candidate> candidates,
            double[] both,
            double[] model,
            double seen,
            double[] modelSum,
            double seenSum,
            int intervals,
            int touched,
            boolean windy,
            @Nullable String gas,
            double ppmOfUnit) {
        int n = candidates.size();
        // Neighbouring intervals are not independent evidence: at most 20 count.
        double weight = Math.min(20, Math.max(1, intervals)) / 2.0;
        double[] log = new double[n];
        double[] fit = new double[n];
        double[] rates = new double[n];
        int best = 0;
        for (int c = 0; c < n; c++) {
            rates[c] = windy ? rate(seenSum, modelSum[c], gas, ppmOfUnit) : Double.NaN;
            double r = model[c] > 0 ? both[c] / Math.sqrt(model[c] * seen) : 0;
            fit[c] = r;
            log[c] = -weight * Math.log(Math.max(1e-3, 1 - r * r)) + plausible(rates[c]);
            best = log[c] > log[best] ? c : best;
        }
        if (fit[best] < LEAST_FIT) {
            return null;
        }
        double sum = 0;
        for (double l : log) {
            sum += Math.exp(l - log[best]);
        }
        Double rate = fit[best] >= LEAST_FIT_FOR_RATE && Double.isFinite(rates[best]) ? rates[best] : null;
        List<Double> shares = new ArrayList<>();
        for (double l : log) {
            shares.add(Math.exp(l - log[best]) / sum);
        }
        return new Found(candidates.get(best), 1 / sum, rate, touched, shares);
    }

    /** kg/h that would make the plume's sum what was read; NaN if the gas or unit does not tell, or nothing of the plume was met. */
    private static double rate(double seenSum, double modelSum, @Nullable String gas, double ppmOfUnit) {
        Double molar = gas == null ? null : MOLAR_MASS.get(gas);
        if (molar == null || Double.isNaN(ppmOfUnit) || modelSum <= 0) {
            return Double.NaN;
        }
        return seenSum * ppmOfUnit * 1e-6 * molar * PASCAL / (GAS_CONSTANT * KELVIN) / modelSum * 3600;
    }

    /** Log prior of a rate: a leak of about 1 kg/h is usual, one of a hundred at a far machine is not the first thing to think of. */
    private static double plausible(double kgPerH) {
        if (!Double.isFinite(kgPerH) || kgPerH <= 0) {
            return 0;
        }
        double z = Math.log(kgPerH / USUAL_KG_PER_H) / SPREAD_OF_RATES;
        return -z * z / 2;
    }

    private static boolean hasWind(AirSample a) {
        return !Double.isNaN(a.windSpeed()) && !Double.isNaN(a.windToward());
    }

    /** Concentration, kg/m3, at a sensor for a release of 1 kg/s; without wind a measure of nearness alone. */
    static double kernel(Place from, Place at, @Nullable AirSample wind) {
        double dx = at.x() - from.x();
        double dy = at.y() - from.y();
        double dz = at.z() - from.z();
        double near = 1 / (dx * dx + dy * dy + dz * dz + 25);
        if (wind == null) {
            return near;
        }
        double speed = Math.max(CALM_MS, wind.windSpeed());
        double cos = Math.cos(wind.windToward());
        double sin = Math.sin(wind.windToward());
        double down = dx * cos + dy * sin;
        double across = dy * cos - dx * sin;
        // In calm air the direction says little and gas spreads to all sides.
        double calm = Math.exp(-wind.windSpeed() / CALM_MS);
        double plume = 0;
        if (down > 0) {
            double sy = 1 + ACROSS * down;
            double sz = 1 + UP * down;
            double up = from.z() + at.z();
            plume = Math.exp(-across * across / (2 * sy * sy))
                    * (Math.exp(-dz * dz / (2 * sz * sz)) + Math.exp(-up * up / (2 * sz * sz)))
                    / (2 * Math.PI * speed * sy * sz);
        }
        return (1 - calm) * plume + calm * near / (4 * Math.PI * speed);
    }
}
