package io.davy.detection.job;

import io.davy.detection.watch.ZoneState;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes a {@link ZoneState} in its own versioned layout; it is changed in place, so a copy is deep. */
public final class ZoneStateSerializer extends TypeSerializer<ZoneState> {
    static final ZoneStateSerializer INSTANCE = new ZoneStateSerializer();
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<ZoneState> duplicate() {
        return this;
    }

    @Override
    public @Nullable ZoneState createInstance() {
        return null;
    }

    @Override
    public ZoneState copy(ZoneState from) {
        return from.copy();
    }

    @Override
    public ZoneState copy(ZoneState from, ZoneState reuse) {
        return from.copy();
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(ZoneState state, DataOutputView out) throws IOException {
        state.write(out);
    }

    @Override
    public ZoneState deserialize(DataInputView in) throws IOException {
        return ZoneState.read(in);
    }

    @Override
    public ZoneState deserialize(ZoneState reuse, DataInputView in) throws IOException {
        return ZoneState.read(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        ZoneState.read(in).write(out);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof ZoneStateSerializer;
    }

    @Override
    public int hashCode() {
        return ZoneStateSerializer.class.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<ZoneState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The layout's version lies in the bytes themselves. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ZoneState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
