package io.davy.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link OutRecord} field by field. */
public final class OutRecordSerializer extends ImmutableSerializer<OutRecord> {
    static final OutRecordSerializer INSTANCE = new OutRecordSerializer();
    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(OutRecord r, DataOutputView out) throws IOException {
        out.writeUTF(r.topic());
        writeBytes(r.key(), out);
        writeBytes(r.value(), out);
        out.writeInt(r.headers().size());
        for (Map.Entry<String, String> h : r.headers().entrySet()) {
            out.writeUTF(h.getKey());
            writeBytes(h.getValue().getBytes(StandardCharsets.UTF_8), out);
        }
    }

    @Override
    public OutRecord deserialize(DataInputView in) throws IOException {
        String topic = in.readUTF();
        byte[] key = readBytes(in);
        byte[] value = readBytes(in);
        int count = in.readInt();
        Map<String, String> headers = count == 0 ? Map.of() : new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            byte[] text = readBytes(in);
            headers.put(name, text == null ? "" : new String(text, StandardCharsets.UTF_8));
        }
        return new OutRecord(topic, key, value, headers);
    }

    @Override
    public TypeSerializerSnapshot<OutRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Version 1 of the layout. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<OutRecord> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
