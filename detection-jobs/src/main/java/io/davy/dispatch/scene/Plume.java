package io.davy.dispatch.scene;

import io.davy.air.Dispersion;
import io.davy.plant.Plant.Point;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * Where a leak's gas is foretold, by the model that leaks are searched with ({@link Dispersion}), at the height of the source as if it stood on the ground.
 *
 * <p>On the safe side for what can explode: the highest of the model's three widths, from the worst of the places where the source may be, at the upper end of the
 * rate, times {@value #PEAK_TO_MEAN} because a robot meets puffs and not the mean. Half of the gas may go to all sides, as behind machines, so that the near
 * upwind side is not free either; within {@value #NEAR_M} m it may be as in calm air on every side. In calm air, or where nobody measures the wind, it is the plume of {@value Dispersion#CALM_MS} m/s turned all the way round.
 *
 * @param sources where the source may be: the likeliest first
 * @param towardRad direction that the wind blows toward, radians counter-clockwise from east; not used in calm air
 * @param speedMs wind, m/s; below {@link Dispersion#CALM_MS} it counts as calm
 * @param highGs upper end of the rate, g/s
 * @param middleGs likeliest rate, g/s
 * @param lelGm3 lower explosive limit, g/m3; positive infinity if the gas does not burn
 * @param alarmGm3 first alarm, g/m3
 */
public record Plume(
        List<Point> sources,
        double towardRad,
        double speedMs,
        double highGs,
        double middleGs,
        double lelGm3,
        double alarmGm3) {
    /** Usual in hazard distances, which are drawn to half the limit (from memory). */
    static final double PEAK_TO_MEAN = 2;
    /** So near a source the wind is not relied on: a jet, an eddy or a gust brings the gas to any side, m (a choice). */
    static final double NEAR_M = 5;
    /** Share of the gas that goes to all sides among machines, as the leak search assumes at most. */
    private static final double AROUND = 0.5;
    /** Nobody follows a plume further, m. */
    static final double FURTHEST_M = 300;
    /** Concentrations below these shares of LEL and alarm change nothing. */
    private static final double LEAST_LEL = 0.05;

    private static final double LEAST_ALARM = 0.1;
    private static final int USUAL_GROWTH = 1;

    /** Whether the wind has no direction to rely on. */
    public boolean calm() {
        return speedMs < Dispersion.CALM_MS;
    }

    /** The highest share of the LEL to be feared at a place. */
    public double lel(double x, double y) {
        if (Double.isInfinite(lelGm3)) {
            return 0;
        }
        double cos = Math.cos(towardRad);
        double sin = Math.sin(towardRad);
        double most = 0;
        for (Point s : sources) {
            double dx = x - s.x();
            double dy = y - s.y();
            boolean near = Math.hypot(dx, dy) <= NEAR_M;
            for (int g = 0; g < Dispersion.growths(); g++) {
                most = Math.max(most, perUnit(dx, dy, cos, sin, g));
                most = near ? Math.max(most, turned(dx, dy, g)) : most;
            }
        }
        return PEAK_TO_MEAN * highGs * most / lelGm3;
    }

    /** The likeliest mean at a place as a share of the first alarm. */
    public double alarm(double x, double y) {
        Point s = sources.get(0);
        double unit = perUnit(x - s.x(), y - s.y(), Math.cos(towardRad), Math.sin(towardRad), USUAL_GROWTH);
        return middleGs * unit / alarmGm3;
    }

    /** How far from a source anything of it counts, m. */
    public double reachM() {
        Plume along = along();
        return reach(r -> along.lel(r, 0) > LEAST_LEL || along.alarm(r, 0) > LEAST_ALARM);
    }

    /** How far from a source it is to be feared that it explodes, m. */
    public double lelReachM() {
        Plume along = along();
        return reach(r -> along.lel(r, 0) > LEAST_LEL);
    }

    private Plume along() {
        return new Plume(List.of(new Point(0, 0)), 0, speedMs, highGs, middleGs, lelGm3, alarmGm3);
    }

    private static double reach(DoublePredicate counts) {
        double reach = 1;
        while (reach < FURTHEST_M && counts.test(reach)) {
            reach *= 1.25;
        }
        return Math.min(reach, FURTHEST_M);
    }

    /** How far a place lies downwind of the likeliest source, m, and beside that line; the first is 0 or less upwind. */
    double[] downAndAcross(double x, double y) {
        Point s = sources.get(0);
        double dx = x - s.x();
        double dy = y - s.y();
        double cos = Math.cos(towardRad);
        double sin = Math.sin(towardRad);
        return new double[] {dx * cos + dy * sin, dy * cos - dx * sin};
    }

    /** Mean concentration of a release of 1 g/s, g/m3, so far east and north of it, in a wind toward an angle of that cosine and sine. */
    private double perUnit(double dx, double dy, double cos, double sin, int growth) {
        if (calm()) {
            return turned(dx, dy, growth);
        }
        double reach = Dispersion.reach(dx, dy);
        double layer = Dispersion.layer(0, 0, Dispersion.up(growth), reach);
        double around = AROUND * Dispersion.ring(layer, reach);
        double plume = Dispersion.plume(layer, Dispersion.across(growth), dx * cos + dy * sin, dy * cos - dx * sin);
        return Math.max(plume, around) / speedMs;
    }

    /** As if the gas came straight here in calm air. */
    private static double turned(double dx, double dy, int growth) {
        double reach = Dispersion.reach(dx, dy);
        double layer = Dispersion.layer(0, 0, Dispersion.up(growth), reach);
        return Dispersion.plume(layer, Dispersion.across(growth), reach, 0) / Dispersion.CALM_MS;
    }
}
