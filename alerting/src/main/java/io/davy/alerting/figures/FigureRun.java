package io.davy.alerting.figures;

import io.davy.alarm.Alarm;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.notification.Notification;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reading of the topics from their beginning: what was stored before is only remembered, what comes after is to be stored. A
 * minute's figures are made of the records that were written before it ended, so that they are the same after a restart.
 */
final class FigureRun {
    private static final Logger LOG = LoggerFactory.getLogger(FigureRun.class);
    /** Figures of minutes that passed while nothing could be stored are made up for so far back. */
    private static final Duration MAKE_UP = Duration.ofHours(24);

    private final AlarmFigures figures;
    private final long storedTo;
    private final List<Told> told = new ArrayList<>();
    private final List<Figures> due = new ArrayList<>();
    private long done;
    private long hour;

    /**
     * Begins.
     *
     * @param storedTo offset of davy.alarms up to which what was told is stored
     * @param doneTo newest minute since 1970 whose figures are stored; -1 if none
     * @param now the time
     */
    FigureRun(Plant plant, long storedTo, long doneTo, Instant now) {
        this.figures = new AlarmFigures(plant);
        this.storedTo = storedTo;
        this.done = doneTo < 0 ? Sliding.minute(now) - 1 : Math.max(doneTo, Sliding.minute(now.minus(MAKE_UP)));
    }

    void apply(Plant plant) {
        figures.apply(plant);
    }

    /** Takes a record; whole minutes that ended before it was written are due first. */
    void take(ConsumerRecord<byte[], byte[]> r) {
        Instant written = Instant.ofEpochMilli(r.timestamp());
        if (r.topic().equals(Topics.ALARMS)) {
            pass(written);
        }
        if (r.value() == null) {
            return;
        }
        try {
            switch (r.topic()) {
                case Topics.ALARMS -> take(Json.read(r.value(), Alarm.class), written, r.offset());
                case Topics.INCIDENTS -> figures.take(Json.read(r.value(), Incident.class));
                case Topics.NOTIFICATIONS -> figures.take(Json.read(r.value(), Notification.class));
                default -> throw new IllegalArgumentException("the figures know no topic " + r.topic());
            }
        } catch (RuntimeException e) {
            // The history writer puts it on davy.dead-letters; the figures go on without it.
            LOG.warn("figures: {}-{}@{} cannot be read: {}", r.topic(), r.partition(), r.offset(), e.getMessage());
        }
    }

    private void take(Alarm alarm, Instant written, long offset) {
        Told t = figures.take(alarm, written);
        if (offset >= storedTo && t.something()) {
            told.add(t);
        }
    }

    /** Everything that was written before this moment has been taken: makes the figures of the minutes that have ended. */
    void pass(Instant now) {
        for (long minute = Sliding.minute(now); done < minute; ) {
            done++;
            due.addAll(figures.at(Instant.ofEpochSecond(done * 60)));
        }
        if (Sliding.hour(now) > hour) {
            hour = Sliding.hour(now);
            figures.forget(now);
        }
    }

    /** Newest minute whose figures have been made. */
    long done() {
        return done;
    }

    /** What is to be stored; the list is emptied by {@link #stored}. */
    List<Told> told() {
        return told;
    }

    List<Figures> due() {
        return due;
    }

    void stored() {
        told.clear();
        due.clear();
    }
}
