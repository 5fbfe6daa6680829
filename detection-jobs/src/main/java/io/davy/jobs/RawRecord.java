package io.davy.jobs;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as it came, undecoded: what cannot be read must reach an operator that can dead-letter it. Its bytes are never changed.
 *
 * @param topic where it came from
 * @param partition where in the topic
 * @param offset where in the partition
 * @param timestamp of the record, milliseconds since 1970-01-01 UTC
 * @param key its key's bytes
 * @param value its value's bytes; null deletes the key of a compact topic
 */
public record RawRecord(
        String topic, int partition, long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {

    /** The type, with a serializer of its own. */
    public static final TypeInformation<RawRecord> TYPE =
            new PlainType<>(RawRecord.class, RawRecordSerializer.INSTANCE);

    /** The key as UTF-8 text; empty where there is none. */
    public String keyText() {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /** Where it came from in one word: {@code davy.readings-0@17}. */
    public String origin() {
        return topic + '-' + partition + '@' + offset;
    }
}
