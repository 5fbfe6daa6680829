package io.davy.dispatch;

import java.io.Serializable;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The dispatcher's patience.
 *
 * @param ackTimeout a robot that has not taken an order by then is passed over
 * @param resend an unanswered message is sent again, identical, this often (VDA 5050 goes by QoS 0)
 * @param stateMaxAge an older state says nothing; VDA 5050 robots speak at least each 30 s
 * @param lostGrace how long a robot under way may be out of reach before the next robot goes
 * @param stopGrace how long a robot under way may stand in emergency stop before the next robot goes
 * @param retry how often a hazard without a robot is looked at again, besides at each robot's word
 * @param triedFor how long a robot that refused or failed is left out for that incident; an officer's "send" cuts it short
 * @param homeRetry how long after a failed way home it is tried again
 * @param chargeWait how long a robot may take to stop charging before the order goes out all the same
 * @param recallTries how often a cancelOrder is sent before it counts as unanswered
 * @param settle after old incident records, nothing is ordered until none has come for this long
 * @param oldAction an officer's action that is read later than this after it was given is refused: the officer has moved on
 * @param inspection time that the look itself takes; for the battery
 * @param offWaysM a robot further than this from every node cannot be sent, m
 * @param tellWaiting how often at most it is said anew that a hazard waits while only its place in the line, its time or other robots' reasons have changed
 */
public record DispatchSettings(
        Duration ackTimeout,
        Duration resend,
        Duration stateMaxAge,
        Duration lostGrace,
        Duration stopGrace,
        Duration retry,
        Duration triedFor,
        Duration homeRetry,
        Duration chargeWait,
        int recallTries,
        Duration settle,
        Duration oldAction,
        Duration inspection,
        double offWaysM,
        Duration tellWaiting)
        implements Serializable {

    /** The defaults, changed by the caller. */
    public static DispatchSettings create(Consumer<Builder> change) {
        Builder b = new Builder();
        change.accept(b);
        return b.build();
    }

    /** The defaults in plain sight. */
    public static final class Builder {
        private Duration ackTimeout = Duration.ofSeconds(5);
        private Duration resend = Duration.ofSeconds(2);
        private Duration stateMaxAge = Duration.ofSeconds(45);
        private Duration lostGrace = Duration.ofSeconds(30);
        private Duration stopGrace = Duration.ofSeconds(10);

        private Builder() {}

        public Builder ackTimeout(Duration v) {
            ackTimeout = v;
            return this;
        }

        public Builder resend(Duration v) {
            resend = v;
            return this;
        }

        public Builder stateMaxAge(Duration v) {
            stateMaxAge = v;
            return this;
        }

        public Builder lostGrace(Duration v) {
            lostGrace = v;
            return this;
        }

        public Builder stopGrace(Duration v) {
            stopGrace = v;
            return this;
        }

        DispatchSettings build() {
            return new DispatchSettings(
                    ackTimeout,
                    resend,
                    stateMaxAge,
                    lostGrace,
                    stopGrace,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2),
                    5,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(1),
                    25,
                    Duration.ofSeconds(3));
        }
    }
}
