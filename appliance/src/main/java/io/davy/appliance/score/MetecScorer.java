package io.davy.appliance.score;

import io.davy.appliance.Refusal;
import io.davy.incident.Incident.Source;
import io.davy.plant.Place;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.Recordings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Controlled methane releases: are they noticed, how soon, in which equipment group, and what else is taken for one. */
final class MetecScorer implements Scorer {
    /** Gas that is still on its way when a release has ended is not a false event. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private static final double SECONDS_A_DAY = 86_400;
    /** Published by DLQ for the same campaign: 0.21 false events a site-day, looking back. */
    private static final double MOST_FALSE = 0.1;

    @Override
    public String name() {
        return Recordings.METEC_CH4;
    }

    @Override
    public String about() {
        return "controlled methane releases in the open air: detection, delay, equipment group, rate, false events";
    }

    @Override
    public Score score(ScoreTask task) {
        Path folder = task.folder(name());
        Recording recording = Recordings.open(name(), folder);
        ChainLog log = ChainLog.of(recording, task.progress());
        GasEvents events = new GasEvents(log, recording.plant().incidents().closeAfter());
        Instant begun = recording.scans().next().time();
        DownwindContact contact = new DownwindContact(recording);
        List<Release> all = Release.read(folder, recording.plant());
        List<Found> found = all.stream()
                .filter(r -> r.end().isAfter(begun) && r.start().isBefore(recording.end()))
                .map(r -> found(r, begun, events, contact))
                .toList();
        if (found.isEmpty()) {
            throw new Refusal("releases.csv names no release between " + begun + " and " + recording.end()
                    + ", the time of readings.csv");
        }
        int falseEvents = (int) events.all().stream()
                .filter(e -> all.stream()
                        .noneMatch(r -> e.overlaps(r.start(), r.end().plus(GRACE))))
                .count();
        double days = Duration.between(begun, recording.end()).toSeconds() / SECONDS_A_DAY;
        return new Score(figures(found, falseEvents, days), cases(found), notes(recording, events, all, found));
    }

    /**
     * A release and what was said of it.
     *
     * @param seen its start, or the first reading if it began before
     * @param contact first downwind contact, or null
     * @param alarm the first gas alarm within it, or null
     * @param source the last place told before its end, or null
     */
    private record Found(
            Release release,
            Instant seen,
            @Nullable Instant contact,
            @Nullable Instant alarm,
            @Nullable Source source) {
        boolean detected() {
            return alarm != null;
        }

        boolean rightGroup() {
            return source != null && release.machine().equals(source.equipment());
        }

        double minutesFrom(@Nullable Instant from) {
            if (alarm == null || from == null) {
                return Double.POSITIVE_INFINITY;
            }
            // An alarm before the wind turned to a sensor is no later than the contact.
            return Math.max(0, Duration.between(from, alarm).toSeconds() / 60.0);
        }

        double rateRatio() {
            return source == null || source.rateKgPerH() == null ? Double.NaN : source.rateKgPerH() / release.kgPerH();
        }

        double placeError() {
            return source == null || source.x() == null || source.y() == null
                    ? Double.POSITIVE_INFINITY
                    : Release.flat(release.place(), new Place(source.x(), source.y(), 0, null));
        }
    }

    private static Found found(Release r, Instant begun, GasEvents events, DownwindContact contact) {
        Instant seen = r.start().isBefore(begun) ? begun : r.start();
        return new Found(
                r,
                seen,
                contact.first(r.place(), seen, r.end()),
                events.firstAlarm(seen, r.end()),
                events.lastSource(seen, r.end()));
    }

    private static List<Figure> figures(List<Found> found, int falseEvents, double days) {
        int n = found.size();
        List<Found> touched = found.stream().filter(f -> f.contact() != null).toList();
        List<Found> rated =
                found.stream().filter(f -> !Double.isNaN(f.release().kgPerH())).toList();
        int within2 = (int) rated.stream()
                .filter(f -> f.rateRatio() >= 0.5 && f.rateRatio() <= 2)
                .count();
        return List.of(
                Figure.share("releases detected", count(found, Found::detected), n, Target.atLeast(100)),
                Figure.quantile(
                        "median delay from first downwind contact",
                        0.5,
                        touched.stream()
                                .mapToDouble(f -> f.minutesFrom(f.contact()))
                                .toArray(),
                        "min",
                        Target.atMost(2.5)),
                Figure.quantile(
                        "median delay from start",
                        0.5,
                        found.stream().mapToDouble(f -> f.minutesFrom(f.seen())).toArray(),
                        "min",
                        null),
                Figure.share(
                        "right equipment group at the end", count(found, Found::rightGroup), n, Target.atLeast(100)),
                Figure.quantile(
                        "median place error at the end",
                        0.5,
                        found.stream().mapToDouble(Found::placeError).toArray(),
                        "m",
                        null),
                Figure.share("rate within a factor of 2", within2, rated.size(), Target.atLeast(100 * 5 / 7.0)),
                Figure.rate("false events a site-day", falseEvents, days, "", Target.atMost(MOST_FALSE)));
    }

    private static int count(List<Found> found, java.util.function.Predicate<Found> what) {
        return (int) found.stream().filter(what).count();
    }

    private static List<Score.Case> cases(List<Found> found) {
        List<Score.Case> cases = new ArrayList<>();
        for (Found f : found) {
            Source s = f.source();
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("group", f.release().machine());
            facts.put("said", s == null || s.equipment() == null ? "nothing" : s.equipment());
            facts.put("delay_from_contact_min", f.minutesFrom(f.contact()));
            facts.put("delay_from_start_min", f.minutesFrom(f.seen()));
            facts.put("rate_kg_per_h", f.release().kgPerH());
            facts.put("rate_ratio", f.rateRatio());
            facts.put("place_error_m", f.placeError());
            facts.put("method", s == null || s.method() == null ? "none" : s.method());
            cases.add(new Score.Case("release of " + f.release().start(), facts));
        }
        return cases;
    }

    private static List<String> notes(Recording recording, GasEvents events, List<Release> all, List<Found> found) {
        List<String> notes = new ArrayList<>();
        notes.add("an event is a gas incident from its opening until its last alarm went off: "
                + events.all().size() + "; false if it overlaps no release, with " + GRACE.toMinutes()
                + " min of grace after the end");
        notes.add("detected by the first gas alarm that goes on within the release; contact is the first wind after the"
                + " start that blows from its place to a sensor within " + DownwindContact.HALF_WIDTH_DEG
                + " degrees and " + DownwindContact.REACH_M + " m");
        if (all.size() > found.size()) {
            notes.add((all.size() - found.size()) + " releases lie outside the readings and were left out");
        }
        if (!recording.problems().isEmpty()) {
            notes.add(recording.problems().size() + " rows of the recording could not be read and were left out");
        }
        return notes;
    }
}
