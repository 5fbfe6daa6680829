package io.davy.jobs;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to Kafka; it names its own topic.
 *
 * @param topic where it goes
 * @param key its key's bytes
 * @param value its value's bytes
 * @param headers its headers, written as UTF-8 in this order
 */
public record OutRecord(String topic, byte @Nullable [] key, byte @Nullable [] value, Map<String, String> headers) {

    /** The type, with a serializer of its own. */
    public static final TypeInformation<OutRecord> TYPE =
            new PlainType<>(OutRecord.class, OutRecordSerializer.INSTANCE);

    /** A record with a text key and no headers. */
    public static OutRecord of(String topic, String key, byte[] value) {
        return new OutRecord(topic, key.getBytes(StandardCharsets.UTF_8), value, Map.of());
    }

    /** The same with one more header. */
    public OutRecord with(String header, String text) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, text);
        return new OutRecord(topic, key, value, more);
    }
}
