package io.davy.alerting.figures;

import io.davy.alarm.Alarm;
import io.davy.alarm.Ids;
import io.davy.alerting.figures.PositionFigures.Event;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.plant.AlarmCare;
import io.davy.plant.Plant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a site and its areas, from the transitions of its alarms. What it remembers is bounded: a count a minute and area, a
 * count a point and hour, for 30 days, and a few words for each alarm that stands. The same transition twice counts once.
 */
final class AlarmFigures {
    private final AlarmBook book = new AlarmBook();
    private final PointWatch watch = new PointWatch();
    private final Map<String, PositionFigures> positions = new TreeMap<>();
    /** When the reading that opened an incident was in hand. */
    private final Map<String, Instant> opened = new HashMap<>();

    private AlarmCare care = AlarmCare.NONE;
    private String site;
    private @Nullable Instant since;

    AlarmFigures(Plant plant) {
        this.site = plant.site().id();
        apply(plant);
    }

    /** Each area of the plant has figures, and its classes are the measure of how alarms are handled. */
    void apply(Plant plant) {
        site = plant.site().id();
        care = plant.alarms();
        position(Figures.SITE);
        plant.zones().forEach(z -> position(z.area()));
    }

    /**
     * Takes a transition.
     *
     * @param told when it was told
     */
    Told take(Alarm now, Instant told) {
        KnownAlarm before = book.get(now.id());
        if (before != null && before.version() >= now.version()) {
            return new Told(now, null, null);
        }
        since = since == null || now.time().isBefore(since) ? now.time() : since;
        Annunciation annunciation = Annunciation.of(before, now);
        if (annunciation != null) {
            each(now.area(), p -> p.annunciated(now.time(), now.point(), now.priority()));
            watch.annunciated(now.area(), now.point(), now.time(), this::chattering, this::fleeting);
        }
        if (before != null && before.on() && !now.on() && before.unanswered()) {
            watch.wentOff(now.point(), now.time());
        }
        if (Care.unauthorised(before, now, care)) {
            each(now.area(), p -> p.events.add(told, Event.UNAUTHORISED));
        }
        if (Care.overrun(before, now, care, told)) {
            each(now.area(), p -> p.events.add(told, Event.SHELF_OVERRUN));
        }
        Long ackMs = acknowledged(before, now);
        if (ackMs != null) {
            each(now.area(), p -> p.acks.add(now.time(), ackMs));
        }
        book.put(now.id(), KnownAlarm.after(before, now, annunciation, stale(before, now)));
        return new Told(now, annunciation, ackMs);
    }

    private static @Nullable Long acknowledged(@Nullable KnownAlarm before, Alarm now) {
        Instant at = now.ackedAt();
        if (before == null || before.waiting() == null || at == null || at.equals(before.ackedAt())) {
            return null;
        }
        return Math.max(0, Duration.between(before.waiting(), at).toMillis());
    }

    /** Counts the days of a stale alarm that no longer stands; returns the newest day that has been counted. */
    private long stale(@Nullable KnownAlarm before, Alarm now) {
        if (before == null) {
            return -1;
        }
        boolean standing = now.state().standing() && !now.handling().overlaid();
        if (standing || !StaleDays.stale(before, now.time())) {
            return before.staleCounted();
        }
        long last = Sliding.day(now.time());
        Instant from = now.time().minus(Sliding.WINDOW);
        each(now.area(), p -> p.staleDays.add(StaleDays.first(before), last, from));
        return Math.max(before.staleCounted(), last);
    }

    /** Takes a state of an incident: what is told of it first is measured from the reading that opened it. */
    void take(Incident incident) {
        opened.computeIfAbsent(
                incident.id(),
                id -> incident.receivedMs() > 0 ? Instant.ofEpochMilli(incident.receivedMs()) : incident.opened());
    }

    /** Takes a state of a message. */
    void take(Notification n) {
        String area = areaOf(n);
        switch (n.state()) {
            case PENDING, WITHDRAWN -> {}
            case SENT -> {
                Instant begun =
                        n.occasion().equals("opened") ? opened.getOrDefault(n.incident(), n.created()) : n.created();
                long ms = Duration.between(begun, n.time()).toMillis();
                each(area, p -> p.deliveries.add(n.time(), ms));
            }
            case FAILED -> each(area, p -> p.events.add(n.time(), Event.FAILED_MESSAGE));
        }
    }

    /** The area whose key the incident's id carries; the site's own figures alone if there is none. */
    private String areaOf(Notification n) {
        String key = Ids.areaOfIncident(n.incident());
        return positions.keySet().stream()
                .filter(a -> Ids.area(a).equals(key))
                .findFirst()
                .orElse(Figures.SITE);
    }

    /** Forgets what is older than the window; to be called now and then. */
    void forget(Instant now) {
        Instant from = now.minus(Sliding.WINDOW);
        watch.settle(now, from, this::fleeting);
        positions.values().forEach(p -> p.forget(from));
        opened.values().removeIf(t -> t.isBefore(from));
    }

    /** The figures up to a whole minute, of the site first and then of each area. */
    List<Figures> at(Instant minute) {
        forget(minute);
        Map<String, Census> census = new HashMap<>();
        Census all = new Census(minute);
        book.open().forEach(a -> {
            all.add(a);
            census.computeIfAbsent(a.area(), k -> new Census(minute)).add(a);
        });
        census.put(Figures.SITE, all);
        List<Figures> figures = new ArrayList<>();
        for (String area : new TreeSet<>(positions.keySet())) {
            Census here = census.getOrDefault(area, new Census(minute));
            figures.add(position(area).at(site, area, minute, since, here));
        }
        return figures;
    }

    private void chattering(String area, String point, Instant time) {
        each(area, p -> p.chattering.add(time, point));
    }

    private void fleeting(String area, String point, Instant time) {
        each(area, p -> p.fleeting.add(time, point));
    }

    /** What happens in an area happens on the site. */
    private void each(String area, Consumer<PositionFigures> change) {
        change.accept(position(Figures.SITE));
        if (!area.equals(Figures.SITE)) {
            change.accept(position(area));
        }
    }

    private PositionFigures position(String area) {
        return positions.computeIfAbsent(area, a -> new PositionFigures());
    }
}
