package io.davy.alerting.console;

import io.davy.proof.Proof;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all partitions of some topics, without a group, on a thread of its own, and waits for a broker that is away. */
final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<String> topics;
    private final Start start;
    private final Sink sink;
    private final BadRecords bad;
    private final InstantSource now;
    private final Thread thread;
    private final Map<String, Instant> newest = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> goal = new ConcurrentHashMap<>();
    private volatile boolean assigned;
    private boolean waiting;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Takes one record; throws if it cannot be read. */
    interface Sink {
        void take(ConsumerRecord<byte[], byte[]> record);
    }

    /** Where a reader begins. */
    sealed interface Start {
        /** At the first record. */
        record Beginning() implements Start {}

        /**
         * So many records before the end of each partition, and there again if it falls behind.
         *
         * @param back records before the end
         * @param mostBehind how far it may fall behind, records
         */
        record NearEnd(long back, long mostBehind) implements Start {}
    }

    TopicReader(
            String name,
            String bootstrap,
            Set<String> topics,
            Start start,
            Sink sink,
            BadRecords bad,
            InstantSource now) {
        this.consumer = new KafkaConsumer<>(
                KafkaSettings.consumer(bootstrap, "davy-" + name),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.topics = topics;
        this.start = start;
        this.sink = sink;
        this.bad = bad;
        this.now = now;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether everything that was there at the start has been read. */
    boolean caughtUp() {
        return assigned && goal.isEmpty();
    }

    /** When each topic last brought a record. */
    Map<String, Instant> newest() {
        return Map.copyOf(newest);
    }

    private void run() {
        try {
            while (!closed()) {
                try {
                    if (!assigned) {
                        assign();
                    }
                    read();
                } catch (WakeupException e) {
                    LOG.debug("{} was woken to end", thread.getName());
                } catch (KafkaException e) {
                    waitFor("Kafka: " + e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            consumer.close(CloseOptions.timeout(PATIENCE));
        }
    }

    private void assign() throws InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        Set<String> missing = new HashSet<>();
        for (String topic : topics) {
            List<PartitionInfo> infos = consumer.partitionsFor(topic);
            if (infos == null || infos.isEmpty()) {
                missing.add(topic);
                continue;
            }
            infos.forEach(i -> partitions.add(new TopicPartition(topic, i.partition())));
        }
        if (!missing.isEmpty()) {
            waitFor("the topics " + missing + ": they do not exist yet");
            return;
        }
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        for (TopicPartition p : partitions) {
            long from = first.get(p);
            if (start instanceof Start.NearEnd near) {
                from = Math.max(from, end.get(p) - near.back());
            }
            consumer.seek(p, from);
            if (end.get(p) > from) {
                goal.put(p, end.get(p));
            }
        }
        assigned = true;
        if (waiting) {
            LOG.info("{} has what it waited for", thread.getName());
            waiting = false;
        }
    }

    private void read() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (Proof.isKey(record.key())) {
                // No sensor sent it: it must not make a plant that has fallen silent look alive.
                continue;
            }
            newest.put(record.topic(), now.instant());
            try {
                sink.take(record);
            } catch (RuntimeException e) {
                bad.skipped(record, e);
            }
        }
        goal.entrySet().removeIf(g -> consumer.position(g.getKey()) >= g.getValue());
        if (start instanceof Start.NearEnd near) {
            catchUp(near);
        }
    }

    private void catchUp(Start.NearEnd near) {
        for (TopicPartition p : consumer.assignment()) {
            long behind = consumer.currentLag(p).orElse(0);
            if (behind > near.mostBehind()) {
                LOG.info("{} is {} records behind on {}: goes on with the newest", thread.getName(), behind, p);
                consumer.seek(p, consumer.position(p) + behind - near.back());
            }
        }
    }

    // Said once, however long it lasts; the page and /health say it all the while.
    private void waitFor(String what) throws InterruptedException {
        if (!waiting) {
            LOG.warn("{} waits for {}", thread.getName(), what);
            waiting = true;
        }
        ended.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean closed() {
        return ended.getCount() == 0;
    }

    /** Tells the thread to end, without waiting for it. */
    void end() {
        ended.countDown();
        consumer.wakeup();
    }

    @Override
    public void close() {
        end();
        try {
            thread.join(PATIENCE.multipliedBy(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
