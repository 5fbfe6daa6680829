package io.davy.alerting.notify;

import io.davy.alerting.kafka.Clients;
import io.davy.alerting.kafka.ConsumerLoop;
import io.davy.alerting.kafka.DeadLetters;
import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of incidents, by routes and from person to person until somebody has acknowledged: each happening once to each contact and
 * way, however often it is restarted.
 */
public final class Notifier implements AutoCloseable, HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final TopicPartition INCIDENTS = new TopicPartition(Topics.INCIDENTS, 0);

    private final NotifierConfig config;
    private final KafkaProducer<String, byte[]> producer;
    private final NotificationLog log;
    private final DeadLetters deadLetters;
    private final Map<ChannelKind, Channel> channels;
    private volatile Plant plant;
    private volatile @Nullable NotifierSession session;
    private final ConsumerLoop loop;

    private Notifier(NotifierConfig config, Plant plant) {
        this.config = config;
        this.plant = plant;
        channels = Channels.of(config, () -> this.plant);
        producer = Clients.producer(config.kafkaBootstrap());
        log = new NotificationLog(config.kafkaBootstrap(), producer);
        deadLetters = new DeadLetters(producer, config.now());
        loop = ConsumerLoop.start(
                "notifier", () -> Clients.member(config.kafkaBootstrap(), config.group(), 500), this::consume);
    }

    /**
     * Starts it.
     *
     * @throws IllegalArgumentException if the mail server's address or the sender is wrong; the message says what was expected
     */
    public static Notifier start(NotifierConfig config, Plant plant) {
        return new Notifier(config, plant);
    }

    /** Tells people of outages of Davy itself by the same ways, without Kafka. */
    public DirectTeller direct() {
        return new DirectTeller(config, () -> plant, channels);
    }

    /** Takes a changed plant: contacts, names and zones. */
    public void apply(Plant changed) {
        plant = changed;
        channels.values().forEach(Channel::plantChanged);
        NotifierSession s = session;
        if (s != null) {
            try {
                s.lanes().apply(changed);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    private void consume(KafkaConsumer<byte[], byte[]> consumer, ConsumerLoop running) {
        try {
            consumer.subscribe(List.of(Topics.INCIDENTS), new Terms(consumer));
            while (running.running()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                NotifierSession s = session;
                if (s == null) {
                    continue;
                }
                if (!records.isEmpty()) {
                    List<ConsumerRecord<byte[], byte[]>> batch = records.records(INCIDENTS);
                    long position = consumer.position(INCIDENTS);
                    s.take(batch, position);
                    if (s.settled()) {
                        consumer.commitSync(Map.of(INCIDENTS, new OffsetAndMetadata(position)));
                    }
                }
                s.tick();
                NotifierMetrics.PENDING.set(s.lanes().pending());
                NotifierMetrics.UNREACHED.set(s.unreached());
                running.well();
            }
        } finally {
            endTerm();
        }
    }

    /** Begins and ends a term as the reader of davy.incidents. */
    private final class Terms implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> consumer;

        private Terms(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!partitions.contains(INCIDENTS)) {
                return;
            }
            boolean first = consumer.committed(Set.of(INCIDENTS)).get(INCIDENTS) == null;
            long from = consumer.position(INCIDENTS);
            long end = first ? consumer.endOffsets(List.of(INCIDENTS)).get(INCIDENTS) : 0;
            Plant known = plant;
            session = new NotifierSession(config, log, deadLetters, channels, known, first ? 0 : from, end);
            if (plant != known) {
                apply(plant);
            }
            if (first && from >= end) {
                // From here on everything is told, even if this program ends before the first incident.
                consumer.commitSync(Map.of(INCIDENTS, new OffsetAndMetadata(from)));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            endTerm();
        }
    }

    private void endTerm() {
        NotifierSession s = session;
        session = null;
        if (s != null) {
            s.close();
        }
    }

    @Override
    public List<PartHealth> health() {
        List<String> problems = new ArrayList<>();
        String stopped = loop.problem();
        if (stopped != null) {
            problems.add(stopped);
        }
        channels.values().forEach(c -> problems.addAll(c.problems()));
        NotifierSession s = session;
        if (s == null) {
            problems.add("is not reading incidents yet: Kafka at " + config.kafkaBootstrap()
                    + " has not given it the topic");
            return List.of(new PartHealth("notifier", false, String.join("; ", problems)));
        }
        problems.addAll(s.problems());
        return List.of(
                problems.isEmpty()
                        ? new PartHealth(
                                "notifier",
                                true,
                                "tells " + plant.contacts().size() + " contacts, "
                                        + s.lanes().pending() + " messages waiting, " + s.unreached()
                                        + " incidents that nobody has answered")
                        : new PartHealth("notifier", false, String.join("; ", problems)));
    }

    @Override
    public void close() {
        loop.close();
        channels.values().forEach(Channel::close);
        producer.close(Duration.ofSeconds(5));
        LOG.info("notifier ended");
    }
}
