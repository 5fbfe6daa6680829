package io.davy.detection.leak;

/** A piece of ground, or a part of a machine, that may be the source, and what the hypotheses say of it. */
final class Cell {
    /** Owner of a cell that belongs to no machine. */
    static final int FREE = -1;

    final double x;
    final double y;
    final double z;
    /** Half of its sides, m. */
    final double halfX;

    final double halfY;
    /** Logarithm of the share of belief that it has before anything is read. */
    final double prior;
    /** Index of the machine that it is a part of, or {@link #FREE}. */
    final int owner;
    /** By hypothesis: logarithm of prior times likelihood. */
    final double[] log;
    /** By hypothesis, the rate that fits. */
    final double[] rate;
    /** Share of the posterior under all hypotheses. */
    double mass;

    Cell(double x, double y, double z, double halfX, double halfY, double prior, int owner, int hypotheses) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.halfX = halfX;
        this.halfY = halfY;
        this.prior = prior;
        this.owner = owner;
        this.log = new double[hypotheses];
        this.rate = new double[hypotheses];
    }

    /** By hypothesis, its share of the posterior. */
    double[] shares() {
        double most = Double.NEGATIVE_INFINITY;
        for (double l : log) {
            most = Math.max(most, l);
        }
        double[] shares = new double[log.length];
        double sum = 0;
        for (int i = 0; i < log.length; i++) {
            shares[i] = Math.exp(log[i] - most);
            sum += shares[i];
        }
        for (int i = 0; i < log.length; i++) {
            shares[i] *= mass / sum;
        }
        return shares;
    }

    void judge(Hypotheses h, double ground) {
        h.judge(x, y, z, ground, log, rate);
        for (int i = 0; i < log.length; i++) {
            log[i] += prior;
        }
    }
}
