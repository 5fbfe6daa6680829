package io.davy.detection.incident;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.plant.Place;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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
 * @param verdict what a robot found or an officer judged, of several the one that counts
 * @param wind the wind there
 * @param windTold the wind as it was last published
 * @param confirmed whether a robot or an officer has confirmed it, which raises its severity once
 * @param quietSince since when all its alarms are off; absent while one is on
 * @param unpublished whether it changed since it was last published
 * @param hazards what its alarms are about, that of the first-out first
 * @param told the source as it was last published
 * @param unheard ids of the alarms of which nothing was heard yet: an earlier run of the program published them with it
 * @param apartFrom the incident that its alarms were part of until that one's gas explained them no longer
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
        Incident.@Nullable Wind wind,
        Incident.@Nullable Wind windTold,
        boolean confirmed,
        @Nullable Instant quietSince,
        boolean unpublished,
        List<Hazard> hazards,
        Incident.@Nullable Source told,
        List<String> unheard,
        @Nullable String apartFrom) {

    /**
     * Where an incident is, and what about.
     *
     * @param zone zone of the first-out alarm
     * @param gas the gas, for a gas incident
     */
    record Scene(
            String site,
            String area,
            String zone,
            Hazard hazard,
            @Nullable String gas) {}

    /** One that has just begun, not published yet; the parameters are those of the record. */
    static OpenIncident begun(
            String id,
            Scene scene,
            Priority severity,
            Instant opened,
            Instant time,
            long receivedMs,
            List<Incident.Member> members,
            @Nullable String apartFrom) {
        return new OpenIncident(
                id,
                0,
                scene.site(),
                scene.area(),
                scene.zone(),
                scene.hazard(),
                scene.gas(),
                severity,
                opened,
                time,
                receivedMs,
                members,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                false,
                null,
                true,
                List.of(scene.hazard()),
                null,
                List.of(),
                apartFrom);
    }

    /** From this factor on a figure is news. */
    private static final double NEWS = 1.5;

    public OpenIncident {
        hazards = hazards == null ? List.of(hazard) : hazards;
        unheard = unheard == null ? List.of() : unheard;
    }

    /** Whether an alarm of it is on and was heard of. */
    static boolean anyOn(List<Incident.Member> members, List<String> unheard) {
        return members.stream().anyMatch(m -> m.on() && !unheard.contains(m.alarm()));
    }

    /** Whether the published record would be worth publishing at once: severity, gas, place and quiet decide what people and robots do. */
    boolean differsForPeople(OpenIncident before) {
        return severity != before.severity
                || !Objects.equals(gas, before.gas)
                || (place == null) != (before.place == null)
                || (quietSince == null) != (before.quietSince == null);
    }

    /** Whether what is known of the source is no longer what was told: another place, a rate or an ellipse half as large again. */
    boolean sourceIsNews(OpenIncident before) {
        return !Objects.equals(before.place, place)
                || (source != null
                        && (told == null
                                || differs(source.rateKgPerH(), told.rateKgPerH())
                                || differs(major(source), major(told))));
    }

    /** Whether the wind is no longer what was told, while there is something to approach. */
    boolean windIsNews() {
        return quietSince == null && SceneWind.news(windTold, wind);
    }

    private static @Nullable Double major(Incident.Source s) {
        return s.ellipse() == null ? null : s.ellipse().majorM();
    }

    private static boolean differs(@Nullable Double a, @Nullable Double b) {
        if (a == null || b == null) {
            return (a == null) != (b == null);
        }
        return a > NEWS * b || b > NEWS * a;
    }

    OpenIncident withMembers(List<Incident.Member> m, Priority s, Instant t, @Nullable Instant quiet) {
        return edit(e -> {
            e.members = m;
            e.severity = s;
            e.time = t;
            e.quietSince = quiet;
            e.unpublished = true;
        });
    }

    OpenIncident withSource(@Nullable Place p, Incident.@Nullable Source s) {
        return edit(e -> {
            e.place = p;
            e.source = s;
        });
    }

    /** Its newest change was no earlier than this. */
    OpenIncident at(Instant t) {
        return t.isAfter(time) ? withMembers(members, severity, t, quietSince) : this;
    }

    OpenIncident withMission(String m, boolean live, Incident.@Nullable Verdict v, Instant t) {
        return edit(e -> {
            e.mission = m;
            e.missionLive = live;
            e.verdict = v;
            e.time = t;
            e.unpublished = true;
        });
    }

    OpenIncident published() {
        return edit(e -> {
            e.version++;
            e.unpublished = false;
            e.told = source;
            e.windTold = wind;
        });
    }

    /** This incident with what the edit changes. */
    OpenIncident edit(Consumer<Edit> change) {
        Edit e = new Edit(this);
        change.accept(e);
        return e.done();
    }

    /** What may change of an open incident. */
    static final class Edit {
        private final OpenIncident of;
        int version;
        String zone;

        @Nullable
        String gas;

        Priority severity;
        Instant opened;
        Instant time;
        long receivedMs;
        List<Incident.Member> members;

        @Nullable
        Place place;

        Incident.@Nullable Source source;

        @Nullable
        String mission;

        boolean missionLive;
        Incident.@Nullable Verdict verdict;
        Incident.@Nullable Wind wind;
        Incident.@Nullable Wind windTold;
        boolean confirmed;

        @Nullable
        Instant quietSince;

        boolean unpublished;
        List<Hazard> hazards;
        Incident.@Nullable Source told;
        List<String> unheard;

        private Edit(OpenIncident of) {
            this.of = of;
            version = of.version;
            zone = of.zone;
            gas = of.gas;
            severity = of.severity;
            opened = of.opened;
            time = of.time;
            receivedMs = of.receivedMs;
            members = of.members;
            place = of.place;
            source = of.source;
            mission = of.mission;
            missionLive = of.missionLive;
            verdict = of.verdict;
            wind = of.wind;
            windTold = of.windTold;
            confirmed = of.confirmed;
            quietSince = of.quietSince;
            unpublished = of.unpublished;
            hazards = of.hazards;
            told = of.told;
            unheard = of.unheard;
        }

        private OpenIncident done() {
            return new OpenIncident(
                    of.id,
                    version,
                    of.site,
                    of.area,
                    zone,
                    of.hazard,
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
                    wind,
                    windTold,
                    confirmed,
                    quietSince,
                    unpublished,
                    hazards,
                    told,
                    unheard,
                    of.apartFrom);
        }
    }
}
