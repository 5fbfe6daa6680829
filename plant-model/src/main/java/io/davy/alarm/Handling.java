package io.davy.alarm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people and design have done to an alarm beside acknowledging it: the overlays of ISA-18.2, and the timers that run on it.
 *
 * @param latching whether its class latches it: it stays until somebody resets it
 * @param shelf while it is shelved
 * @param suppression while it is suppressed by design
 * @param outOfService while its instrument is out of service
 * @param hidden whether the condition was on at some moment while an overlay lay over it
 * @param reAlarms how often it was annunciated again because it stayed on after its acknowledgement
 * @param reAlarmAt when it is annunciated again if it is still on; absent where it is not
 * @param resets who has asked for its reset so far, where a class wants two persons
 */
public record Handling(
        boolean latching,
        @Nullable Shelf shelf,
        @Nullable Suppression suppression,
        @Nullable OutOfService outOfService,
        boolean hidden,
        int reAlarms,
        @Nullable Instant reAlarmAt,
        List<String> resets) {
    /** Nothing has been done. */
    public static final Handling NONE = new Handling(false, null, null, null, false, 0, null, List.of());

    public Handling {
        resets = resets == null ? List.of() : resets;
    }

    /**
     * Put aside by an officer for a time.
     *
     * @param by who
     * @param reason why
     * @param since since when
     * @param until when it ends by itself
     * @param oneShot whether it also ends when the condition goes off
     */
    public record Shelf(String by, String reason, Instant since, Instant until, boolean oneShot) {}

    /**
     * Suppressed because a rule of plant.yaml says that it means nothing now.
     *
     * @param rules ids of the suppression rules that hold, sorted
     * @param since since when
     */
    public record Suppression(List<String> rules, Instant since) {}

    /**
     * Out of service for work on it.
     *
     * @param by who
     * @param permit number of the permit to work
     * @param reason why
     * @param since since when
     * @param until when the permit expires, and with it this
     */
    public record OutOfService(String by, String permit, String reason, Instant since, Instant until) {}

    /** Whether an overlay keeps the alarm from being annunciated. */
    @JsonIgnore
    public boolean overlaid() {
        return shelf != null || suppression != null || outOfService != null;
    }

    /** The same, latching or not. */
    public Handling latching(boolean l) {
        return new Handling(l, shelf, suppression, outOfService, hidden, reAlarms, reAlarmAt, resets);
    }

    /** The same with another shelf, or without one. */
    public Handling shelf(@Nullable Shelf s) {
        return new Handling(latching, s, suppression, outOfService, hidden, reAlarms, reAlarmAt, resets);
    }

    /** The same with another suppression, or without one. */
    public Handling suppression(@Nullable Suppression s) {
        return new Handling(latching, shelf, s, outOfService, hidden, reAlarms, reAlarmAt, resets);
    }

    /** The same out of service, or in service. */
    public Handling outOfService(@Nullable OutOfService o) {
        return new Handling(latching, shelf, suppression, o, hidden, reAlarms, reAlarmAt, resets);
    }

    /** The same with an answer to whether the condition was on under an overlay. */
    public Handling hidden(boolean h) {
        return new Handling(latching, shelf, suppression, outOfService, h, reAlarms, reAlarmAt, resets);
    }

    /** The same with another count and moment of being annunciated again. */
    public Handling reAlarm(int count, @Nullable Instant at) {
        return new Handling(latching, shelf, suppression, outOfService, hidden, count, at, resets);
    }

    /** The same with other persons who have asked for the reset. */
    public Handling resets(List<String> by) {
        return new Handling(latching, shelf, suppression, outOfService, hidden, reAlarms, reAlarmAt, by);
    }
}
