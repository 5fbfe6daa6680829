package io.davy.alerting.figures;

import io.davy.alerting.kafka.Clients;
import io.davy.alerting.kafka.ConsumerLoop;
import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps the alarm figures: reads davy.alarms from its beginning at each start, makes figures each minute, and commits how far it is when
 * they are stored.
 */
public final class FiguresKeeper implements AutoCloseable, HealthSource {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int RECORDS_A_POLL = 2000;
    private static final List<String> TOPICS = List.of(Topics.ALARMS, Topics.INCIDENTS, Topics.NOTIFICATIONS);
    /** davy.alarms has one partition: its order is that of what happened. */
    private static final TopicPartition ALARMS = new TopicPartition(Topics.ALARMS, 0);

    private final FiguresConfig config;
    private final FigureStore store;
    private final ConsumerLoop loop;
    private volatile Plant plant;
    private volatile List<Figures> latest = List.of();

    private FiguresKeeper(FiguresConfig config, Plant plant, FigureStore store) {
        this.config = config;
        this.plant = plant;
        this.store = store;
        this.loop = ConsumerLoop.start(
                "alarm figures",
                () -> Clients.member(config.kafkaBootstrap(), config.group(), RECORDS_A_POLL),
                this::consume);
    }

    /** Starts it; Kafka and the store may come later. */
    public static FiguresKeeper start(FiguresConfig config, Plant plant, FigureStore store) {
        return new FiguresKeeper(config, plant, store);
    }

    /** Measures by another state of the plant from now on. */
    public void apply(Plant changed) {
        plant = changed;
    }

    /** The newest figures, of the site first and then of each area; empty until the past has been read. */
    public List<Figures> latest() {
        return latest;
    }

    private void consume(KafkaConsumer<byte[], byte[]> consumer, ConsumerLoop looping) {
        consumer.subscribe(TOPICS, new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                consumer.seekToBeginning(partitions);
            }
        });
        OffsetAndMetadata committed = consumer.committed(Set.of(ALARMS)).get(ALARMS);
        Plant used = plant;
        FigureRun run = new FigureRun(
                used,
                committed == null ? 0 : committed.offset(),
                committed == null ? -1 : minute(committed.metadata()),
                config.now().instant());
        while (looping.running()) {
            Instant asked = config.now().instant();
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (used != plant) {
                used = plant;
                run.apply(used);
            }
            List<ConsumerRecord<byte[], byte[]>> ordered = new ArrayList<>();
            records.forEach(ordered::add);
            ordered.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
            ordered.forEach(run::take);
            if (records.isEmpty() && caughtUp(consumer)) {
                run.pass(asked);
            }
            keep(consumer, looping, run, !records.isEmpty());
            looping.well();
        }
    }

    /** Whether everything that was written before the last poll began has been taken. */
    private static boolean caughtUp(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> all = consumer.assignment();
        return new HashSet<>(all).contains(ALARMS)
                && all.stream().allMatch(p -> consumer.currentLag(p).orElse(1) == 0);
    }

    private void keep(KafkaConsumer<byte[], byte[]> consumer, ConsumerLoop looping, FigureRun run, boolean moved) {
        if (!run.due().isEmpty() || !run.told().isEmpty()) {
            store.write(looping, List.copyOf(run.told()), List.copyOf(run.due()));
        }
        if (!run.due().isEmpty()) {
            Instant newest = run.due().get(run.due().size() - 1).at();
            latest = run.due().stream().filter(f -> f.at().equals(newest)).toList();
            FigureMetrics.show(latest);
        }
        if (moved && !run.told().isEmpty() || !run.due().isEmpty()) {
            consumer.commitSync(
                    Map.of(ALARMS, new OffsetAndMetadata(consumer.position(ALARMS), Long.toString(run.done()))));
        }
        run.stored();
    }

    private static long minute(String metadata) {
        return metadata.isEmpty() ? -1 : Long.parseLong(metadata);
    }

    @Override
    public List<PartHealth> health() {
        String problem = loop.problem();
        if (problem != null) {
            return List.of(new PartHealth("alarm figures", false, problem));
        }
        List<Figures> now = latest;
        return List.of(new PartHealth(
                "alarm figures",
                true,
                now.isEmpty() ? "reads the past" : "up to " + now.get(0).at()));
    }

    @Override
    public void close() {
        loop.close();
    }
}
