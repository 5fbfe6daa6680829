package io.davy.alarm;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.davy.plant.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of one alarm occurrence after a transition: the value on davy.alarms, keyed by {@link #id}.
 *
 * @param id made of sensor, rule and onset, so that a repeat overwrites itself
 * @param point the alarm point: {@code SENSOR/RULE}; one point has many occurrences in its life
 * @param version counts the transitions of this occurrence from 1
 * @param site site id
 * @param area area id
 * @param zone zone id
 * @param sensor sensor tag
 * @param machine machine that the sensor watches, if one
 * @param hazard what it is about
 * @param gas the gas, for a gas alarm
 * @param rule the rule's name, for example {@code gas_high}
 * @param alarmClass ISA-18.2 class
 * @param priority ISA-18.2 priority
 * @param state process state
 * @param on whether the condition is on
 * @param value the deciding value, in {@code unit}; the newest at the last transition
 * @param unit the sensor's unit
 * @param limit the limit it is held against, in {@code unit}
 * @param onset event time at which the condition began (before any on-delay)
 * @param raised event time at which the alarm went on
 * @param time event time of this transition
 * @param cleared event time at which the condition went off; absent while on
 * @param receivedMs when ingest had the deciding reading in hand, milliseconds since 1970; 0 if unknown
 * @param ackedBy who acknowledged
 * @param ackedAt when
 * @param chatter how often it came back before it was acknowledged
 * @param explanation why
 * @param place where a robot took the deciding reading; absent for what has a place in the plant
 * @param handling what people and design have done to it beside acknowledging
 * @param other fields that a newer version wrote; kept as they are
 */
public record Alarm(
        String id,
        String point,
        int version,
        String site,
        String area,
        String zone,
        String sensor,
        @Nullable String machine,
        Hazard hazard,
        @Nullable String gas,
        String rule,
        AlarmClass alarmClass,
        Priority priority,
        AlarmState state,
        boolean on,
        double value,
        @Nullable String unit,
        double limit,
        Instant onset,
        Instant raised,
        Instant time,
        @Nullable Instant cleared,
        long receivedMs,
        @Nullable String ackedBy,
        @Nullable Instant ackedAt,
        int chatter,
        @Nullable Explanation explanation,
        @Nullable Place place,
        Handling handling,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Alarm {
        handling = handling == null ? Handling.NONE : handling;
        other = other == null ? Map.of() : other;
    }

    /** What people are shown. */
    public Shown shown() {
        return Shown.of(state, handling);
    }

    /** Whether it waits for an officer's acknowledgement, and nothing hides it. */
    public boolean unanswered() {
        return switch (shown()) {
            case UNACKED, RTN_UNACKED, LATCHED_UNACKED -> true;
            case OUT_OF_SERVICE, SUPPRESSED, SHELVED, NORMAL, ACKED, LATCHED_ACKED -> false;
        };
    }

    /** Whether an officer should still see it: it is not normal, or something hides it. */
    public boolean listed() {
        return state.standing() || handling.overlaid();
    }

    /** The same with some fields changed. */
    public Alarm edit(Consumer<AlarmEdit> change) {
        AlarmEdit e = new AlarmEdit(this);
        change.accept(e);
        return e.done();
    }

    /** An alarm of something that has a place in the plant. */
    public Alarm(
            String id,
            String point,
            int version,
            String site,
            String area,
            String zone,
            String sensor,
            @Nullable String machine,
            Hazard hazard,
            @Nullable String gas,
            String rule,
            AlarmClass alarmClass,
            Priority priority,
            AlarmState state,
            boolean on,
            double value,
            @Nullable String unit,
            double limit,
            Instant onset,
            Instant raised,
            Instant time,
            @Nullable Instant cleared,
            long receivedMs,
            @Nullable String ackedBy,
            @Nullable Instant ackedAt,
            int chatter,
            @Nullable Explanation explanation,
            Map<String, Object> other) {
        this(
                id,
                point,
                version,
                site,
                area,
                zone,
                sensor,
                machine,
                hazard,
                gas,
                rule,
                alarmClass,
                priority,
                state,
                on,
                value,
                unit,
                limit,
                onset,
                raised,
                time,
                cleared,
                receivedMs,
                ackedBy,
                ackedAt,
                chatter,
                explanation,
                null,
                Handling.NONE,
                other);
    }

    /**
     * Why an alarm stands.
     *
     * @param text one English sentence with the figures
     * @param window over which the rule looked, ISO-8601 duration
     * @param limitSource where the limit comes from, with its evidence mark
     * @param readings the readings that decided, oldest first
     */
    public record Explanation(
            String text, @Nullable String window, @Nullable String limitSource, List<Evidence> readings) {}

    /** One reading that decided. */
    public record Evidence(Instant time, double value) {}
}
