package io.davy.detection.incident;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.plant.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident while it is open: all its alarms, where the published record shows the most important ones only.
 *
 * @param id incident id
 * @param version of the newest published record
 * @param site site id
 * @param area area id
 * @param zone zone of the first-out alarm
 * @param hazard what it is about
 * @param gas the gas, for a gas incident
 * @param severity highest priority reached
 * @param opened when its first alarm went on
 * @param time of its newest change
 * @param receivedMs when ingest had the reading that opened it
 * @param members all its alarms, first-out first
 * @param place where a robot is to look
 * @param source the likeliest source
 * @param mission its newest mission
 * @param missionLive whether that mission still goes on
 * @param verdict what a robot found
 * @param quietSince since when all its alarms are off; absent while one is on
 * @param unpublished whether it changed since it was last published
 */
public record OpenIncident(
        String id,
        int version,
        String site,
        String area,
        String zone,
        Hazard hazard,
        @Nullable String gas,
        Priority severity,
        Instant opened,
        Instant time,
        long receivedMs,
        List<Incident.Member> members,
        @Nullable Place place,
        Incident.@Nullable Source source,
        @Nullable String mission,
        boolean missionLive,
        Incident.@Nullable Verdict verdict,
        @Nullable Instant quietSince,
        boolean unpublished) {

    /** Whether the published record would be worth publishing at once: severity, place and quiet decide what people and robots do. */
    boolean differsForPeople(OpenIncident before) {
        return severity != before.severity
                || (place == null) != (before.place == null)
                || (quietSince == null) != (before.quietSince == null);
    }

    OpenIncident withMembers(List<Incident.Member> m, Priority s, Instant t, @Nullable Instant quiet) {
        return new OpenIncident(
                id,
                version,
                site,
                area,
                zone,
                hazard,
                gas,
                s,
                opened,
                t,
                receivedMs,
                m,
                place,
                source,
                mission,
                missionLive,
                verdict,
                quiet,
                true);
    }

    OpenIncident withSource(@Nullable Place p, Incident.@Nullable Source s) {
        return new OpenIncident(
                id,
                version,
                site,
                area,
                zone,
                hazard,
                gas,
                severity,
                opened,
                time,
                receivedMs,
                members,
                p,
                s,
                mission,
                missionLive,
                verdict,
                quietSince,
                unpublished);
    }

    /** Its newest change was no earlier than this. */
    OpenIncident at(Instant t) {
        return t.isAfter(time) ? withMembers(members, severity, t, quietSince) : this;
    }

    OpenIncident withMission(String m, boolean live, Incident.@Nullable Verdict v, Instant t) {
        return new OpenIncident(
                id,
                version,
                site,
                area,
                zone,
                hazard,
                gas,
                severity,
                opened,
                t,
                receivedMs,
                members,
                place,
                source,
                m,
                live,
                v,
                quietSince,
                true);
    }

    OpenIncident published() {
        return new OpenIncident(
                id,
                version + 1,
                site,
                area,
                zone,
                hazard,
                gas,
                severity,
                opened,
                time,
                receivedMs,
                members,
                place,
                source,
                mission,
                missionLive,
                verdict,
                quietSince,
                false);
    }
}
