package io.davy.ingest.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.davy.ingest.field.FieldJson;
import io.davy.ingest.field.FieldJson.Unusable;
import io.davy.ingest.field.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Reads the parts of a block: arrays of numbers, or base64 of little-endian ones. */
final class BlockFields {
    private static final int LEAST_SAMPLES = 2;

    private BlockFields() {}

    /** Takes samples one by one. */
    interface Sink {
        void add(float sample);
    }

    /** A whole number. */
    static int whole(JsonNode root, String name, int least, int most) throws Unusable {
        JsonNode node = root.path(name);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            throw new Unusable(name + ": found " + FieldJson.shown(node) + ", expected a whole number from " + least
                    + " to " + most);
        }
        return node.intValue();
    }

    /** A number that need not be there; 0 then. */
    static double optional(JsonNode root, String name, double least, double most) throws Unusable {
        JsonNode node = root.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        double value = FieldJson.number(node, name);
        if (value < least || value > most) {
            throw new Unusable(name + ": found " + value + ", expected " + least + " to " + most);
        }
        return value;
    }

    /** The samples of a waveform. */
    static void samples(JsonNode root, Sink out) throws Unusable {
        JsonNode node = root.path("samples");
        int count;
        if (node.isArray()) {
            count = node.size();
            for (int i = 0; i < count; i++) {
                out.add(finite((float) FieldJson.number(node.get(i), "samples[" + i + "]"), i));
            }
        } else {
            count = packed(root, bytes(node, "samples"), out);
        }
        if (count < LEAST_SAMPLES) {
            throw new Unusable("samples: found " + count + ", expected at least " + LEAST_SAMPLES);
        }
    }

    private static int packed(JsonNode root, byte[] raw, Sink out) throws Unusable {
        String encoding = root.has("encoding") ? FieldJson.text(root.path("encoding"), "encoding") : "float32";
        int width = switch (encoding) {
            case "float32" -> Float.BYTES;
            case "int16" -> Short.BYTES;
            default -> throw new Unusable("encoding: found " + Problem.shown(encoding) + ", expected float32 or int16");
        };
        if (raw.length % width != 0) {
            throw new Unusable(
                    "samples: found " + raw.length + " bytes, expected a multiple of " + width + " for " + encoding);
        }
        double scale = root.has("scale") ? FieldJson.number(root.path("scale"), "scale") : 1;
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        int count = raw.length / width;
        for (int i = 0; i < count; i++) {
            double value = width == Short.BYTES ? buffer.getShort() : buffer.getFloat();
            out.add(finite((float) (scale * value), i));
        }
        return count;
    }

    private static float finite(float value, int i) throws Unusable {
        if (!Float.isFinite(value)) {
            throw new Unusable("samples[" + i + "]: found a number beyond what can be computed, expected a finite one");
        }
        return value;
    }

    /** The temperatures of a thermal frame: 16 bits each, little-endian. */
    static ByteString centikelvin(JsonNode root, long expected) throws Unusable {
        JsonNode node = root.path("centikelvin");
        byte[] raw;
        if (node.isArray()) {
            raw = new byte[2 * node.size()];
            for (int i = 0; i < node.size(); i++) {
                JsonNode n = node.get(i);
                if (!n.isIntegralNumber() || !n.canConvertToInt() || n.intValue() < 0 || n.intValue() > 0xffff) {
                    throw new Unusable("centikelvin[" + i + "]: found " + FieldJson.shown(n)
                            + ", expected hundredths of a kelvin, a whole number from 0 to 65535");
                }
                raw[2 * i] = (byte) n.intValue();
                raw[2 * i + 1] = (byte) (n.intValue() >> 8);
            }
        } else {
            raw = bytes(node, "centikelvin");
        }
        if (raw.length != 2 * expected) {
            throw new Unusable(
                    "centikelvin: found " + raw.length / 2.0 + " temperatures, expected width x height, " + expected);
        }
        return ByteString.copyFrom(raw);
    }

    private static byte[] bytes(JsonNode node, String name) throws Unusable {
        if (!node.isTextual()) {
            throw new Unusable(name + ": found " + FieldJson.shown(node) + ", expected an array of numbers, or base64");
        }
        try {
            return Base64.getDecoder().decode(node.textValue());
        } catch (IllegalArgumentException e) {
            throw new Unusable(name + ": found text that is not base64: " + e.getMessage());
        }
    }
}
