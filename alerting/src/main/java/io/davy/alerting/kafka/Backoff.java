package io.davy.alerting.kafka;

import java.time.Duration;

/**
 * How long to wait before something is tried again: doubling, with a ceiling.
 *
 * @param first wait after the first failure
 * @param max longest wait
 */
public record Backoff(Duration first, Duration max) {
    /** 1 s doubling to 60 s. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

    /** The wait after so many failures in a row, counted from 1. */
    public Duration after(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 30);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(max) < 0 ? wait : max;
    }
}
