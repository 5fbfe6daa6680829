package io.davy.detection.heat;

/**
 * A hot spot of a thermal frame.
 *
 * @param left column of its left edge, from 0
 * @param top row of its upper edge, from 0
 * @param right column of its right edge, within it
 * @param bottom row of its lower edge, within it
 * @param pixels how many belong to it
 * @param hottest what at least {@value HotSpots#LEAST_PIXELS} of its pixels reach, degC: a defective pixel is no fire
 * @param mean of its pixels, degC
 * @param over how far the hottest is above the frame's background, K
 */
record HotSpot(int left, int top, int right, int bottom, int pixels, double hottest, double mean, double over) {
    /** Whether the boxes touch, or nearly: the camera shakes and a spot flickers by some pixels. */
    boolean touches(HotSpot other) {
        int reach = 2;
        return left - reach <= other.right
                && other.left - reach <= right
                && top - reach <= other.bottom
                && other.top - reach <= bottom;
    }

    int width() {
        return right - left + 1;
    }

    int height() {
        return bottom - top + 1;
    }
}
