package io.davy.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Kafka in and out: raw bytes in, at least once out, and patience with a broker that is away. */
public final class KafkaIo {
    /** How long a record waits for a broker that is away before the job is restarted from its checkpoint. */
    private static final String PATIENCE_MS = "600000";

    private KafkaIo() {}

    /** Where a source begins when there is no checkpoint to go on from. */
    public enum Start {
        /** With the oldest record: topics that hold state. */
        EARLIEST,
        /** Where the group stopped, else with the oldest record. */
        COMMITTED,
        /** With the next record. */
        LATEST
    }

    /** A source of undecoded records. */
    public static KafkaSource<RawRecord> source(JobConfig cfg, String group, Start start, String... topics) {
        return sourceBuilder(cfg, group, start, topics).build();
    }

    /**
     * The same, open to further settings such as an end.
     *
     * <p>Topics exist before a job starts and keep their partitions, so partitions are looked up once only: looking again while the broker is away would fail the
     * job.
     */
    @SuppressWarnings("deprecation") // the connector takes the strategy in no other form
    public static KafkaSourceBuilder<RawRecord> sourceBuilder(
            JobConfig cfg, String group, Start start, String... topics) {
        OffsetsInitializer from = switch (start) {
            case EARLIEST -> OffsetsInitializer.earliest();
            case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
            case LATEST -> OffsetsInitializer.latest();
        };
        return KafkaSource.<RawRecord>builder()
                .setBootstrapServers(cfg.bootstrap())
                .setTopics(topics)
                .setGroupId(group)
                .setClientIdPrefix(group + '-' + topics[0])
                .setStartingOffsets(from)
                .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), "-1")
                .setProperty(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000")
                .setDeserializer(new Raw());
    }

    /** A sink that writes each record to the topic it names, acknowledged by all replicas, without waiting for company. */
    public static KafkaSink<OutRecord> sink(JobConfig cfg, String clientId) {
        return KafkaSink.<OutRecord>builder()
                .setBootstrapServers(cfg.bootstrap())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new Out())
                .setProperty(ProducerConfig.CLIENT_ID_CONFIG, clientId)
                .setProperty(ProducerConfig.ACKS_CONFIG, "all")
                .setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true")
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "0")
                .setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS)
                .setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS)
                .setProperty(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000")
                .setProperty(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000")
                .setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, "33554432")
                .build();
    }

    /** Takes a record as it is. */
    private static final class Raw implements KafkaRecordDeserializationSchema<RawRecord> {
        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> r, Collector<RawRecord> out) {
            out.collect(new RawRecord(r.topic(), r.partition(), r.offset(), r.timestamp(), r.key(), r.value()));
        }

        @Override
        public TypeInformation<RawRecord> getProducedType() {
            return RawRecord.TYPE;
        }
    }

    /** Writes a record to its own topic. */
    private static final class Out implements KafkaRecordSerializationSchema<OutRecord> {
        private static final long serialVersionUID = 1L;

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                OutRecord r, KafkaSinkContext context, @Nullable Long timestamp) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(r.topic(), r.key(), r.value());
            for (Map.Entry<String, String> h : r.headers().entrySet()) {
                record.headers().add(h.getKey(), h.getValue().getBytes(StandardCharsets.UTF_8));
            }
            return record;
        }
    }
}
