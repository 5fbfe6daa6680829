package io.davy.appliance.replay;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.davy.alarm.Alarm;
import io.davy.incident.Incident;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One line of a replay's result: one change of an alarm or of an incident.
 *
 * @param type {@code alarm} or {@code incident}
 * @param id alarm or incident id
 * @param time event time of the change
 * @param state an alarm's ISA-18.2 state, an incident's OPEN or CLOSED
 * @param hazard what it is about
 * @param gas the gas, if one
 * @param sensor the sensor; of an incident, the one that began it
 * @param zone zone
 * @param rule the rule; of an incident, the one that began it
 * @param value deciding value, in {@code unit}
 * @param limit what it is held against, in {@code unit}; absent where a rule has no fixed limit
 * @param unit the sensor's unit
 * @param opened when the alarm was raised or the incident opened
 * @param severity priority of the alarm, highest so far of the incident
 * @param source the likeliest source of an incident; the machine that an alarm's sensor watches
 * @param closed when an incident was closed
 * @param closeReason why
 * @param text one English sentence
 * @param version counts the changes of this alarm or incident from 1
 */
@JsonPropertyOrder({"type", "id", "time", "state", "hazard", "sensor", "zone", "rule", "value", "limit", "source"})
record Line(
        String type,
        String id,
        Instant time,
        String state,
        String hazard,
        @Nullable String gas,
        String sensor,
        String zone,
        String rule,
        @Nullable Double value,
        @Nullable Double limit,
        @Nullable String unit,
        Instant opened,
        String severity,
        Incident.@Nullable Source source,
        @Nullable Instant closed,
        @Nullable String closeReason,
        @Nullable String text,
        int version) {

    /** By event time; what happens at the same time in an order that does not depend on how Kafka interleaved it. */
    static final Comparator<Line> ORDER = Comparator.comparing(Line::time)
            .thenComparing(Line::type)
            .thenComparing(Line::zone)
            .thenComparing(Line::id)
            .thenComparing(Line::version);

    static Line of(Alarm a) {
        return new Line(
                "alarm",
                a.id(),
                a.time(),
                a.state().name(),
                a.hazard().name(),
                a.gas(),
                a.sensor(),
                a.zone(),
                a.rule(),
                finite(a.value()),
                finite(a.limit()),
                a.unit(),
                a.raised(),
                a.priority().name(),
                a.machine() == null
                        ? null
                        : new Incident.Source(
                                a.machine(), null, null, null, null, null, null, null, "machine of the sensor"),
                null,
                null,
                a.explanation() == null ? null : a.explanation().text(),
                a.version());
    }

    static Line of(Incident i) {
        Incident.Member first = i.firstOut();
        return new Line(
                "incident",
                i.id(),
                i.time(),
                i.state().name(),
                i.hazard().name(),
                i.gas(),
                first.sensor(),
                i.zone(),
                first.rule(),
                finite(first.value()),
                finite(first.limit()),
                first.unit(),
                i.opened(),
                i.severity().name(),
                i.source(),
                i.closed(),
                i.closeReason(),
                i.summaryEn(),
                i.version());
    }

    /** The same incident, closed because there is nothing more to read. */
    Line closedAt(Instant end) {
        Instant at = end.isBefore(time) ? time : end;
        return new Line(
                type,
                id,
                at,
                Incident.State.CLOSED.name(),
                hazard,
                gas,
                sensor,
                zone,
                rule,
                value,
                limit,
                unit,
                opened,
                severity,
                source,
                at,
                "the recording ended",
                text,
                version + 1);
    }

    private static @Nullable Double finite(double v) {
        return Double.isFinite(v) ? v : null;
    }
}
