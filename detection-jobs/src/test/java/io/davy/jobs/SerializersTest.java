package io.davy.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.action.Action;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SerializersTest {
    private static final Action ACTION =
            new Action("a1", Action.Type.SEND, "in-1", "kim", Instant.parse("2026-01-01T00:00:00.123Z"), "look again");

    @Test
    void rawRecordComesBackAsItWasWithAndWithoutBytes() throws IOException {
        RawRecord full =
                new RawRecord("davy.readings", 3, 1L << 40, 1_700_000_000_000L, new byte[] {1}, new byte[2000]);
        RawRecord bare = new RawRecord("davy.plant", 0, 0, -1, null, null);
        assertThat(thereAndBack(RawRecord.TYPE, full))
                .usingRecursiveComparison()
                .isEqualTo(full);
        assertThat(thereAndBack(RawRecord.TYPE, bare))
                .usingRecursiveComparison()
                .isEqualTo(bare);
    }

    @Test
    void outRecordKeepsItsHeadersInOrder() throws IOException {
        OutRecord r = OutRecord.of("davy.dispatch.R1", "order-1", "{}".getBytes(StandardCharsets.UTF_8))
                .with("vda-topic", "order")
                .with("a", "가스");
        OutRecord back = thereAndBack(OutRecord.TYPE, r);
        assertThat(back).usingRecursiveComparison().isEqualTo(r);
        assertThat(back.headers().keySet()).containsExactly("vda-topic", "a");
    }

    @Test
    void jsonRecordComesBackEqual() throws IOException {
        assertThat(thereAndBack(JsonType.of(Action.class, 1), ACTION)).isEqualTo(ACTION);
    }

    @Test
    void jsonOfANewerProgramIsRefusedAndOfAnOlderOneRead() throws IOException {
        byte[] v2 = bytes(JsonType.of(Action.class, 2), ACTION);
        byte[] v1 = bytes(JsonType.of(Action.class, 1), ACTION);
        assertThatThrownBy(() -> serializer(JsonType.of(Action.class, 1)).deserialize(new DataInputDeserializer(v2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Action of version 2")
                .hasMessageContaining("newer program");
        assertThat(serializer(JsonType.of(Action.class, 2)).deserialize(new DataInputDeserializer(v1)))
                .isEqualTo(ACTION);
    }

    @Test
    void snapshotOfTheSerializerDecidesWhatCanBeRestored() throws IOException {
        TypeSerializer<Action> one = serializer(JsonType.of(Action.class, 1));
        TypeSerializer<Action> two = serializer(JsonType.of(Action.class, 2));
        TypeSerializerSnapshot<Action> written = restoredSnapshot(one);
        assertThat(written.restoreSerializer()).isEqualTo(one);
        assertThat(two.snapshotConfiguration()
                        .resolveSchemaCompatibility(written)
                        .isCompatibleAsIs())
                .isTrue();
        assertThat(one.snapshotConfiguration()
                        .resolveSchemaCompatibility(restoredSnapshot(two))
                        .isIncompatible())
                .isTrue();
    }

    @Test
    void deadLetterKeepsReasonOriginAndAtMostWhatABrokerTakes() {
        RawRecord big = new RawRecord("davy.actions", 0, 17, 0, new byte[] {7}, new byte[2_000_000]);
        OutRecord letter = DeadLetter.of(big, "not an Action");
        assertThat(letter.topic()).isEqualTo("davy.dead-letters");
        assertThat(letter.value()).hasSize(DeadLetter.MOST_BYTES);
        assertThat(letter.key()).containsExactly(7);
        assertThat(letter.headers().get("davy-reason"))
                .startsWith("not an Action")
                .contains("of 2000000 bytes");
        assertThat(letter.headers())
                .containsEntry("davy-origin", "davy.actions-0@17")
                .containsKey("davy-time");
    }

    private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static <T> byte[] bytes(TypeInformation<T> type, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer(type).serialize(value, out);
        return out.getCopyOfBuffer();
    }

    private static <T> T thereAndBack(TypeInformation<T> type, T value) throws IOException {
        DataOutputSerializer copied = new DataOutputSerializer(64);
        serializer(type).copy(new DataInputDeserializer(bytes(type, value)), copied);
        return serializer(type).deserialize(new DataInputDeserializer(copied.getCopyOfBuffer()));
    }

    private static <T> TypeSerializerSnapshot<T> restoredSnapshot(TypeSerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), SerializersTest.class.getClassLoader());
    }
}
