package io.davy.alerting.proof;

import java.time.Duration;

/**
 * When the chain counts as broken. The figures are choices of this project: 20 s in all is long enough for a job that restarts from its
 * checkpoint, and short beside the minutes in which a leak fills a hall.
 *
 * @param every how often each gateway sends a proof reading
 * @param missed so many in a row may stay away before the chain counts as broken
 * @param steady so many in a row must come in time before it counts as whole again, so that one that falters is one outage
 * @param grace how long the first may take after a start
 */
public record ProofFigures(Duration every, int missed, int steady, Duration grace) {
    /** Each 5 s, 3 missed, 3 to be whole again, a minute's grace. */
    public static final ProofFigures DEFAULT = new ProofFigures(Duration.ofSeconds(5), 3, 3, Duration.ofSeconds(60));

    /** How old the newest proof may be. */
    public Duration limit() {
        return every.multipliedBy(missed + 1L);
    }
}
