package io.davy.alerting.notify;

import io.davy.alerting.kafka.Clients;
import io.davy.alerting.kafka.DeadLetters;
import io.davy.alerting.kafka.TopicReader;
import io.davy.alerting.notify.route.IncidentCase;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.notification.Notification.State;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.davy.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One term of the notifier as the one who reads davy.incidents. All it knows comes from the topics: what was told, what happened, what was
 * answered; so a term goes on where the one before it ended, however that ended.
 */
final class NotifierSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NotifierSession.class);
    private static final String ANSWERED = "answered before it was sent";

    private final NotifierConfig config;
    private final NotificationLog log;
    private final Map<ChannelKind, Channel> channels;
    private final IncidentRecords records;
    private final Casework work = new Casework();
    private final Lanes lanes;
    private final AlarmFeed alarms;
    /** At the very first start: records before this offset are the past, of which only the newest state counts. */
    private final long pastEnds;

    private final Map<String, ConsumerRecord<byte[], byte[]>> past = new LinkedHashMap<>();

    private final Rehearsal rehearsal;

    private Plant plant;

    /**
     * Reads what was told, answered and happened, and takes up what was left pending.
     *
     * @param from the offset of davy.incidents from which on records are handed to {@link #take}
     */
    NotifierSession(
            NotifierConfig config,
            NotificationLog log,
            DeadLetters deadLetters,
            Map<ChannelKind, Channel> channels,
            Plant plant,
            long from,
            long pastEnds) {
        this.config = config;
        this.log = log;
        this.channels = channels;
        this.records = new IncidentRecords(deadLetters);
        this.plant = plant;
        this.pastEnds = pastEnds;
        log.outcomes();
        Map<String, Notification> known = log.read();
        known.values().forEach(work::take);
        channels.values().forEach(c -> c.recall(known.values(), this::incidents));
        this.alarms = new AlarmFeed(config.kafkaBootstrap(), work::take);
        Set<String> waiting = known.values().stream()
                .filter(n -> n.state() == State.PENDING)
                .map(Notification::incident)
                .collect(Collectors.toSet());
        Map<String, IncidentCase> whole = new HashMap<>();
        TopicReader.readAll(
                config.kafkaBootstrap(),
                Topics.INCIDENTS,
                r -> IncidentRecords.again(r).ifPresent(i -> {
                    Instant written = Instant.ofEpochMilli(r.timestamp());
                    if (waiting.contains(i.id())) {
                        whole.computeIfAbsent(i.id(), k -> new IncidentCase(i, written))
                                .take(i, written);
                    }
                    if (r.offset() < from) {
                        work.take(i, written);
                    }
                }));
        this.lanes = new Lanes(config, log, channels, plant, known);
        List<Notification> pending =
                known.values().stream().filter(n -> n.state() == State.PENDING).toList();
        LOG.info("notifier knows {} notifications, {} of them still to be delivered", known.size(), pending.size());
        pending.forEach(n -> takeUp(n, Optional.ofNullable(whole.get(n.incident()))));
        tick();
        this.rehearsal = Rehearsal.start(config, log, channels, plant, () -> lanes.pending() > 0);
    }

    private void takeUp(Notification n, Optional<IncidentCase> of) {
        Instant now = config.now().instant();
        Contact contact = plant.contacts().stream()
                .filter(c -> c.id().equals(n.contact()))
                .findFirst()
                .orElse(new Contact(n.contact(), null, "en", null, null));
        boolean answered = of.map(c -> work.answered(c, n, plant, reach())).orElse(false);
        if (of.isEmpty()) {
            String gone = "the incident is no longer on " + Topics.INCIDENTS;
            log.write(Message.changed(n, State.FAILED, n.attempts(), now, gone));
        } else if (answered) {
            log.write(Message.changed(n, State.WITHDRAWN, n.attempts(), now, ANSWERED));
        } else {
            lanes.add(new Message(n, of.get().incident(), contact, n.created()));
        }
    }

    /** The newest state of these incidents, as far as they are still on the topic. */
    private Map<String, Incident> incidents(Set<String> wanted) {
        Map<String, Incident> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            TopicReader.readAll(
                    config.kafkaBootstrap(),
                    Topics.INCIDENTS,
                    r -> IncidentRecords.again(r)
                            .filter(i -> wanted.contains(i.id()))
                            .ifPresent(i -> found.put(i.id(), i)));
        }
        return found;
    }

    Lanes lanes() {
        return lanes;
    }

    /** Decides and writes what the records give to tell; returns when that is confirmed. */
    void take(Iterable<ConsumerRecord<byte[], byte[]>> batch, long position) {
        List<Message> messages = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> r : batch) {
            Optional<Incident> incident = records.read(r);
            if (incident.isEmpty()) {
                continue;
            }
            if (r.offset() < pastEnds) {
                past.put(incident.get().id(), r);
            } else {
                messages.addAll(flushPast());
                messages.addAll(news(incident.get(), r));
            }
        }
        if (position >= pastEnds) {
            messages.addAll(flushPast());
        }
        tell(messages);
    }

    private List<Message> news(Incident incident, ConsumerRecord<byte[], byte[]> r) {
        work.take(incident, Instant.ofEpochMilli(r.timestamp()));
        return decide(incident.id(), config.now().instant());
    }

    /** Whether the past has been judged, so that an offset may be committed. */
    boolean settled() {
        return past.isEmpty();
    }

    private List<Message> flushPast() {
        List<Message> messages = new ArrayList<>();
        past.values().forEach(r -> records.read(r).ifPresent(i -> messages.addAll(news(i, r))));
        past.clear();
        return messages;
    }

    /** Takes what has been answered and delivered meanwhile, and tells what time has brought. */
    void tick() {
        alarms.poll();
        for (Notification n : log.outcomes()) {
            work.take(n);
        }
        if (plant != lanes.plant()) {
            plant = lanes.plant();
            work.plantChanged();
        }
        Instant now = config.now().instant();
        List<Message> messages = new ArrayList<>();
        work.due(now).forEach(id -> messages.addAll(decide(id, now)));
        tell(messages);
    }

    private List<Message> decide(String incident, Instant now) {
        int before = work.unreached();
        Desk.Decision decision = work.decide(incident, plant, reach(), now);
        if (work.unreached() > before) {
            LOG.warn("nobody has answered incident {}, although everybody was told who was to be", incident);
        }
        withdraw(decision.withdrawn());
        return decision.messages();
    }

    private DeskReach reach() {
        return new DeskReach(channels, lanes::usable, lanes::held);
    }

    private void withdraw(Collection<Notification> unsent) {
        try {
            lanes.withdraw(unsent, ANSWERED);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void tell(List<Message> messages) {
        List<Future<?>> writes = new ArrayList<>();
        messages.forEach(m -> writes.add(log.send(m.notification())));
        writes.forEach(Clients::confirm);
        messages.forEach(lanes::add);
    }

    /** What is wrong, one line each. */
    List<String> problems() {
        return lanes.problems();
    }

    /** How many incidents wait for an answer, although everybody was told who was to be. */
    int unreached() {
        return work.unreached();
    }

    @Override
    public void close() {
        rehearsal.close();
        try {
            lanes.close();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            alarms.close();
        }
    }
}
