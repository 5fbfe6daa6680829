package io.davy.appliance;

import io.davy.parts.PartException;
import io.davy.plant.Plant;
import io.davy.plant.PlantElements;
import io.davy.topic.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Brings davy.plant to a plant: only what differs, what is gone as a tombstone, the manifest last. */
final class PlantPublisher {
    private PlantPublisher() {}

    /**
     * What a publication did.
     *
     * @param changed elements written
     * @param removed elements deleted
     */
    record Outcome(int changed, int removed) {
        boolean anything() {
            return changed + removed > 0;
        }
    }

    /** Publishes; nothing is written if the topic already holds this plant. */
    static Outcome publish(String bootstrap, Plant plant) {
        Map<String, byte[]> there = new HashMap<>();
        TopicReader.readAll(bootstrap, Topics.PLANT, r -> {
            if (r.value() == null) {
                there.remove(r.key());
            } else {
                there.put(r.key(), r.value());
            }
        });
        List<ProducerRecord<String, byte[]>> records = difference(there, PlantElements.split(plant));
        int removed = (int) records.stream().filter(r -> r.value() == null).count();
        if (!records.isEmpty()) {
            send(bootstrap, records);
        }
        return new Outcome(records.size() - removed, removed);
    }

    /** The records that turn what is there into what is wanted. */
    static List<ProducerRecord<String, byte[]>> difference(Map<String, byte[]> there, Map<String, byte[]> wanted) {
        List<ProducerRecord<String, byte[]>> out = new ArrayList<>();
        there.keySet().stream()
                .filter(key -> !wanted.containsKey(key))
                .sorted()
                .forEach(key -> out.add(record(key, null)));
        String last = "";
        for (Map.Entry<String, byte[]> e : wanted.entrySet()) {
            if (!Arrays.equals(there.get(e.getKey()), e.getValue())) {
                out.add(record(e.getKey(), e.getValue()));
            }
            last = e.getKey();
        }
        // The manifest makes what came before it valid, so it follows every change.
        byte[] manifest = wanted.get(last);
        if (!out.isEmpty() && manifest != null && !out.get(out.size() - 1).key().equals(last)) {
            out.add(record(last, manifest));
        }
        return out;
    }

    private static ProducerRecord<String, byte[]> record(String key, byte @Nullable [] value) {
        return new ProducerRecord<>(Topics.PLANT, key, value);
    }

    private static void send(String bootstrap, List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                4 << 20);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            records.forEach(r -> sent.add(producer.send(r)));
            for (Future<?> f : sent) {
                f.get(60, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new PartException("Kafka at " + bootstrap + " did not take the plant: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new PartException("Kafka at " + bootstrap + " did not take the plant within 60 s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartException("interrupted while the plant was being published", e);
        }
    }
}
