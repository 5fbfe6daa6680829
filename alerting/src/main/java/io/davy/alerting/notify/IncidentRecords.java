package io.davy.alerting.notify;

import io.davy.alerting.kafka.DeadLetters;
import io.davy.incident.Incident;
import io.davy.json.Json;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads records of davy.incidents; what cannot be told becomes a dead letter. */
final class IncidentRecords {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentRecords.class);

    private final DeadLetters deadLetters;

    IncidentRecords(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** The incident, if it is one. */
    Optional<Incident> read(ConsumerRecord<byte[], byte[]> r) {
        try {
            return parse(r);
        } catch (UncheckedIOException | NullPointerException e) {
            String origin = r.topic() + "-" + r.partition() + "@" + r.offset();
            LOG.warn("{} cannot be told: {}", origin, e.getMessage());
            deadLetters.put(r.value(), "notifier: " + e.getMessage(), origin);
            return Optional.empty();
        }
    }

    /** The same of a record that was read before. */
    static Optional<Incident> again(ConsumerRecord<byte[], byte[]> r) {
        try {
            return parse(r);
        } catch (UncheckedIOException | NullPointerException e) {
            LOG.debug("{} offset {} was refused before: {}", r.topic(), r.offset(), e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Incident> parse(ConsumerRecord<byte[], byte[]> r) {
        if (r.value() == null) {
            return Optional.empty();
        }
        Incident incident = Json.read(r.value(), Incident.class);
        Objects.requireNonNull(incident.id(), "an incident without id");
        Objects.requireNonNull(incident.state(), "an incident without state");
        Objects.requireNonNull(incident.severity(), "an incident without severity");
        Objects.requireNonNull(incident.firstOut(), "an incident without first_out");
        Objects.requireNonNull(incident.alarms(), "an incident without alarms");
        Objects.requireNonNull(incident.opened(), "an incident without opened");
        return Optional.of(incident);
    }
}
