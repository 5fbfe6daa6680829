package io.davy.appliance.learn;

import java.util.Arrays;

/** One tag's history in the order of time; of readings at the same time the last counts. */
final class Series {
    private long[] times = new long[1024];
    private double[] values = new double[1024];
    private int size;
    private boolean sorted = true;

    void add(long timeMs, double value) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        sorted &= size == 0 || timeMs > times[size - 1];
        times[size] = timeMs;
        values[size++] = value;
    }

    private void sort() {
        if (sorted) {
            return;
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(times[a], times[b]));
        long[] t = new long[size];
        double[] v = new double[size];
        int n = 0;
        for (int i : order) {
            n -= n > 0 && t[n - 1] == times[i] ? 1 : 0;
            t[n] = times[i];
            v[n++] = values[i];
        }
        times = t;
        values = v;
        size = n;
        sorted = true;
    }

    int size() {
        sort();
        return size;
    }

    long time(int i) {
        return times[i];
    }

    double value(int i) {
        return values[i];
    }

    /** The values before a time, lowest first. */
    double[] sortedBefore(long timeMs) {
        int n = 0;
        double[] some = new double[size()];
        for (int i = 0; i < size; i++) {
            if (times[i] < timeMs) {
                some[n++] = values[i];
            }
        }
        double[] exact = Arrays.copyOf(some, n);
        Arrays.sort(exact);
        return exact;
    }

    /** How many readings lie before a time. */
    int countBefore(long timeMs) {
        int n = 0;
        for (int i = 0; i < size(); i++) {
            n += times[i] < timeMs ? 1 : 0;
        }
        return n;
    }

    /** Median time between readings, ms; 1000 if there are fewer than two. */
    long intervalMs() {
        if (size() < 2) {
            return 1000;
        }
        long[] steps = new long[size - 1];
        for (int i = 1; i < size; i++) {
            steps[i - 1] = times[i] - times[i - 1];
        }
        Arrays.sort(steps);
        return Math.max(1, steps[steps.length / 2]);
    }
}
