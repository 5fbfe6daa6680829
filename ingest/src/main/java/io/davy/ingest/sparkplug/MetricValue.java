package io.davy.ingest.sparkplug;

import io.davy.wire.Quality;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertySet;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertyValue;
import org.jspecify.annotations.Nullable;

/** Turns a Sparkplug metric into a number and a quality. */
final class MetricValue {
    private static final int OPC_GOOD = 192;
    private static final int OPC_UNCERTAIN = 64;
    private static final int STALE = 500;

    private MetricValue() {}

    /** The number, or null if the metric carries none that can be used. */
    static @Nullable Double number(Metric m, int datatype) {
        DataType type = DataType.forNumber(datatype);
        Double value = switch (m.getValueCase()) {
            case INT_VALUE -> (double) integer(m.getIntValue(), type);
            case LONG_VALUE -> wide(m.getLongValue(), type);
            case FLOAT_VALUE -> (double) m.getFloatValue();
            case DOUBLE_VALUE -> m.getDoubleValue();
            case BOOLEAN_VALUE -> m.getBooleanValue() ? 1.0 : 0.0;
            case STRING_VALUE, BYTES_VALUE, DATASET_VALUE, TEMPLATE_VALUE, EXTENSION_VALUE, VALUE_NOT_SET -> null;
        };
        return value != null && Double.isFinite(value) ? value : null;
    }

    private static long integer(int bits, @Nullable DataType type) {
        if (type == DataType.Int8) {
            return (byte) bits;
        }
        if (type == DataType.Int16) {
            return (short) bits;
        }
        return type == DataType.Int32 ? bits : Integer.toUnsignedLong(bits);
    }

    private static double wide(long bits, @Nullable DataType type) {
        if (type == DataType.UInt64 && bits < 0) {
            return (bits >>> 1) * 2.0 + (bits & 1);
        }
        return bits;
    }

    /** The metric's quality property (OPC codes: 192 good, 64 uncertain, 0 bad, 500 stale), or GOOD. */
    static Quality quality(Metric m) {
        PropertySet set = m.getProperties();
        for (int i = 0; i < Math.min(set.getKeysCount(), set.getValuesCount()); i++) {
            if (set.getKeys(i).equalsIgnoreCase("Quality")) {
                return quality(code(set.getValues(i)));
            }
        }
        return Quality.GOOD;
    }

    private static long code(PropertyValue value) {
        return switch (value.getValueCase()) {
            case INT_VALUE -> value.getIntValue();
            case LONG_VALUE -> value.getLongValue();
            case FLOAT_VALUE,
                    DOUBLE_VALUE,
                    BOOLEAN_VALUE,
                    STRING_VALUE,
                    PROPERTYSET_VALUE,
                    PROPERTYSETS_VALUE,
                    EXTENSION_VALUE,
                    VALUE_NOT_SET -> 0;
        };
    }

    private static Quality quality(long code) {
        if (code == STALE) {
            return Quality.COMMUNICATION_LOST;
        }
        if (code >= OPC_GOOD && code < OPC_GOOD + OPC_UNCERTAIN) {
            return Quality.GOOD;
        }
        return code >= OPC_UNCERTAIN && code < OPC_GOOD ? Quality.OUT_OF_SPECIFICATION : Quality.FAILURE;
    }
}
