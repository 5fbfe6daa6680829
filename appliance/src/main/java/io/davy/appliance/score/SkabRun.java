package io.davy.appliance.score;

import io.davy.alarm.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One run of the pump, with what was said of it.
 *
 * @param name its file
 * @param rows how many
 * @param counts of its rows
 * @param onset when the fault began; null if there is none
 * @param told when the alarm stood for the first time from then on; null if never
 * @param alarms how often it went on
 * @param days how long the run is
 */
record SkabRun(
        String name,
        int rows,
        Counts counts,
        @Nullable Instant onset,
        @Nullable Instant told,
        int alarms,
        double days) {
    private static final int RESAMPLES = 2000;
    private static final long SEED = 95;
    private static final double SECONDS_A_DAY = 86_400;

    /**
     * Rows by what they were and what was said.
     *
     * @param hit abnormal and told
     * @param wrong normal and told
     * @param missed abnormal and not told
     * @param quiet normal and not told
     * @param learning of the quiet ones, those in the learning
     */
    record Counts(int hit, int wrong, int missed, int quiet, int learning) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts c) {
            return new Counts(hit + c.hit, wrong + c.wrong, missed + c.missed, quiet + c.quiet, learning + c.learning);
        }

        double f1() {
            return 2.0 * hit / (2.0 * hit + wrong + missed);
        }

        double falseShare() {
            return (double) wrong / (wrong + quiet);
        }

        double falseShareLater() {
            return (double) wrong / (wrong + quiet - learning);
        }

        double missedShare() {
            return (double) missed / (hit + missed);
        }
    }

    static SkabRun of(String name, Labels labels, boolean labelled, List<Alarm> alarms) {
        Counts counts = Counts.NONE;
        Instant onset = null;
        Instant told = null;
        int row = 0;
        List<Labels.Row> rows = labels.rows();
        for (Labels.Row r : rows) {
            Instant time = r.time("datetime");
            boolean abnormal = labelled && r.number("anomaly") > 0;
            boolean on = SkabScorer.onAt(alarms, time);
            onset = abnormal && onset == null ? time : onset;
            told = on && onset != null && told == null ? time : told;
            boolean learning = row++ < SkabScorer.LEARNING_ROWS;
            counts = counts.plus(new Counts(
                    abnormal && on ? 1 : 0,
                    !abnormal && on ? 1 : 0,
                    abnormal && !on ? 1 : 0,
                    !abnormal && !on ? 1 : 0,
                    !abnormal && !on && learning ? 1 : 0));
        }
        double days = rows.isEmpty()
                ? 0
                : Duration.between(
                                        rows.get(0).time("datetime"),
                                        rows.get(rows.size() - 1).time("datetime"))
                                .toSeconds()
                        / SECONDS_A_DAY;
        int raised =
                (int) alarms.stream().filter(a -> a.on() && a.version() == 1).count();
        return new SkabRun(name, rows.size(), counts, onset, told, raised, days);
    }

    /** Seconds from the fault's start until it was told; infinite if it was not. */
    double delayS() {
        return onset == null || told == null
                ? Double.POSITIVE_INFINITY
                : Duration.between(onset, told).toSeconds();
    }

    /** A figure of all rows of all runs, with the interval of resampled runs. */
    static Figure figure(
            String name, List<SkabRun> runs, ToDoubleFunction<Counts> of, String unit, @Nullable Target target) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] resampled = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            Counts sum = Counts.NONE;
            for (int k = 0; k < runs.size(); k++) {
                sum = sum.plus(runs.get(random.nextInt(runs.size())).counts());
            }
            resampled[i] = of.applyAsDouble(sum);
        }
        Arrays.sort(resampled);
        Counts all = runs.stream().map(SkabRun::counts).reduce(Counts.NONE, Counts::plus);
        return new Figure(
                name,
                of.applyAsDouble(all),
                unit,
                runs.size(),
                resampled[(int) (0.025 * RESAMPLES)],
                resampled[(int) (0.975 * RESAMPLES)],
                target);
    }
}
