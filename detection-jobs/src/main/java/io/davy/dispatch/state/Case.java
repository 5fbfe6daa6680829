package io.davy.dispatch.state;

import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An incident that a robot is to look at, and what was done about it.
 *
 * @param incident its newest state
 * @param missions how many missions it has had, the newest included
 * @param mission the newest mission
 * @param tried robots that refused or failed it
 * @param held true after an officer recalled its robot: nothing is sent until an officer says so
 * @param again true if an officer wants another look though there is a verdict
 * @param requeued how often the newest mission has lost its robot and waits or waited for one again
 * @param wanted the robot that an officer wants to go; absent if any may
 */
public record Case(
        Incident incident,
        int missions,
        @Nullable Mission mission,
        List<Tried> tried,
        boolean held,
        boolean again,
        int requeued,
        @Nullable String wanted) {

    /**
     * A robot that refused or failed.
     *
     * @param robot robot id
     * @param en why, in English
     * @param ko why, in Korean
     * @param at when; after a while it may be tried again
     */
    public record Tried(String robot, String en, String ko, Instant at) {}

    public static Case of(Incident incident) {
        return new Case(incident, 0, null, List.of(), false, false, 0, null);
    }

    public Case with(Incident newer) {
        return new Case(newer, missions, mission, tried, held, again, requeued, wanted);
    }

    public Case with(Mission m) {
        return new Case(incident, m.number(), m, tried, held, false, m.number() == missions ? requeued : 0, wanted);
    }

    public Case tried(Tried more) {
        return new Case(
                incident,
                missions,
                mission,
                Stream.concat(tried.stream().filter(t -> !t.robot().equals(more.robot())), Stream.of(more))
                        .toList(),
                held,
                again,
                requeued,
                wanted);
    }

    public Case hold() {
        return new Case(incident, missions, mission, tried, true, false, requeued, null);
    }

    /** An officer wants a robot there now, whatever was tried before. */
    public Case sendAgain() {
        return sendAgain(null);
    }

    /** An officer wants that robot there now, or any. */
    public Case sendAgain(@Nullable String robot) {
        return new Case(incident, missions, mission, List.of(), false, true, requeued, robot);
    }

    /** Its mission has lost its robot and is to have one again, by an order of another id. */
    public Case requeue() {
        return new Case(incident, missions, mission, tried, held, again, requeued + 1, wanted);
    }

    /** Any robot may go. */
    public Case anyRobot() {
        return new Case(incident, missions, mission, tried, held, again, requeued, null);
    }

    /** Whether a robot is on it or has been asked. */
    public boolean inFlight() {
        return mission != null && !mission.state().ended() && mission.state() != Mission.State.WAITING;
    }

    /**
     * Whether the incident itself asks for a robot: one of severity LOW, such as a value that is merely unusual, waits for an officer to
     * send one, since a robot that is out for nothing is not there for a leak.
     */
    public boolean urgent() {
        return incident.severity() != Priority.LOW;
    }

    /** Whether a look is wanted that no robot can make yet. */
    public boolean waiting() {
        return mission != null && mission.state() == Mission.State.WAITING;
    }

    /** Whether a robot has brought a verdict, in this program's life or before. */
    public boolean judged() {
        return incident.verdict() != null || (mission != null && mission.verdict() != null);
    }
}
