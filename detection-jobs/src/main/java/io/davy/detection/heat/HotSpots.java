package io.davy.detection.heat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a thermal frame shows: its background, and the connected regions that stand out of it.
 *
 * <p>The background is the median of the pixels, its spread their median deviation, so that a hot machine in half of the picture moves
 * neither. A region belongs together by edges and corners.
 *
 * @param background degC
 * @param spread one standard deviation of the background, K
 * @param hottest what at least {@value #LEAST_PIXELS} pixels reach, degC
 * @param spots hottest first, {@value #MOST_SPOTS} at most
 */
record HotSpots(double background, double spread, double hottest, List<HotSpot> spots) {
    /** Fewer pixels are noise or a defect of the camera. */
    static final int LEAST_PIXELS = 4;

    static final int MOST_SPOTS = 16;
    /** A region stands out of the background by so many of its spreads. */
    private static final double STANDS_OUT = 4;

    private static final int VALUES = 1 << 16;
    /** What cameras send for a pixel without a value. */
    private static final int NO_VALUE = VALUES - 1;

    /**
     * Reduces a frame.
     *
     * @param centikelvin row by row from the top left; 0 and 65535 are no value
     * @param leastOver what is less than this above the background is no hot spot, K
     * @throws IllegalArgumentException if fewer than half of the pixels have a value
     */
    static HotSpots of(int[] centikelvin, int width, double leastOver) {
        int[] histogram = new int[VALUES];
        int known = 0;
        for (int v : centikelvin) {
            if (v > 0 && v < NO_VALUE) {
                histogram[v]++;
                known++;
            }
        }
        if (known * 2 < centikelvin.length || known < LEAST_PIXELS) {
            throw new IllegalArgumentException("found " + known + " pixels with a value of " + centikelvin.length
                    + ", expected at least half of them");
        }
        int background = quantile(histogram, (known - 1) / 2);
        int[] deviations = new int[VALUES];
        for (int v = 1; v < NO_VALUE; v++) {
            deviations[Math.abs(v - background)] += histogram[v];
        }
        double spread = 1.4826 * quantile(deviations, (known - 1) / 2) / 100.0;
        int threshold = (int) Math.ceil(background + 100 * Math.max(leastOver, STANDS_OUT * spread));
        List<HotSpot> spots = regions(centikelvin, width, threshold, background);
        spots.sort(Comparator.comparingDouble(HotSpot::hottest).reversed());
        return new HotSpots(
                celsius(background),
                spread,
                celsius(quantile(histogram, known - LEAST_PIXELS)),
                List.copyOf(spots.subList(0, Math.min(MOST_SPOTS, spots.size()))));
    }

    private static List<HotSpot> regions(int[] pixels, int width, int threshold, int background) {
        List<HotSpot> spots = new ArrayList<>();
        boolean[] seen = new boolean[pixels.length];
        int[] queue = new int[pixels.length];
        for (int p = 0; p < pixels.length; p++) {
            if (seen[p] || !hot(pixels[p], threshold)) {
                continue;
            }
            int n = 0;
            queue[n++] = p;
            seen[p] = true;
            for (int k = 0; k < n; k++) {
                n = neighbours(pixels, width, threshold, queue[k], seen, queue, n);
            }
            if (n >= LEAST_PIXELS) {
                spots.add(spot(pixels, width, background, Arrays.copyOf(queue, n)));
            }
        }
        return spots;
    }

    private static int neighbours(
            int[] pixels, int width, int threshold, int at, boolean[] seen, int[] queue, int size) {
        int n = size;
        int x = at % width;
        int y = at / width;
        for (int ny = Math.max(0, y - 1); ny <= Math.min(pixels.length / width - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                int q = ny * width + nx;
                if (!seen[q] && hot(pixels[q], threshold)) {
                    seen[q] = true;
                    queue[n++] = q;
                }
            }
        }
        return n;
    }

    private static boolean hot(int v, int threshold) {
        return v >= threshold && v < NO_VALUE;
    }

    private static HotSpot spot(int[] pixels, int width, int background, int[] members) {
        int left = width;
        int right = 0;
        int top = Integer.MAX_VALUE;
        int bottom = 0;
        long sum = 0;
        int[] values = new int[members.length];
        for (int k = 0; k < members.length; k++) {
            int x = members[k] % width;
            int y = members[k] / width;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            values[k] = pixels[members[k]];
            sum += values[k];
        }
        Arrays.sort(values);
        int hottest = values[values.length - LEAST_PIXELS];
        return new HotSpot(
                left,
                top,
                right,
                bottom,
                members.length,
                celsius(hottest),
                celsius((double) sum / members.length),
                (hottest - background) / 100.0);
    }

    private static int quantile(int[] histogram, int rank) {
        int below = 0;
        for (int v = 0; v < histogram.length; v++) {
            below += histogram[v];
            if (below > rank) {
                return v;
            }
        }
        throw new IllegalStateException("rank " + rank + " of " + below + " pixels");
    }

    private static double celsius(double centikelvin) {
        return Math.round(centikelvin - 27_315) / 100.0;
    }
}
