package io.davy.dispatch.state;

import io.davy.mission.Mission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A routine round: when it is due next, and what is being gone of it.
 *
 * @param round the round's id
 * @param next when it is due next
 * @param run what is being gone; absent if nothing is
 */
public record Patrol(String round, Instant next, @Nullable Run run) {
    /** What stands where the incident of a mission and of an errand stands, before the round's id. */
    private static final String PREFIX = "round/";

    /** What a round's missions and errands name in place of an incident. */
    public static String target(String round) {
        return PREFIX + round;
    }

    /** Whether a mission or an errand that names this belongs to a round. */
    public static boolean is(@Nullable String incident) {
        return incident != null && incident.startsWith(PREFIX);
    }

    /** The round that a mission or an errand belongs to. */
    public static String of(String incident) {
        return incident.substring(PREFIX.length());
    }

    /**
     * One going of the round.
     *
     * @param due when it was due
     * @param done how many of its stops have been looked at
     * @param missions how many missions it has had: one more for each time that its robot was needed elsewhere or failed
     * @param mission the newest of them
     * @param notBefore when it is tried again after a robot has failed
     * @param over whether an officer has called it off
     */
    public record Run(
            Instant due, int done, int missions, @Nullable Mission mission, Instant notBefore, boolean over) {

        /** Whether a robot is on it or has been asked. */
        public boolean inFlight() {
            return mission != null && !mission.state().ended() && mission.state() != Mission.State.WAITING;
        }

        /** The same, with the mission's newest state. */
        public Run with(Mission m) {
            return new Run(due, done, Math.max(missions, m.number()), m, notBefore, over);
        }

        public Run done(int stops) {
            return new Run(due, stops, missions, mission, notBefore, over);
        }

        public Run notBefore(Instant moment) {
            return new Run(due, done, missions, mission, moment, over);
        }

        public Run calledOff() {
            return new Run(due, done, missions, mission, notBefore, true);
        }
    }

    public Patrol with(@Nullable Run other) {
        return new Patrol(round, next, other);
    }
}
