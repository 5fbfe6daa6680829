package io.davy.dispatch.scene;

import io.davy.plant.Plant.Ex;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gas of one incident: what is measured, and what is foretold of it.
 *
 * @param incident incident id
 * @param gas the gas; absent if the incident does not name it
 * @param ex what equipment in it must be rated for; absent if it does not burn
 * @param floors where the plume counts; empty for all
 * @param measured detectors and robots that smell it
 * @param plume what is foretold; absent if the gas has no figures
 */
public record GasCloud(
        String incident,
        @Nullable String gas,
        @Nullable Ex ex,
        Set<String> floors,
        List<Measured> measured,
        @Nullable Plume plume) {

    /** From this share of the LEL on, measured or foretold, who is not rated for the gas stays out; detectors alarm at 10 to 20 %. */
    public static final double CLOSED_FROM_LEL = 0.10;
    /** What a detector reads holds for this radius: the 5 m cloud of offshore practice (UK HSE OTO 93-002, from memory). */
    public static final double MEASURED_M = 5;
    /** More than so many times its limit counts no more: a limit, so that one cloud is never the only thing that counts. */
    public static final double MOST_SHARE = 100;

    private static final double DOWNWIND_M = 30;

    /**
     * A detector or a robot in the gas.
     *
     * @param x metres east
     * @param y metres north
     * @param floor its floor
     * @param lel share of the LEL; 0 if the gas does not burn
     * @param alarm share of the first alarm
     */
    public record Measured(double x, double y, @Nullable String floor, double lel, double alarm) {
        boolean near(double atX, double atY, String atFloor) {
            return (floor == null || floor.equals(atFloor)) && Math.hypot(atX - x, atY - y) <= MEASURED_M;
        }
    }

    private boolean spreads(String floor) {
        return plume != null && (floors.isEmpty() || floors.contains(floor));
    }

    /** The highest share of the LEL to be feared at a place. */
    public double lel(double x, double y, String floor) {
        double most = spreads(floor) && plume != null ? plume.lel(x, y) : 0;
        for (Measured m : measured) {
            most = m.near(x, y, floor) ? Math.max(most, m.lel()) : most;
        }
        return ex == null ? 0 : most;
    }

    /** The likeliest concentration at a place as a share of the first alarm, at most {@link #MOST_SHARE}. */
    public double alarm(double x, double y, String floor) {
        double most = spreads(floor) && plume != null ? plume.alarm(x, y) : 0;
        for (Measured m : measured) {
            most = m.near(x, y, floor) ? Math.max(most, m.alarm()) : most;
        }
        return Math.min(most, MOST_SHARE);
    }

    /** Whether a place lies in the quarter that the wind blows the gas to, within {@value #DOWNWIND_M} m. */
    public boolean downwind(double x, double y, String floor) {
        if (plume == null || plume.calm() || !spreads(floor)) {
            return false;
        }
        double[] at = plume.downAndAcross(x, y);
        return at[0] > 0 && at[0] <= DOWNWIND_M && Math.abs(at[1]) <= at[0];
    }

    /** Corners of a box beyond which it counts nowhere: least x, least y, greatest x, greatest y. */
    public double[] box() {
        return box(plume == null ? 0 : Math.max(plume.reachM(), plume.calm() ? 0 : DOWNWIND_M));
    }

    /** As {@link #box}, for what can explode: beyond it {@link #lel} is far below {@link #CLOSED_FROM_LEL}. */
    public double[] lelBox() {
        return box(plume == null ? 0 : plume.lelReachM());
    }

    private double[] box(double reach) {
        double[] b = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        measured.forEach(m -> take(b, m.x(), m.y(), MEASURED_M));
        if (plume != null) {
            plume.sources().forEach(s -> take(b, s.x(), s.y(), reach));
        }
        return b;
    }

    private static void take(double[] b, double x, double y, double r) {
        b[0] = Math.min(b[0], x - r);
        b[1] = Math.min(b[1], y - r);
        b[2] = Math.max(b[2], x + r);
        b[3] = Math.max(b[3], y + r);
    }
}
