package io.davy.detection.leak;

import io.davy.detection.leak.LeakPosterior.Rate;
import io.davy.incident.Incident.Ellipse;
import io.davy.plant.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what judged cells say in a few figures: shares, a place, an ellipse, a rate. */
final class Telling {
    private static final double HELD = 0.95;
    /** Steps of the search for the middle; each halves the error or better. */
    private static final int STEPS = 20;

    private static final double NEAR_M = 0.1;
    /** Spread of the logarithm of a rate that even a perfect place leaves: what wind speed and plume height are wrong by. */
    private static final double RATE_SPREAD = 0.8;
    /** A normal spread as five points and their shares. */
    private static final double[][] POINTS = {{-1.8, 0.08}, {-0.8, 0.24}, {0, 0.36}, {0.8, 0.24}, {1.8, 0.08}};

    private static final double NEGLIGIBLE = 1e-7;
    /** The histogram of rates, by their logarithm: 1e-7 to 1e7 kg/h in steps of 4 %. */
    private static final double LEAST_LOG = -16;

    private static final double STEP = 0.04;
    private static final int BINS = 801;

    private Telling() {}

    static LeakPosterior of(List<Cell> cells, List<Candidate> machines, Observations o, boolean rated) {
        double[] shares = new double[machines.size()];
        for (Cell c : cells) {
            if (c.owner != Cell.FREE) {
                shares[c.owner] += c.mass;
            }
        }
        List<Double> list = new ArrayList<>();
        for (double s : shares) {
            list.add(s);
        }
        return new LeakPosterior(
                List.copyOf(machines), list, middle(cells), ellipse(cells), rated ? rate(cells) : null, o.touched);
    }

    /** The place on free ground from which the source is nearest on average. */
    private static Place middle(List<Cell> cells) {
        List<Cell> free = cells.stream()
                .filter(c -> c.owner == Cell.FREE && c.mass > NEGLIGIBLE)
                .toList();
        if (free.isEmpty()) {
            free = cells;
        }
        Cell best = Collections.max(free, Comparator.comparingDouble(c -> c.mass / (c.halfX * c.halfY)));
        double x = best.x;
        double y = best.y;
        for (int i = 0; i < STEPS; i++) {
            double sum = 0;
            double sumX = 0;
            double sumY = 0;
            for (Cell c : free) {
                double w = c.mass / Math.max(NEAR_M, Math.sqrt((c.x - x) * (c.x - x) + (c.y - y) * (c.y - y)));
                sum += w;
                sumX += w * c.x;
                sumY += w * c.y;
            }
            if (sum <= 0) {
                break;
            }
            x = sumX / sum;
            y = sumY / sum;
        }
        return new Place(x, y, best.z, null);
    }

    /** The shape from the second moments, the size such that it holds what it says. */
    private static Ellipse ellipse(List<Cell> cells) {
        double x = 0;
        double y = 0;
        for (Cell c : cells) {
            x += c.mass * c.x;
            y += c.mass * c.y;
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (Cell c : cells) {
            xx += c.mass * ((c.x - x) * (c.x - x) + c.halfX * c.halfX / 3);
            yy += c.mass * ((c.y - y) * (c.y - y) + c.halfY * c.halfY / 3);
            xy += c.mass * (c.x - x) * (c.y - y);
        }
        double mean = (xx + yy) / 2;
        double apart = Math.hypot((xx - yy) / 2, xy);
        double major = mean + apart;
        double minor = Math.max(mean - apart, 1e-3 * mean);
        double angle = Math.atan2(2 * xy, xx - yy) / 2;
        double scale = Math.sqrt(scale(cells, x, y, major, minor, angle));
        double degrees = Math.toDegrees(angle);
        return new Ellipse(
                x, y, scale * Math.sqrt(major), scale * Math.sqrt(minor), degrees < 0 ? degrees + 180 : degrees);
    }

    /** Squared distance, in units of the moments, within which 95 % of the belief lies. */
    private static double scale(List<Cell> cells, double x, double y, double major, double minor, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double[][] far = new double[cells.size()][];
        for (int i = 0; i < far.length; i++) {
            Cell c = cells.get(i);
            double along = (c.x - x) * cos + (c.y - y) * sin;
            double beside = (c.y - y) * cos - (c.x - x) * sin;
            far[i] = new double[] {along * along / major + beside * beside / minor, c.mass};
        }
        return quantile(far, HELD);
    }

    /** From a histogram of the rates' logarithms: a sort of them all would cost more than the search. */
    private static @Nullable Rate rate(List<Cell> cells) {
        double[] bins = new double[BINS];
        double sum = 0;
        for (Cell c : cells) {
            if (c.mass < NEGLIGIBLE) {
                continue;
            }
            double[] share = c.shares();
            for (int h = 0; h < share.length; h++) {
                if (c.rate[h] > 0) {
                    double at = Math.log(c.rate[h]);
                    for (double[] p : POINTS) {
                        int bin = (int) Math.round((at + p[0] * RATE_SPREAD - LEAST_LOG) / STEP);
                        bins[Math.max(0, Math.min(BINS - 1, bin))] += share[h] * p[1];
                    }
                    sum += share[h];
                }
            }
        }
        return sum <= 0 ? null : new Rate(rate(bins, 0.5 * sum), rate(bins, 0.025 * sum), rate(bins, 0.975 * sum));
    }

    private static double rate(double[] bins, double weight) {
        double below = 0;
        int i = 0;
        while (i < BINS - 1 && below + bins[i] < weight) {
            below += bins[i++];
        }
        return Math.exp(LEAST_LOG + i * STEP);
    }

    /** The value below which a share of the weight lies. */
    private static double quantile(double[][] weighted, double share) {
        Arrays.sort(weighted, Comparator.comparingDouble(v -> v[0]));
        double sum = 0;
        for (double[] v : weighted) {
            sum += v[1];
        }
        double below = 0;
        for (double[] v : weighted) {
            below += v[1];
            if (below >= share * sum) {
                return v[0];
            }
        }
        return weighted[weighted.length - 1][0];
    }
}
