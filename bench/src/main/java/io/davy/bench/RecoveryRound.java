package io.davy.bench;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import io.davy.action.Action;
import io.davy.alarm.Alarm;
import io.davy.alarm.Shown;
import io.davy.appliance.TopicReader;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.notification.Notification;
import io.davy.topic.Topics;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** One kill: what is set going before it, and what must have come of it after. */
final class RecoveryRound {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** How late a moment may be that did not fall into the time in which nothing ran, or after the start. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String bootstrap;
    private final FieldLine field;
    private final GreenMail mail;
    private Instant onset = Instant.MAX;
    private Instant shelfEnds = Instant.MAX;

    RecoveryRound(String bootstrap, FieldLine field, GreenMail mail) {
        this.bootstrap = bootstrap;
        this.field = field;
        this.mail = mail;
    }

    /** Everything begins: the alarm to be shelved first, then, in one moment, shelf, on-delay and gas. */
    void begin() throws ExecutionException, InterruptedException, FolderException {
        field.set(RecoveryPlant.SHELVED, 95);
        need(
                "the alarm to be shelved",
                () -> alarm(RecoveryPlant.SHELVED).filter(Alarm::on).isPresent());
        Alarm shelved = alarm(RecoveryPlant.SHELVED).orElseThrow();
        mail.purgeEmailFromAllMailboxes();
        onset = Instant.now();
        shelfEnds = onset.plusSeconds(RecoveryPlant.ESCALATE_AFTER_S + 3L);
        act(new Action(
                "recovery-" + onset,
                Action.Type.SHELVE,
                shelved.id(),
                "kim",
                onset,
                "the fan is being changed",
                shelfEnds,
                null,
                false,
                Map.of()));
        field.set(RecoveryPlant.DELAYED, 95);
        field.set(RecoveryPlant.GAS, 20);
        need("the shelf", () -> shown(RecoveryPlant.SHELVED) == Shown.SHELVED);
    }

    void waitUntil(long afterOnsetMs) {
        LockSupport.parkUntil(onset.toEpochMilli() + afterOnsetMs);
    }

    /** What went wrong; called when the appliance runs again. */
    List<String> judge() throws MessagingException {
        Instant up = Instant.now();
        List<String> faults = new ArrayList<>();
        if (!within(() -> alarm(RecoveryPlant.DELAYED).filter(Alarm::on).isPresent())) {
            faults.add("the on-delay never ended");
        } else {
            Duration took = Duration.between(
                    onset, alarm(RecoveryPlant.DELAYED).orElseThrow().raised());
            if (Math.abs(took.toSeconds() - RecoveryPlant.ON_DELAY_S) > 2) {
                faults.add("the on-delay took " + took.toSeconds() + " s");
            }
        }
        if (!within(() -> shown(RecoveryPlant.SHELVED) == Shown.UNACKED)) {
            faults.add("the shelf never ended");
        } else {
            late(
                    "the shelf's end",
                    shelfEnds,
                    alarm(RecoveryPlant.SHELVED).orElseThrow().time(),
                    up,
                    faults);
        }
        if (!within(() -> told("second").isPresent())) {
            faults.add("the escalation was forgotten");
        } else {
            late(
                    "the escalation",
                    onset.plusSeconds(RecoveryPlant.ESCALATE_AFTER_S),
                    told("second").orElseThrow().time(),
                    up,
                    faults);
        }
        Map<String, Integer> mails = new LinkedHashMap<>();
        for (MimeMessage m : mail.getReceivedMessages()) {
            mails.merge(m.getMessageID() + m.getAllRecipients()[0], 1, Integer::sum);
        }
        // Killed between the server's answer and its own note of it, it sends that one mail again, with the same
        // Message-ID.
        if (mails.values().stream().mapToInt(n -> n - 1).sum() > 1) {
            faults.add("mails came twice");
        }
        long occurrences = alarms().stream()
                .filter(a ->
                        a.sensor().equals(RecoveryPlant.DELAYED) && a.onset().isAfter(onset.minusSeconds(5)))
                .count();
        if (occurrences > 1) {
            faults.add("the delayed alarm was raised " + occurrences + " times");
        }
        return faults;
    }

    private static void late(String what, Instant due, Instant came, Instant up, List<String> faults) {
        Instant latest = due.isAfter(up) ? due : up;
        if (came.isBefore(due.minusSeconds(1)) || came.isAfter(latest.plus(GRACE))) {
            faults.add(what + " was " + Duration.between(latest, came).toSeconds() + " s off");
        }
    }

    /** Brings everything back to normal. */
    void clear() throws ExecutionException, InterruptedException {
        RecoveryPlant.HEALTHY.forEach(field::set);
        need("all conditions off", () -> alarms().stream().noneMatch(Alarm::on));
        for (Action.Type type : List.of(Action.Type.ACK, Action.Type.RESET)) {
            for (Alarm a : alarms()) {
                if (a.state().standing()) {
                    act(new Action(
                            type + "-" + a.id() + "-" + a.version(), type, a.id(), "kim", Instant.now(), "done"));
                }
            }
            need(
                    type + " of all",
                    () -> alarms().stream()
                            .noneMatch(a -> type == Action.Type.ACK
                                    ? a.unanswered()
                                    : a.state().standing()));
        }
        need(
                "all incidents closed",
                () -> newest(Topics.INCIDENTS, Incident.class).values().stream()
                        .allMatch(i -> i.state() == Incident.State.CLOSED));
    }

    private List<Alarm> alarms() {
        return List.copyOf(newest(Topics.ALARMS, Alarm.class).values());
    }

    private Optional<Alarm> alarm(String sensor) {
        return alarms().stream()
                .filter(a -> a.sensor().equals(sensor) && a.state().standing())
                .findFirst();
    }

    private @Nullable Shown shown(String sensor) {
        return alarm(sensor).map(Alarm::shown).orElse(null);
    }

    private Optional<Notification> told(String contact) {
        return newest(Topics.NOTIFICATIONS, Notification.class).values().stream()
                .filter(n -> n.contact().equals(contact)
                        && n.state() == Notification.State.SENT
                        && n.created().isAfter(onset))
                .findFirst();
    }

    private <T> Map<String, T> newest(String topic, Class<T> type) {
        Map<String, T> newest = new LinkedHashMap<>();
        TopicReader.readAll(bootstrap, topic, r -> {
            if (r.value() != null) {
                newest.put(r.key(), Json.read(r.value(), type));
            }
        });
        return newest;
    }

    private void act(Action action) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.ACTIONS, action.target(), Json.bytes(action)))
                    .get();
        }
    }

    private static void need(String what, BooleanSupplier holds) {
        if (!within(holds)) {
            throw new IllegalStateException(what + ": not within " + PATIENCE.toSeconds() + " s");
        }
    }

    private static boolean within(BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(200_000_000);
        }
        return true;
    }
}
