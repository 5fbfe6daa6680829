package io.davy.appliance;

import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import io.davy.plant.Plant;
import io.davy.plant.PlantElements;
import io.davy.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows davy.plant, so that a {@code davy apply} reaches the parts that run. */
final class PlantWatch implements HealthSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlantWatch.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.PLANT, 0);

    private final KafkaConsumer<String, byte[]> consumer;
    private final PlantElements.Assembler assembler = new PlantElements.Assembler();
    private final Consumer<Plant> changed;
    private final Thread thread;
    private Plant current;
    private volatile String fault = "";

    private PlantWatch(String bootstrap, Plant current, Consumer<Plant> changed) {
        this.consumer = TopicReader.consumer(bootstrap);
        this.current = current;
        this.changed = changed;
        this.thread = new Thread(this::follow, "plant-watch");
        thread.setDaemon(true);
    }

    /**
     * Starts.
     *
     * @param current what the parts were started with
     * @param changed takes each plant that differs from the one before
     */
    static PlantWatch start(String bootstrap, Plant current, Consumer<Plant> changed) {
        PlantWatch watch = new PlantWatch(bootstrap, current, changed);
        watch.thread.start();
        return watch;
    }

    private void follow() {
        try (consumer) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
            }
        } catch (WakeupException e) {
            LOG.debug("the watch on davy.plant ends", e);
        } catch (RuntimeException e) {
            fault = "has stopped: " + e.getMessage()
                    + "; a changed plant reaches the jobs, and the other parts at the next start";
            LOG.error("the watch on davy.plant {}", fault, e);
        }
    }

    private void take(ConsumerRecord<String, byte[]> r) {
        try {
            assembler.accept(String.valueOf(r.key()), r.value()).ifPresent(plant -> {
                if (!plant.equals(current)) {
                    current = plant;
                    LOG.info(
                            "the plant has changed: {} sensors, {} robots",
                            plant.sensors().size(),
                            plant.robots().size());
                    changed.accept(plant);
                }
                fault = "";
            });
        } catch (RuntimeException e) {
            fault = "a changed plant was refused, what runs goes on unchanged: " + e.getMessage();
            LOG.error("davy.plant at offset {}: {}", r.offset(), fault);
        }
    }

    @Override
    public List<PartHealth> health() {
        return List.of(new PartHealth("plant", fault.isEmpty(), fault.isEmpty() ? "as published" : fault));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
