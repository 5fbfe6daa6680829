package io.davy.bench.dispatch;

import java.util.List;

/**
 * A leak as it truly is, which nobody in the plant knows. Its gas spreads by a plain Gaussian plume with Briggs' widths for open country at neutral stability
 * (class D), at the ground; this is not the model that Davy plans with.
 *
 * @param x metres east
 * @param y metres north
 * @param gramsPerSecond release rate, g/s
 * @param towardRad direction that the wind blows toward, radians counter-clockwise from east
 * @param windMs wind speed, m/s
 * @param alarmGm3 first alarm of the gas, g/m3
 */
record Leak(double x, double y, double gramsPerSecond, double towardRad, double windMs, double alarmGm3) {
    private static final double MOST_SHARE = 10;
    private static final double NEAR_M = 1;
    private static final double STEP_M = 2;

    /** A point of a way. */
    record Point(double x, double y) {}

    /** Share of the first alarm at a place, at most ten. */
    double share(double atX, double atY) {
        double dx = atX - x;
        double dy = atY - y;
        double down = dx * Math.cos(towardRad) + dy * Math.sin(towardRad);
        double across = dy * Math.cos(towardRad) - dx * Math.sin(towardRad);
        if (down <= 0) {
            return Math.hypot(dx, dy) <= NEAR_M ? MOST_SHARE : 0;
        }
        double d = Math.max(NEAR_M, down);
        double wide = 0.08 * d / Math.sqrt(1 + 0.0001 * d);
        double high = 0.06 * d / Math.sqrt(1 + 0.0015 * d);
        double c = gramsPerSecond / (Math.PI * windMs * wide * high) * Math.exp(-across * across / (2 * wide * wide));
        return Math.min(MOST_SHARE, c / alarmGm3);
    }

    /** Share of the alarm times seconds along a way, summed over all leaks. */
    static double exposure(List<Leak> leaks, List<Point> way, double speedMs) {
        double sum = 0;
        for (int i = 1; i < way.size(); i++) {
            Point a = way.get(i - 1);
            Point b = way.get(i);
            double length = Math.hypot(b.x - a.x, b.y - a.y);
            int steps = (int) Math.max(1, Math.ceil(length / STEP_M));
            for (int s = 0; s < steps; s++) {
                double t = (s + 0.5) / steps;
                double atX = a.x + t * (b.x - a.x);
                double atY = a.y + t * (b.y - a.y);
                for (Leak l : leaks) {
                    sum += l.share(atX, atY) * length / steps / speedMs;
                }
            }
        }
        return sum;
    }
}
