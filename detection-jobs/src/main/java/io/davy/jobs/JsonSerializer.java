package io.davy.jobs;

import io.davy.json.Json;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes a record as its version and its JSON; a value of a newer version is refused, one of an older version is read as far as it goes. */
public final class JsonSerializer<T> extends ImmutableSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final int version;

    JsonSerializer(Class<T> type, int version) {
        this.type = type;
        this.version = version;
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        out.writeShort(version);
        writeBytes(Json.bytes(value), out);
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        int written = in.readUnsignedShort();
        byte[] json = readBytes(in);
        if (json == null || written > version) {
            throw new IOException("a " + type.getSimpleName() + " of version " + written
                    + " was found; this program knows versions up to " + version + ": run the newer program");
        }
        return Json.read(json, type);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof JsonSerializer<?> s && s.type == type && s.version == version;
    }

    @Override
    public int hashCode() {
        return type.getName().hashCode() * 31 + version;
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new Snapshot<>(type, version);
    }

    /** Remembers the record's class and version in a checkpoint. */
    public static final class Snapshot<T> implements TypeSerializerSnapshot<T> {
        private @Nullable Class<T> type;
        private int version;

        /** For Flink, before {@link #readSnapshot}. */
        public Snapshot() {}

        Snapshot(Class<T> type, int version) {
            this.type = type;
            this.version = version;
        }

        @Override
        public int getCurrentVersion() {
            return 1;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeUTF(known().getName());
            out.writeInt(version);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
            String name = in.readUTF();
            version = in.readInt();
            try {
                type = (Class<T>) Class.forName(name, false, loader);
            } catch (ClassNotFoundException e) {
                throw new IOException("the checkpoint holds " + name + ", which this program does not have", e);
            }
        }

        @Override
        public TypeSerializer<T> restoreSerializer() {
            return new JsonSerializer<>(known(), version);
        }

        @Override
        public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
            return old instanceof Snapshot<T> s && s.type == type && s.version <= version
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }

        private Class<T> known() {
            if (type == null) {
                throw new IllegalStateException("the snapshot was not read yet");
            }
            return type;
        }
    }
}
