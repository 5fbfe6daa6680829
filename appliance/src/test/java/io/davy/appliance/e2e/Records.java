package io.davy.appliance.e2e;

import io.davy.appliance.TopicReader;
import io.davy.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the topics of a running system hold. */
final class Records {
    private Records() {}

    /** Every record of a topic that is of that type; others are left out. */
    static <T> List<T> all(String bootstrap, String topic, Class<T> type) {
        List<T> out = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> r : raw(bootstrap, topic)) {
            try {
                if (r.value() != null) {
                    out.add(Json.read(r.value(), type));
                }
            } catch (UncheckedIOException garbage) {
                // Put there by a test, on purpose.
                continue;
            }
        }
        return out;
    }

    static List<ConsumerRecord<String, byte[]>> raw(String bootstrap, String topic) {
        List<ConsumerRecord<String, byte[]>> out = new ArrayList<>();
        TopicReader.readAll(bootstrap, topic, out::add);
        return out;
    }

    static String header(ConsumerRecord<String, byte[]> r, String name) {
        Header h = r.headers().lastHeader(name);
        return h == null ? "" : new String(h.value(), StandardCharsets.UTF_8);
    }

    static void write(String bootstrap, String topic, String key, byte[] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }
}
