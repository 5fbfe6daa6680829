package io.davy.detection.leak;

import io.davy.air.Dispersion;
import java.util.Arrays;

/**
 * How well a source at one place explains the observations, under each of several ways in which gas may have spread.
 *
 * <p>The excess and the plume are compared by their square roots, so that one strong puff does not outvote an hour. The rate is the one
 * that fits best, and so is the scale of the misfit: where no plume fits (a room, a wind that nobody measured) all places fit about
 * equally badly and the posterior stays wide by itself. A level that all noses have in common (gas that fills a room, a background that
 * drifts) is a hypothesis of its own.
 */
final class Hypotheses {
    /** Share of the gas that goes to all sides in open ground and among machines. */
    private static final double[] AROUND = {0.03, 0.5};

    /** Directions that are tried where nobody measured the wind. */
    private static final int DIRECTIONS = 8;

    /** How many hypotheses there are of each direction of the wind. */
    private static final int EACH = Dispersion.growths() * AROUND.length * 2;

    /** The best model is still off by this much of what it foretells (of square roots); keeps few readings from being believed wholly. */
    private static final double MISFIT = 0.3;
    /** Weight of one observation; and the number of them beyond which more of them hardly narrow the place: the model's own error stays. */
    private static final double TRUST = 0.7;

    /** What the first few observations count beyond that: a machine that they contradict is out, however few they are. */
    private static final double FIRST = 2;

    private static final double MOST = 40;
    /** Middle and spread (of the logarithm) of the rates believed beforehand, kg/h: a leak of about one is usual, a hundred is not. */
    private static final double USUAL_KG_PER_H = 1;

    private static final double SPREAD_OF_RATES = 2;
    private static final double NONE = -1e3;

    private final Observations o;
    private final double kgPerHour;
    private final double exponent;
    private final int directions;
    private final double[] roots = new double[AROUND.length];
    private final double[] squares = new double[AROUND.length];
    private final double[] products = new double[AROUND.length];
    /** What is foretold for each observation, kept where one of them is saturated. */
    private final double[][] kept;

    private final double[] fitted = new double[2];

    /**
     * @param o the observations; something in them stands above the background
     * @param kgPerHour what a fitted rate of 1 is in kg/h; NaN if that is not known
     */
    Hypotheses(Observations o, double kgPerHour) {
        this.o = o;
        this.kgPerHour = kgPerHour;
        double n = FIRST + TRUST * o.effective;
        this.exponent = n / (1 + n / MOST);
        this.directions = o.windy ? 1 : DIRECTIONS;
        this.kept = new double[AROUND.length][o.anySaturated ? o.n : 0];
    }

    /**
     * Judges a place.
     *
     * @param log takes the logarithm of the likelihood under each hypothesis
     * @param rate takes the rate that fits under each, kg/h (or in the readings' own measure where kg/h is unknown)
     */
    void judge(double x, double y, double z, double ground, double[] log, double[] rate) {
        int h = 0;
        for (int turn = 0; turn < directions; turn++) {
            if (directions > 1) {
                o.turn(2 * Math.PI * turn / directions);
            }
            for (int g = 0; g < Dispersion.growths(); g++) {
                spread(Dispersion.across(g), Dispersion.up(g), x, y, z, ground);
                for (int share = 0; share < AROUND.length; share++) {
                    fit(share, log, rate, h);
                    h += 2;
                }
            }
        }
    }

    /** How many hypotheses there are. */
    int count() {
        return directions * EACH;
    }

    /** Sums over the observations of what each share to all sides foretells, by weight: roots, squares, and roots times what is read. */
    private void spread(double growth, double rise, double x, double y, double z, double ground) {
        Arrays.fill(roots, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(products, 0);
        for (int j = 0; j < o.n; j++) {
            double dx = o.x[j] - x;
            double dy = o.y[j] - y;
            double dz = o.z[j] - z;
            double reach = Dispersion.reach(dx, dy);
            double layer = o.perSpeed[j] * Dispersion.layer(dz, o.z[j] + z - 2 * ground, rise, reach);
            double ring = Dispersion.ring(layer, reach);
            double down = dx * o.east[j] + dy * o.north[j];
            double across = dy * o.east[j] - dx * o.north[j];
            double plume = Dispersion.plume(layer, growth, down, across);
            double w = o.weight[j];
            double ws = w * o.root[j];
            for (int a = 0; a < AROUND.length; a++) {
                double around = Math.max(AROUND[a], o.calm[j]);
                double square = around * ring + (1 - around) * plume;
                double root = Math.sqrt(square);
                roots[a] += w * root;
                squares[a] += w * square;
                products[a] += ws * root;
                if (o.anySaturated) {
                    kept[a][j] = root;
                }
            }
        }
    }

    private void fit(int share, double[] log, double[] rate, int h) {
        double m = roots[share];
        double mm = squares[share];
        double ms = products[share];
        double s = o.sumRoot;
        double ss = o.sumExcess;
        if (o.anySaturated && mm > 0) {
            double a = ms / mm;
            double[] model = kept[share];
            for (int j = 0; j < o.n; j++) {
                // The truth behind a reading at the end of the range may well be what this plume foretells.
                double more = a * model[j] - o.root[j];
                if (o.saturated[j] && more > 0) {
                    double now = o.root[j] + more;
                    ms += o.weight[j] * model[j] * more;
                    s += o.weight[j] * more;
                    ss += o.weight[j] * (now * now - o.root[j] * o.root[j]);
                }
            }
        }
        alone(mm, ms, ss);
        tell(log, rate, h, 0);
        over(m, mm, ms, s, ss);
        tell(log, rate, h + 1, Math.log(2 + exponent) / 2);
    }

    /** The source alone makes what is read. */
    private void alone(double mm, double ms, double ss) {
        if (mm <= 0) {
            fitted[0] = 1;
            fitted[1] = 0;
            return;
        }
        double a = ms / mm;
        fitted[0] = Math.max(0, 1 - a * ms / ss);
        fitted[1] = a * a;
    }

    /** The source stands over a level that all noses share; if that does not fit, the level is none. */
    private void over(double m, double mm, double ms, double s, double ss) {
        double varying = mm - m * m / o.sumWeight;
        double both = ms - m * s / o.sumWeight;
        if (varying <= 0 || both <= 0) {
            return;
        }
        double a = both / varying;
        if (s - a * m <= 0) {
            return;
        }
        fitted[0] = Math.max(0, (ss - s * s / o.sumWeight - a * both) / ss);
        fitted[1] = a * a;
    }

    private void tell(double[] log, double[] rate, int h, double price) {
        double r = fitted[1] * (Double.isNaN(kgPerHour) ? 1 : kgPerHour);
        rate[h] = r;
        log[h] = -exponent / 2 * Math.log(fitted[0] + MISFIT * MISFIT) + usual(r) - price;
    }

    private double usual(double rate) {
        if (rate <= 0) {
            return NONE;
        }
        if (Double.isNaN(kgPerHour)) {
            return 0;
        }
        double z = Math.log(rate / USUAL_KG_PER_H) / SPREAD_OF_RATES;
        return -z * z / 2;
    }
}
