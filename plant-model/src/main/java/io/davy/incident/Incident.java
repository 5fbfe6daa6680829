package io.davy.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.plant.Place;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of one incident: alarms of one cause, with a place. The value on davy.incidents, keyed by {@link #id}.
 *
 * @param id made of area, hazard and the first alarm
 * @param version counts the changes from 1
 * @param site site id
 * @param area area id
 * @param zone zone of the first-out alarm
 * @param hazard what it is about
 * @param gas the gas, for a gas incident
 * @param state OPEN or CLOSED
 * @param severity highest priority that it has reached
 * @param opened event time at which its first alarm went on
 * @param time event time of this change
 * @param closed event time at which it was closed
 * @param firstOut the alarm that began it
 * @param alarms its alarms, first-out first
 * @param place where a robot is to look; absent for device incidents
 * @param source the likeliest source as far as it is known
 * @param mission id of its newest mission
 * @param verdict the verdict from the scene that counts, a robot's or an officer's
 * @param receivedMs when ingest had the reading that opened it, milliseconds since 1970; 0 if unknown
 * @param summaryEn one English sentence, and one more if there are detectors of other gases that respond to it
 * @param summaryKo the same in Korean
 * @param closeReason why it was closed
 * @param wind the wind there, as far as it is measured: who approaches comes from where it blows
 * @param other fields that a newer version wrote; kept as they are
 */
public record Incident(
        String id,
        int version,
        String site,
        String area,
        String zone,
        Hazard hazard,
        @Nullable String gas,
        State state,
        Priority severity,
        Instant opened,
        Instant time,
        @Nullable Instant closed,
        Member firstOut,
        List<Member> alarms,
        @Nullable Place place,
        @Nullable Source source,
        @Nullable String mission,
        @Nullable Verdict verdict,
        long receivedMs,
        String summaryEn,
        String summaryKo,
        @Nullable String closeReason,
        @Nullable Wind wind,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    /** In {@link #other}: ids of alarms beyond those that {@link #alarms} shows. */
    public static final String MORE_ALARMS = "more_alarms";

    public Incident {
        other = other == null ? Map.of() : other;
    }

    /** The next version of it, in which it is over. */
    public Incident closed(Instant at, String reason) {
        return new Incident(
                id,
                version + 1,
                site,
                area,
                zone,
                hazard,
                gas,
                State.CLOSED,
                severity,
                opened,
                at,
                at,
                firstOut,
                alarms,
                place,
                source,
                mission,
                verdict,
                receivedMs,
                summaryEn,
                summaryKo,
                reason,
                wind,
                other);
    }

    /** An incident of which the wind is not known. */
    public Incident(
            String id,
            int version,
            String site,
            String area,
            String zone,
            Hazard hazard,
            @Nullable String gas,
            State state,
            Priority severity,
            Instant opened,
            Instant time,
            @Nullable Instant closed,
            Member firstOut,
            List<Member> alarms,
            @Nullable Place place,
            @Nullable Source source,
            @Nullable String mission,
            @Nullable Verdict verdict,
            long receivedMs,
            String summaryEn,
            String summaryKo,
            @Nullable String closeReason,
            Map<String, Object> other) {
        this(
                id,
                version,
                site,
                area,
                zone,
                hazard,
                gas,
                state,
                severity,
                opened,
                time,
                closed,
                firstOut,
                alarms,
                place,
                source,
                mission,
                verdict,
                receivedMs,
                summaryEn,
                summaryKo,
                closeReason,
                null,
                other);
    }

    /** Ids of its alarms, as far as this record names them. */
    public Set<String> alarmIds() {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(firstOut.alarm());
        alarms.forEach(m -> ids.add(m.alarm()));
        if (other.get(MORE_ALARMS) instanceof List<?> more) {
            more.forEach(id -> ids.add(String.valueOf(id)));
        }
        return ids;
    }

    /** Whether it still needs somebody. */
    public enum State {
        OPEN,
        CLOSED
    }

    /**
     * An alarm of the incident.
     *
     * @param alarm alarm id
     * @param sensor tag
     * @param rule rule name
     * @param priority priority
     * @param on whether its condition is on
     * @param value newest deciding value
     * @param unit the sensor's unit
     * @param limit the limit
     * @param time event time at which it went on
     * @param place where a robot took the reading; absent for what has a place in the plant
     * @param gas the gas, for a gas alarm. Another one than the incident's is that of a detector which also responds to the incident's
     */
    public record Member(
            String alarm,
            String sensor,
            String rule,
            Priority priority,
            boolean on,
            double value,
            @Nullable String unit,
            double limit,
            Instant time,
            @Nullable Place place,
            @Nullable String gas) {

        /** An alarm of the incident's own gas, or of none. */
        public Member(
                String alarm,
                String sensor,
                String rule,
                Priority priority,
                boolean on,
                double value,
                @Nullable String unit,
                double limit,
                Instant time,
                @Nullable Place place) {
            this(alarm, sensor, rule, priority, on, value, unit, limit, time, place, null);
        }

        /** An alarm of something that has a place in the plant. */
        public Member(
                String alarm,
                String sensor,
                String rule,
                Priority priority,
                boolean on,
                double value,
                @Nullable String unit,
                double limit,
                Instant time) {
            this(alarm, sensor, rule, priority, on, value, unit, limit, time, null, null);
        }
    }

    /**
     * The likeliest source of a hazard.
     *
     * @param equipment machine id, or absent if no machine fits
     * @param x metres east
     * @param y metres north
     * @param lat degrees north, if the site is geo-referenced
     * @param lon degrees east
     * @param rateKgPerH release rate, kg/h, if it can be told
     * @param confidence posterior probability of this equipment among the candidates, 0 to 1
     * @param sensorsTouched how many sensors spoke for it
     * @param method how it was found, for example {@code machine of the sensor} or {@code leak search}
     * @param rateLow with {@code rateHigh} the interval that holds the rate with 95 % probability, kg/h
     * @param rateHigh its upper end, kg/h
     * @param ellipse holds the source with 95 % probability
     */
    public record Source(
            @Nullable String equipment,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Double rateKgPerH,
            @Nullable Double confidence,
            @Nullable Integer sensorsTouched,
            @Nullable String method,
            @Nullable Double rateLow,
            @Nullable Double rateHigh,
            @Nullable Ellipse ellipse) {

        /** A source without ellipse and interval. */
        public Source(
                @Nullable String equipment,
                @Nullable Double x,
                @Nullable Double y,
                @Nullable Double lat,
                @Nullable Double lon,
                @Nullable Double rateKgPerH,
                @Nullable Double confidence,
                @Nullable Integer sensorsTouched,
                @Nullable String method) {
            this(equipment, x, y, lat, lon, rateKgPerH, confidence, sensorsTouched, method, null, null, null);
        }
    }

    /**
     * An ellipse on the ground. Its middle need not be the place that is named: a machine at its edge may be the likeliest.
     *
     * @param x middle, metres east
     * @param y middle, metres north
     * @param majorM longer semi-axis, m
     * @param minorM shorter semi-axis, m
     * @param angleDeg direction of the longer axis, degrees counter-clockwise from east, 0 to 180
     */
    public record Ellipse(double x, double y, double majorM, double minorM, double angleDeg) {
        /** Whether a place lies in it. */
        public boolean holds(double atX, double atY) {
            double cos = Math.cos(Math.toRadians(angleDeg));
            double sin = Math.sin(Math.toRadians(angleDeg));
            double along = ((atX - x) * cos + (atY - y) * sin) / majorM;
            double beside = ((atY - y) * cos - (atX - x) * sin) / minorM;
            return along * along + beside * beside <= 1;
        }
    }

    /**
     * A measured wind.
     *
     * @param fromDeg direction that it blows from, degrees clockwise from north, 0 to 360
     * @param speedMs its speed, m/s; below about 0.5 it has no direction to rely on
     * @param time event time of the measurement
     */
    public record Wind(double fromDeg, double speedMs, Instant time) {}

    /**
     * What a robot found, or what an officer judged who was there or has seen the picture.
     *
     * @param outcome confirmed, not found or inconclusive; NOT_FOUND never clears an alarm
     * @param robot robot id; absent where an officer gave it
     * @param value what it measured: of several figures the one that says most
     * @param unit in which unit
     * @param time when
     * @param place where it measured that; absent where nothing was measured
     * @param user the officer who gave it; absent where a robot did
     * @param reason the officer's reason in words; absent where a robot gave it
     */
    public record Verdict(
            Outcome outcome,
            @Nullable String robot,
            @Nullable Double value,
            @Nullable String unit,
            Instant time,
            @Nullable Place place,
            @Nullable String user,
            @Nullable String reason) {

        // What is confirmed comes before all else, then an officer's word before a robot's, then the newer.
        private static final Comparator<Verdict> WEIGHT = Comparator.comparing(
                        (Verdict v) -> v.outcome == Outcome.CONFIRMED)
                .thenComparing(v -> v.user != null)
                .thenComparing(Verdict::time);

        /** A robot's verdict. */
        public Verdict(
                Outcome outcome,
                String robot,
                @Nullable Double value,
                @Nullable String unit,
                Instant time,
                @Nullable Place place) {
            this(outcome, robot, value, unit, time, place, null, null);
        }

        /** A robot's verdict of which the place is not known. */
        public Verdict(Outcome outcome, String robot, @Nullable Double value, @Nullable String unit, Instant time) {
            this(outcome, robot, value, unit, time, null);
        }

        /** An officer's verdict. */
        public static Verdict of(String user, Outcome outcome, String reason, Instant time) {
            return new Verdict(outcome, null, null, null, time, null, user, reason);
        }

        /** The same at another time. */
        public Verdict at(Instant other) {
            return new Verdict(outcome, robot, value, unit, other, place, user, reason);
        }

        /** Who gave it: the officer, or else the robot. */
        public String who() {
            return user != null ? user : robot == null ? "" : robot;
        }

        /**
         * Which of two verdicts counts, in whatever order they come: CONFIRMED before anything else, since who sees no leak has not shown that there is none; then an
         * officer's before a robot's; then the newer.
         */
        public static @Nullable Verdict counting(@Nullable Verdict a, @Nullable Verdict b) {
            return a == null ? b : b == null || WEIGHT.compare(a, b) > 0 ? a : b;
        }
    }

    /** What the scene says of the alarm. */
    public enum Outcome {
        CONFIRMED,
        NOT_FOUND,
        INCONCLUSIVE
    }
}
