package io.davy.alerting.figures;

import io.davy.alarm.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well the alarms of one place serve the one who watches it, over the last 30 days; docs/figures.md has each figure's definition
 * and target.
 *
 * @param site site id
 * @param area area id, the place of one who watches; {@link #SITE} for the whole site
 * @param at up to when, a whole minute
 * @param observedHours over how much of the 30 days there is anything to look at, hours
 * @param load how much one is told
 * @param points which alarm points tell it
 * @param standing what stands at this moment
 * @param breaches what must never be
 * @param times how quickly people are told and answer
 */
public record Figures(
        String site,
        String area,
        Instant at,
        double observedHours,
        Load load,
        Points points,
        Standing standing,
        Breaches breaches,
        Times times) {
    /** The area of figures that are of the whole site. */
    public static final String SITE = "*";

    /**
     * One alarm point.
     *
     * @param point {@code SENSOR/RULE}
     * @param times how often
     */
    public record Actor(String point, long times) {}

    /**
     * Which alarm points annunciated in the 30 days.
     *
     * @param annunciated how many annunciations there were
     * @param priorities how many of each priority
     * @param most the ten most frequent, most first
     * @param mostShare their share of all; absent without any
     * @param chattering points that were annunciated three times or more within a minute: how often they were so
     * @param fleeting points whose alarm went by itself within seconds: how often
     */
    public record Points(
            long annunciated,
            Map<Priority, Long> priorities,
            List<Actor> most,
            @Nullable Double mostShare,
            Actors chattering,
            Actors fleeting) {}

    /**
     * A kind of bad actors.
     *
     * @param points how many points are of it
     * @param most the ten that are so most often
     */
    public record Actors(int points, List<Actor> most) {}

    /**
     * What stands now.
     *
     * @param standing alarms in the list with nothing over them
     * @param unanswered those of them that wait for an officer
     * @param longestWaitSeconds how long the longest of those has waited, s; 0 without one
     * @param stale those that have stood for more than 24 h
     * @param staleMost most that were stale on any one day (UTC) of the 30
     * @param shelved shelved alarms
     * @param suppressed alarms that are suppressed by design
     * @param outOfService alarms whose instrument is out of service
     */
    public record Standing(
            int standing,
            int unanswered,
            long longestWaitSeconds,
            int stale,
            int staleMost,
            int shelved,
            int suppressed,
            int outOfService) {}

    /**
     * What must be 0 over the 30 days.
     *
     * @param shelfOverruns shelves longer than their class allows, or not ended a minute after their end
     * @param unauthorised shelves and outs of service without who, why or permit, suppressions without a rule, and alarms of a class
     *     that may never be shelved, or of class LIFE_SAFETY suppressed
     */
    public record Breaches(long shelfOverruns, long unauthorised) {}

    /**
     * How quickly it goes.
     *
     * @param acknowledged how many alarms were acknowledged
     * @param ackP50 median from annunciation to acknowledgement, s; absent without any
     * @param ackP95 95th percentile of it
     * @param sent how many messages were taken by a mail server, webhook or horn
     * @param failed how many were given up
     * @param deliveryP50 median from the reading, or from the decision to tell, to the message taken, s
     * @param deliveryP95 95th percentile of it
     */
    public record Times(
            long acknowledged,
            @Nullable Double ackP50,
            @Nullable Double ackP95,
            long sent,
            long failed,
            @Nullable Double deliveryP50,
            @Nullable Double deliveryP95) {}
}
