package io.davy.alerting.figures;

import io.davy.alarm.Priority;
import io.davy.alerting.figures.Figures.Actor;
import io.davy.alerting.figures.Figures.Actors;
import io.davy.alerting.figures.Figures.Breaches;
import io.davy.alerting.figures.Figures.Points;
import io.davy.alerting.figures.Figures.Standing;
import io.davy.alerting.figures.Figures.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened at the place of one who watches, in the last 30 days. */
final class PositionFigures {
    private static final int MOST = 10;
    private static final double P50 = 50;
    private static final double P95 = 95;
    private static final double MINUTES_AN_HOUR = 60;

    /** What is counted of messages and of handling. */
    enum Event {
        FAILED_MESSAGE,
        SHELF_OVERRUN,
        UNAUTHORISED
    }

    final MinuteCounts minutes = new MinuteCounts();
    final HourlyCounts<String> points = new HourlyCounts<>();
    final HourlyCounts<Priority> priorities = new HourlyCounts<>();
    final HourlyCounts<String> chattering = new HourlyCounts<>();
    final HourlyCounts<String> fleeting = new HourlyCounts<>();
    final HourlyCounts<Event> events = new HourlyCounts<>();
    final HourlySpread acks = new HourlySpread();
    final HourlySpread deliveries = new HourlySpread();
    final StaleDays staleDays = new StaleDays();

    void annunciated(Instant time, String point, Priority priority) {
        minutes.add(time);
        points.add(time, point);
        priorities.add(time, priority);
    }

    void forget(Instant from) {
        minutes.forget(from);
        points.forget(from);
        priorities.forget(from);
        chattering.forget(from);
        fleeting.forget(from);
        events.forget(from);
        acks.forget(from);
        deliveries.forget(from);
        staleDays.forget(from);
    }

    /**
     * The figures.
     *
     * @param now up to when, a whole minute
     * @param since since when there is anything to look at; null if nothing was seen yet
     */
    Figures at(String site, String area, Instant now, @Nullable Instant since, Census census) {
        Instant from = now.minus(Sliding.WINDOW);
        Instant begin = since == null || since.isAfter(now) ? now : since.isBefore(from) ? from : since;
        long first = Sliding.minute(begin);
        int[] observed = minutes.between(first, Sliding.minute(now));
        return new Figures(
                site,
                area,
                now,
                observed.length / MINUTES_AN_HOUR,
                Load.of(first, observed),
                points(),
                standing(now, census),
                new Breaches(events.of(Event.SHELF_OVERRUN) + census.overdue(), events.of(Event.UNAUTHORISED)),
                new Times(
                        acks.count(),
                        acks.seconds(P50),
                        acks.seconds(P95),
                        deliveries.count(),
                        events.of(Event.FAILED_MESSAGE),
                        deliveries.seconds(P50),
                        deliveries.seconds(P95)));
    }

    private Points points() {
        List<Actor> most = actors(points);
        long ofMost = most.stream().mapToLong(Actor::times).sum();
        Map<Priority, Long> byPriority = new EnumMap<>(Priority.class);
        for (Priority p : Priority.values()) {
            byPriority.put(p, priorities.of(p));
        }
        return new Points(
                points.total(),
                byPriority,
                most,
                points.total() == 0 ? null : (double) ofMost / points.total(),
                new Actors(chattering.kinds(), actors(chattering)),
                new Actors(fleeting.kinds(), actors(fleeting)));
    }

    private static List<Actor> actors(HourlyCounts<String> counts) {
        return counts.most(MOST).stream()
                .map(e -> new Actor(e.getKey(), e.getValue()))
                .toList();
    }

    private Standing standing(Instant now, Census census) {
        StaleDays days = staleDays.copy();
        Instant from = now.minus(Sliding.WINDOW);
        census.stale().forEach(a -> days.add(StaleDays.first(a), Sliding.day(now), from));
        Instant longest = census.longestWaiting();
        return new Standing(
                census.standing(),
                census.unanswered(),
                longest == null ? 0 : Math.max(0, Duration.between(longest, now).toSeconds()),
                census.stale().size(),
                days.most(),
                census.shelved(),
                census.suppressed(),
                census.outOfService());
    }
}
