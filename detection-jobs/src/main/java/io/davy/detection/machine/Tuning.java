package io.davy.detection.machine;

/**
 * The figures of the watch over a machine; the same for every machine. Times are for channels that report each second and are stretched
 * by the interval of slower ones, so that they stand for the same number of readings.
 *
 * <p>On the pump recordings halving or doubling one of them moves the F1 of 0.84 by less than 0.03, except for the margin (0.81 at half,
 * 0.75 at double) and for a learning of only 200 s (0.75), after which a machine that is still warming up is called abnormal.
 *
 * @param smoothS time constant of the mean that is judged, s
 * @param levelS time constant of the usual level, s: drifts slower than this are followed, not told
 * @param spreadS memory of the usual spread, s
 * @param learnS steady running before anything is told, s
 * @param calmS how long the newly learned model must agree with the machine before it is believed, s
 * @param onS how long it must disagree before that is told, s
 * @param offS how long it must agree again, s
 * @param chance that one look at a machine that obeys the model is beyond a limit
 * @param margin by which the limits of squared sums are widened, since what machines do is heavier-tailed than the normal distribution
 * and smoothed values hang together
 * @param explained share of the variance that the principal components kept must explain
 * @param prior how many independent looks the assumption that channels do not hang together is worth
 * @param back share of the worst squared excursion below which it is over: a machine that was disturbed seldom comes back to just where it was
 */
public record Tuning(
        double smoothS,
        double levelS,
        double spreadS,
        double learnS,
        double calmS,
        double onS,
        double offS,
        double chance,
        double margin,
        double explained,
        double prior,
        double back) {
    /** Condition goes off below this share of the limit. */
    static final double HYSTERESIS = 0.5;

    /** What runs. */
    public static final Tuning USUAL = new Tuning(20, 400, 2400, 400, 30, 5, 5, 1e-3, 2, 0.9, 10, 0.04);

    /** These figures for channels that report each so many seconds. */
    Tuning every(double intervalS) {
        double k = Math.max(1, intervalS);
        return new Tuning(
                smoothS * k,
                levelS * k,
                spreadS * k,
                learnS * k,
                calmS * k,
                onS * k,
                offS * k,
                chance,
                margin,
                explained,
                prior,
                back);
    }
}
