package io.davy.jobs;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** The type information of a class that brings a serializer of its own; never a key. */
public final class PlainType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final TypeSerializer<T> serializer;

    public PlainType(Class<T> type, TypeSerializer<T> serializer) {
        this.type = type;
        this.serializer = serializer;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer.duplicate();
    }

    @Override
    public String toString() {
        return "PlainType<" + type.getSimpleName() + ">";
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof PlainType<?> p && p.type == type && p.serializer.equals(serializer);
    }

    @Override
    public int hashCode() {
        return type.getName().hashCode();
    }

    @Override
    public boolean canEqual(Object o) {
        return o instanceof PlainType;
    }
}
