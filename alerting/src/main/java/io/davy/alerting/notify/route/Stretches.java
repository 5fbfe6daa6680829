package io.davy.alerting.notify.route;

import io.davy.notification.Notification.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an incident's stretches of the spans of its alarms. */
final class Stretches {
    private final Instant opened;
    private final Instant known;
    private final List<IncidentCase.Rise> rises;

    /** A span, and whether its alarm had been answered before. */
    private record Part(Span span, boolean again) {}

    /**
     * @param opened the incident's own time: names its first round
     * @param known when the incident became known
     * @param rises when it became worse
     */
    Stretches(Instant opened, Instant known, List<IncidentCase.Rise> rises) {
        this.opened = opened;
        this.known = known;
        this.rises = rises;
    }

    /** In the order of time. */
    List<Stretch> of(List<List<Span>> alarms) {
        List<Part> parts = new ArrayList<>();
        for (List<Span> spans : alarms) {
            for (int i = 0; i < spans.size(); i++) {
                parts.add(new Part(spans.get(i), i > 0));
            }
        }
        parts.sort(Comparator.comparing(p -> p.span().from()));
        List<Stretch> stretches = new ArrayList<>();
        List<Part> together = new ArrayList<>();
        Instant end = Instant.MIN;
        for (Part p : parts) {
            if (!together.isEmpty() && p.span().from().isAfter(end)) {
                stretches.add(stretch(together, end, stretches.isEmpty()));
                together.clear();
                end = Instant.MIN;
            }
            together.add(p);
            Instant to = p.span().to() == null ? Instant.MAX : p.span().to();
            end = to.isAfter(end) ? to : end;
        }
        if (!together.isEmpty()) {
            stretches.add(stretch(together, end, stretches.isEmpty()));
        }
        return stretches;
    }

    private Stretch stretch(List<Part> parts, Instant end, boolean first) {
        Span begun = parts.get(0).span();
        Round round = first
                ? new Round(opened, known, Round.Why.BEGUN, null)
                : new Round(begun.from(), begun.from(), Round.Why.AGAIN, null);
        List<Round> starts = new ArrayList<>();
        parts.stream()
                .filter(p -> p.again() && p.span().from().isAfter(round.since()))
                .forEach(p -> starts.add(new Round(p.span().from(), p.span().from(), Round.Why.AGAIN, null)));
        rises.stream()
                .filter(r -> r.known().isAfter(round.since()) && !r.known().isAfter(end))
                .forEach(r -> starts.add(new Round(r.name(), r.known(), Round.Why.WORSE, null)));
        starts.sort(Comparator.comparing(Round::since).thenComparing(Round::name));
        List<Round> rounds = new ArrayList<>(List.of(round));
        Set<Instant> names = new HashSet<>(Set.of(round.name()));
        for (Round r : starts) {
            if (names.add(r.name())) {
                rounds.add(new Round(r.name(), r.since(), r.why(), rounds.get(rounds.size() - 1)));
            }
        }
        boolean over = !end.equals(Instant.MAX);
        return new Stretch(List.copyOf(rounds), over ? end : null, over ? answer(parts, end) : null);
    }

    private static @Nullable Answer answer(List<Part> parts, Instant end) {
        return parts.stream()
                .map(Part::span)
                .filter(s -> end.equals(s.to()))
                .findFirst()
                .map(Span::answer)
                .orElse(null);
    }
}
