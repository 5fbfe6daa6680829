package io.davy.alerting.notify.route;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling;
import io.davy.notification.Notification.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When each alarm waited for an answer, by the records of davy.alarms. Taking the same records again gives the same, also when a restart
 * of the job has written some of them twice.
 */
public final class AlarmLedger {
    /** So many alarms are remembered, and beyond that those that wait for an answer. */
    private static final int REMEMBERED = 100_000;

    private final Map<String, Track> tracks = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * What is known of an alarm.
     *
     * @param version its newest
     * @param alarmClass its class
     * @param spans when it waited, oldest first
     */
    public record Track(int version, AlarmClass alarmClass, List<Span> spans) {
        boolean waits() {
            return !spans.isEmpty() && spans.get(spans.size() - 1).to() == null;
        }
    }

    /**
     * Takes a record.
     *
     * @param written when it was written
     * @return whether it was news
     */
    public boolean take(Alarm alarm, Instant written) {
        Track before = tracks.get(alarm.id());
        // Of two that call themselves the same version the later counts, as it does for everybody who reads the newest
        // record of each.
        if (before != null && alarm.version() < before.version()) {
            return false;
        }
        List<Span> spans = before == null ? new ArrayList<>() : new ArrayList<>(before.spans());
        boolean waited = before != null && before.waits();
        if (alarm.unanswered() && !waited) {
            spans.add(new Span(alarm.time(), written, null, null));
        } else if (!alarm.unanswered() && waited) {
            Span open = spans.remove(spans.size() - 1);
            spans.add(new Span(open.name(), open.from(), written, answer(alarm, open)));
        }
        tracks.put(alarm.id(), new Track(alarm.version(), alarm.alarmClass(), List.copyOf(spans)));
        if (tracks.size() > REMEMBERED) {
            forgetOne();
        }
        return true;
    }

    private void forgetOne() {
        for (Iterator<Track> i = tracks.values().iterator(); i.hasNext(); ) {
            if (!i.next().waits()) {
                i.remove();
                return;
            }
        }
    }

    /** What is known of an alarm. */
    public Optional<Track> of(String alarm) {
        return Optional.ofNullable(tracks.get(alarm));
    }

    private static Answer answer(Alarm a, Span open) {
        Instant acked = a.ackedAt();
        if (a.ackedBy() != null && acked != null && !acked.isBefore(open.name())) {
            return new Answer(a.ackedBy(), acked);
        }
        return new Answer(overlaidBy(a.handling()), a.time());
    }

    private static @Nullable String overlaidBy(Handling h) {
        Handling.Shelf shelf = h.shelf();
        Handling.OutOfService out = h.outOfService();
        return shelf != null ? shelf.by() : out != null ? out.by() : null;
    }
}
