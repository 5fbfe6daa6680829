package io.davy.detection.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a sensor's hourly means have been by hour of the day (UTC): how high and how low, in the middle, and how much they vary. One odd day
 * widens nothing, since the second highest and second lowest day are its bounds.
 */
final class Usual {
    static final int HOURS = 24;
    /** An hour is held against its neighbours too: work does not begin on the minute, and summer time moves it. */
    private static final int NEIGHBOURS = 1;
    /** The middle forgets no faster than in so many days. */
    private static final double MIDDLE_DAYS = 20;
    /** The variation forgets no faster than in so many hours. */
    private static final double VARIATION_HOURS = 60 * 24;
    /** A deviation counts for no more than so many times the usual one, so that a fault does not become the measure. */
    private static final double MOST = 4;
    /** Hours before the variation is a measure. */
    private static final int VARIATION_KNOWN = 48;
    /** Mean absolute deviation to standard deviation of the normal distribution. */
    private static final double TO_SIGMA = 1.2533;
    /** Ordinary process sensors are accurate to half a percent of what they read. */
    private static final double ACCURACY = 0.005;

    private final double[] highest = fill(Double.NEGATIVE_INFINITY);
    private final double[] high = fill(Double.NEGATIVE_INFINITY);
    private final double[] lowest = fill(Double.POSITIVE_INFINITY);
    private final double[] low = fill(Double.POSITIVE_INFINITY);
    private final double[] middle = new double[HOURS];
    private final int[] days = new int[HOURS];
    private double variation;
    private int hours;

    private static double[] fill(double value) {
        double[] all = new double[HOURS];
        Arrays.fill(all, value);
        return all;
    }

    /** Takes an hour's mean into account. */
    void learn(int hour, double mean) {
        if (mean > highest[hour]) {
            high[hour] = highest[hour];
            highest[hour] = mean;
        } else {
            high[hour] = Math.max(high[hour], mean);
        }
        if (mean < lowest[hour]) {
            low[hour] = lowest[hour];
            lowest[hour] = mean;
        } else {
            low[hour] = Math.min(low[hour], mean);
        }
        if (days[hour] > 0) {
            double off = Math.abs(mean - middle[hour]);
            double counted = hours > VARIATION_KNOWN ? Math.min(off, MOST * Math.max(variation, finest(hour))) : off;
            hours++;
            variation += (counted - variation) / Math.min(hours, VARIATION_HOURS);
        }
        days[hour]++;
        middle[hour] += (mean - middle[hour]) / Math.min(days[hour], MIDDLE_DAYS);
    }

    private double finest(int hour) {
        return ACCURACY * Math.abs(middle[hour]);
    }

    /** The upper bound at an hour. */
    double upper(int hour) {
        double bound = Double.NEGATIVE_INFINITY;
        for (int k = -NEIGHBOURS; k <= NEIGHBOURS; k++) {
            bound = Math.max(bound, high[Math.floorMod(hour + k, HOURS)]);
        }
        return bound;
    }

    /** The lower bound at an hour. */
    double lower(int hour) {
        double bound = Double.POSITIVE_INFINITY;
        for (int k = -NEIGHBOURS; k <= NEIGHBOURS; k++) {
            bound = Math.min(bound, low[Math.floorMod(hour + k, HOURS)]);
        }
        return bound;
    }

    /** How far an hour's mean is beyond the bounds, in usual deviations; 0 within them. */
    double beyond(int hour, double mean) {
        double out = Math.max(mean - upper(hour), lower(hour) - mean);
        double scale = Math.max(TO_SIGMA * variation, finest(hour));
        return out <= 0 || !Double.isFinite(out) ? 0 : scale > 0 ? out / scale : MOST;
    }

    /** Days on which this hour has been seen. */
    int days(int hour) {
        return days[hour];
    }

    Usual copy() {
        Usual to = new Usual();
        for (double[][] pair : new double[][][] {
            {highest, to.highest}, {high, to.high}, {lowest, to.lowest}, {low, to.low}, {middle, to.middle}
        }) {
            System.arraycopy(pair[0], 0, pair[1], 0, HOURS);
        }
        System.arraycopy(days, 0, to.days, 0, HOURS);
        to.variation = variation;
        to.hours = hours;
        return to;
    }

    void write(DataOutput out) throws IOException {
        for (int h = 0; h < HOURS; h++) {
            out.writeDouble(highest[h]);
            out.writeDouble(high[h]);
            out.writeDouble(lowest[h]);
            out.writeDouble(low[h]);
            out.writeDouble(middle[h]);
            out.writeInt(days[h]);
        }
        out.writeDouble(variation);
        out.writeInt(hours);
    }

    static Usual read(DataInput in) throws IOException {
        Usual u = new Usual();
        for (int h = 0; h < HOURS; h++) {
            u.highest[h] = in.readDouble();
            u.high[h] = in.readDouble();
            u.lowest[h] = in.readDouble();
            u.low[h] = in.readDouble();
            u.middle[h] = in.readDouble();
            u.days[h] = in.readInt();
        }
        u.variation = in.readDouble();
        u.hours = in.readInt();
        return u;
    }
}
