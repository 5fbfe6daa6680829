package io.davy.alerting.notify;

import io.davy.alerting.kafka.Clients;
import io.davy.alerting.kafka.DeadLetters;
import io.davy.alerting.kafka.TopicReader;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.notification.Notification;
import io.davy.notification.Notification.State;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.davy.topic.Topics;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One term of the notifier as the one who reads davy.incidents: remembers what was told, decides what is to be told. */
final class NotifierSession {
    private static final Logger LOG = LoggerFactory.getLogger(NotifierSession.class);

    private final NotifierConfig config;
    private final NotificationLog log;
    private final DeadLetters deadLetters;
    private final Told told = new Told();
    private final Lanes lanes;
    /** At the very first start: records before this offset are the past, of which only the newest state counts. */
    private final long pastEnds;

    private final Map<String, Incident> past = new LinkedHashMap<>();

    /** Reads davy.notifications to its end, and takes up what was left pending. */
    NotifierSession(
            NotifierConfig config,
            NotificationLog log,
            DeadLetters deadLetters,
            Map<ChannelKind, Channel> channels,
            Plant plant,
            long pastEnds) {
        this.config = config;
        this.log = log;
        this.deadLetters = deadLetters;
        this.pastEnds = pastEnds;
        Map<String, Notification> known = log.read();
        known.values().forEach(told::add);
        channels.values().forEach(c -> c.recall(known.values(), this::incidents));
        this.lanes = new Lanes(config, log, channels, plant, known);
        Map<String, Notification> pending = known.entrySet().stream()
                .filter(e -> e.getValue().state() == State.PENDING)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new));
        LOG.info("notifier knows {} notifications, {} of them still to be delivered", known.size(), pending.size());
        if (!pending.isEmpty()) {
            takeUp(pending);
        }
    }

    private void takeUp(Map<String, Notification> pending) {
        Set<String> wanted =
                pending.values().stream().map(Notification::incident).collect(Collectors.toSet());
        Map<String, Incident> incidents = incidents(wanted);
        for (Notification n : pending.values()) {
            Incident incident = incidents.get(n.incident());
            Contact contact = lanes.plant().contacts().stream()
                    .filter(c -> c.id().equals(n.contact()))
                    .findFirst()
                    .orElse(new Contact(n.contact(), null, "en", null, null));
            if (incident == null) {
                log.write(Message.changed(
                        n,
                        State.FAILED,
                        n.attempts(),
                        config.now().instant(),
                        "the incident is no longer on " + Topics.INCIDENTS));
            } else {
                lanes.add(new Message(n, incident, contact, n.created()));
            }
        }
    }

    /** The newest state of these incidents, as far as they are still on the topic. */
    private Map<String, Incident> incidents(Set<String> wanted) {
        Map<String, Incident> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            TopicReader.readAll(
                    config.kafkaBootstrap(),
                    Topics.INCIDENTS,
                    r -> parse(r).filter(i -> wanted.contains(i.id())).ifPresent(i -> found.put(i.id(), i)));
        }
        return found;
    }

    private static Optional<Incident> parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? Optional.empty() : Optional.of(Json.read(record.value(), Incident.class));
        } catch (UncheckedIOException e) {
            LOG.debug("{} offset {} was refused before: {}", record.topic(), record.offset(), e.getMessage());
            return Optional.empty();
        }
    }

    Lanes lanes() {
        return lanes;
    }

    /** Decides and writes what the records give to tell; returns when that is confirmed. */
    void take(Iterable<ConsumerRecord<byte[], byte[]>> records, long position) {
        List<Message> messages = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> r : records) {
            Incident incident = read(r);
            if (incident == null) {
                continue;
            }
            if (r.offset() < pastEnds) {
                past.put(incident.id(), incident);
            } else {
                messages.addAll(flushPast());
                messages.addAll(decide(incident));
            }
        }
        if (position >= pastEnds) {
            messages.addAll(flushPast());
        }
        List<Future<?>> writes = new ArrayList<>();
        messages.forEach(m -> writes.add(log.send(m.notification())));
        writes.forEach(Clients::confirm);
        messages.forEach(lanes::add);
    }

    /** Whether the past has been judged, so that an offset may be committed. */
    boolean settled() {
        return past.isEmpty();
    }

    private List<Message> flushPast() {
        List<Message> messages = new ArrayList<>();
        past.values().forEach(i -> messages.addAll(decide(i)));
        past.clear();
        return messages;
    }

    private @Nullable Incident read(ConsumerRecord<byte[], byte[]> r) {
        if (r.value() == null) {
            return null;
        }
        try {
            Incident incident = Json.read(r.value(), Incident.class);
            Objects.requireNonNull(incident.id(), "an incident without id");
            Objects.requireNonNull(incident.state(), "an incident without state");
            Objects.requireNonNull(incident.severity(), "an incident without severity");
            Objects.requireNonNull(incident.firstOut(), "an incident without first_out");
            Objects.requireNonNull(incident.alarms(), "an incident without alarms");
            Objects.requireNonNull(incident.opened(), "an incident without opened");
            return incident;
        } catch (UncheckedIOException | NullPointerException e) {
            String origin = r.topic() + "-" + r.partition() + "@" + r.offset();
            LOG.warn("{} cannot be told: {}", origin, e.getMessage());
            deadLetters.put(r.value(), "notifier: " + e.getMessage(), origin);
            return null;
        }
    }

    private List<Message> decide(Incident incident) {
        List<Message> messages = new ArrayList<>();
        Plant plant = lanes.plant();
        for (Contact contact : plant.contacts()) {
            IncidentText text = new IncidentText(Texts.in(contact.language()), plant, incident);
            for (ChannelKind channel : lanes.usable(contact)) {
                for (Occasion occasion : told.due(incident, contact, channel)) {
                    Message m = message(incident, contact, channel, occasion, text.subject(occasion.kind()));
                    told.add(m.notification());
                    messages.add(m);
                }
            }
        }
        return messages;
    }

    private Message message(Incident i, Contact contact, ChannelKind channel, Occasion occasion, String subject) {
        Instant now = config.now().instant();
        Instant since = occasion.kind() == Occasion.Kind.OPENED && i.receivedMs() > 0
                ? Instant.ofEpochMilli(i.receivedMs())
                : now;
        Notification n = new Notification(
                occasion.id(i.id(), contact.id(), channel),
                i.id(),
                occasion.kind().word(),
                contact.id(),
                channel.word(),
                String.valueOf(channel.address(contact)),
                State.PENDING,
                0,
                now,
                now,
                subject,
                null,
                i.severity());
        return new Message(n, i, contact, since);
    }
}
