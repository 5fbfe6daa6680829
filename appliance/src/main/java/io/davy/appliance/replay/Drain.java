package io.davy.appliance.replay;

import io.davy.jobs.JobException;
import io.davy.jobs.RunningJob;
import io.davy.parts.PartException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells when a job has worked off a topic to its end: a checkpoint whose source position is the end has passed every operator behind
 * what was read, and the sinks have flushed before it was complete. The position of a completed checkpoint is what the job commits as
 * its group's offset.
 */
final class Drain implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long COMMIT_WAIT_MS = 500;
    private static final long LOOK_MS = 50;

    private final Admin admin;
    private final RunningJob job;

    Drain(String bootstrap, RunningJob job) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        this.job = job;
    }

    /**
     * Waits until the job has processed all that a topic holds now.
     *
     * @param group the consumer group under which the job reads it
     * @throws PartException if it does not within ten minutes
     */
    void untilProcessed(String group, String topic) {
        try {
            Map<TopicPartition, Long> ends = ends(topic);
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            String refused = "";
            while (System.nanoTime() < giveUp) {
                try {
                    job.checkpoint();
                } catch (JobException e) {
                    // Its tasks are still starting, or start again: it is asked once more.
                    refused = "; " + e.getMessage();
                }
                long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(COMMIT_WAIT_MS);
                // The commit follows the checkpoint by a moment.
                while (System.nanoTime() < next) {
                    if (reached(group, ends)) {
                        return;
                    }
                    TimeUnit.MILLISECONDS.sleep(LOOK_MS);
                }
            }
            throw new PartException(job.name() + " has not worked off " + topic + " within " + PATIENCE.toMinutes()
                    + " minutes; its log says why" + refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartException("interrupted while waiting for " + job.name(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new PartException("Kafka does not tell how far " + job.name() + " has come: " + e, e);
        }
    }

    private Map<TopicPartition, Long> ends(String topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<TopicPartition> partitions = admin
                .describeTopics(List.of(topic))
                .allTopicNames()
                .get(30, TimeUnit.SECONDS)
                .get(topic)
                .partitions()
                .stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        Map<TopicPartition, OffsetSpec> ask =
                partitions.stream().collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
        return admin.listOffsets(ask).all().get(30, TimeUnit.SECONDS).entrySet().stream()
                .filter(e -> e.getValue().offset() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    private boolean reached(String group, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(30, TimeUnit.SECONDS);
        return ends.entrySet().stream().allMatch(e -> {
            OffsetAndMetadata at = committed.get(e.getKey());
            return at != null && at.offset() >= e.getValue();
        });
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
