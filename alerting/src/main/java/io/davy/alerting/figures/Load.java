package io.davy.alerting.figures;

import org.jspecify.annotations.Nullable;

/**
 * How much one who watches is told.
 *
 * @param last10Min annunciated in the last ten minutes
 * @param lastHour annunciated in the last hour
 * @param mean10Min mean in ten minutes; absent before ten minutes were observed
 * @param meanHour mean in an hour; absent before an hour was observed
 * @param most10Min most in any ten whole minutes
 * @param mostHour most in any sixty whole minutes
 * @param busyHours share of the clock's whole hours that had more than 30; absent before there was one
 * @param busy10Min share of the clock's whole ten-minute periods that had more than 10; absent before there was one
 * @param floods how many floods began: more than 10 within ten minutes, until fewer than 5 within ten minutes
 * @param flood whether there is one now
 * @param floodTime share of the time that was flood; absent before a minute was observed
 */
public record Load(
        int last10Min,
        int lastHour,
        @Nullable Double mean10Min,
        @Nullable Double meanHour,
        int most10Min,
        int mostHour,
        @Nullable Double busyHours,
        @Nullable Double busy10Min,
        int floods,
        boolean flood,
        @Nullable Double floodTime) {
    /** More than this in a whole hour is too many. */
    public static final int MOST_AN_HOUR = 30;
    /** More than this in a whole period of ten minutes is too many. */
    public static final int MOST_IN_10_MIN = 10;

    private static final int TEN = 10;
    private static final int HOUR = 60;

    /**
     * Reckons it from what each observed minute had.
     *
     * @param first the first of them, minutes since 1970
     * @param minutes annunciations in each; the last is the minute that has just ended
     */
    static Load of(long first, int[] minutes) {
        int total = 0;
        int in10 = 0;
        int inHour = 0;
        int most10 = 0;
        int mostHour = 0;
        FloodMinutes floods = new FloodMinutes();
        for (int i = 0; i < minutes.length; i++) {
            total += minutes[i];
            in10 += minutes[i] - (i >= TEN ? minutes[i - TEN] : 0);
            inHour += minutes[i] - (i >= HOUR ? minutes[i - HOUR] : 0);
            most10 = Math.max(most10, in10);
            mostHour = Math.max(mostHour, inHour);
            floods.minute(in10);
        }
        return new Load(
                in10,
                inHour,
                mean(total, minutes.length, TEN),
                mean(total, minutes.length, HOUR),
                most10,
                mostHour,
                busy(first, minutes, HOUR, MOST_AN_HOUR),
                busy(first, minutes, TEN, MOST_IN_10_MIN),
                floods.begun(),
                floods.now(),
                minutes.length == 0 ? null : (double) floods.minutes() / minutes.length);
    }

    private static @Nullable Double mean(int total, int minutes, int period) {
        return minutes < period ? null : (double) total * period / minutes;
    }

    /** The share of whole periods of the clock that had more than so many. */
    private static @Nullable Double busy(long first, int[] minutes, int period, int most) {
        int begin = (int) Math.floorMod(-first, (long) period);
        int periods = Math.max(0, (minutes.length - begin) / period);
        int busy = 0;
        for (int p = 0; p < periods; p++) {
            int sum = 0;
            for (int i = 0; i < period; i++) {
                sum += minutes[begin + p * period + i];
            }
            busy += sum > most ? 1 : 0;
        }
        return periods == 0 ? null : (double) busy / periods;
    }
}
