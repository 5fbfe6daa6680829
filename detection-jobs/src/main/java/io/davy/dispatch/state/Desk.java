package io.davy.dispatch.state;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the dispatcher of one site remembers; never changed, only replaced.
 *
 * @param site the plant, once it is known
 * @param robots what is known of each robot, by robot id
 * @param cases incidents to look at, by incident id
 * @param errands orders under way, by robot id
 * @param away robots to be sent home, by robot id
 * @param headers the last VDA 5050 headerId, by {@code ROBOT/topic}
 * @param settling until when nothing is ordered, because old incident records are coming in
 * @param blocked edges that robots could not pass, by edge id
 * @param asks instant actions that robots were asked for, by {@link Ask#key}
 * @param patrols routine rounds, by round id
 */
public record Desk(
        @Nullable SiteMap site,
        Map<String, RobotView> robots,
        Map<String, Case> cases,
        Map<String, Errand> errands,
        Map<String, Away> away,
        Map<String, Long> headers,
        @Nullable Instant settling,
        Map<String, Blocked> blocked,
        Map<String, Ask> asks,
        Map<String, Patrol> patrols) {

    /** The maps are kept in the order of their keys, whatever order they come in. */
    public Desk {
        robots = KeptMap.of(robots);
        cases = KeptMap.of(cases);
        errands = KeptMap.of(errands);
        away = KeptMap.of(away);
        headers = KeptMap.of(headers);
        blocked = KeptMap.of(blocked);
        asks = KeptMap.of(asks);
        patrols = KeptMap.of(patrols);
    }

    /** Version of its meaning in stored state. */
    public static final int VERSION = 2;

    /** Before anything is known. */
    public static final Desk EMPTY =
            new Desk(null, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null, Map.of(), Map.of(), Map.of());

    /** The plant is another. */
    public Desk with(SiteMap other) {
        return new Desk(other, robots, cases, errands, away, headers, settling, blocked, asks, patrols);
    }

    /** Incidents have changed. */
    public Desk withCases(Map<String, Case> newer, @Nullable Instant until) {
        return new Desk(site, robots, newer, errands, away, headers, until, blocked, asks, patrols);
    }

    /** Robots have said something. */
    public Desk withRobots(Map<String, RobotView> newer) {
        return new Desk(site, newer, cases, errands, away, headers, settling, blocked, asks, patrols);
    }
}
