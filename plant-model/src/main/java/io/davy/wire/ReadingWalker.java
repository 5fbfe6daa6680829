package io.davy.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks the protobuf bytes of a {@link ReadingBatch} in place, without an object a reading: {@link #open}, then {@link #next} until it
 * is false. One walker serves one thread and is used again for each batch.
 *
 * <p>Accepts whatever protobuf accepts: fields in any order, unknown fields, a repeated scalar (the last one counts).
 */
public final class ReadingWalker {
    /** The qualities from this number upward carry no usable value. */
    public static final int FIRST_UNUSABLE_QUALITY = Quality.FUNCTION_CHECK_VALUE;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    private int zoneOffset;
    private int zoneLength;
    private int sourceOffset;
    private int sourceLength;
    private long batchTimeMs;
    private long receivedMs;
    private int readings;

    private int tagOffset;
    private int tagLength;
    private double value;
    private long offsetMs;
    private int quality;
    private boolean posed;
    private int poseOffset;
    private int poseLength;
    private double currentMa;

    /**
     * Begins a batch; checks its outer frame from end to end, so that a batch cut short is refused before its first reading is used.
     *
     * @throws MalformedBatchException if the bytes are not a ReadingBatch
     */
    public void open(byte[] batch) {
        bytes = batch;
        position = 0;
        end = batch.length;
        zoneOffset = zoneLength = sourceOffset = sourceLength = readings = 0;
        batchTimeMs = receivedMs = 0;
        while (position < end) {
            int key = (int) varint();
            int type = key & 7;
            switch (key >>> 3) {
                case 1 -> {
                    zoneLength = length(key, type);
                    zoneOffset = position;
                    position += zoneLength;
                }
                case 2 -> {
                    sourceLength = length(key, type);
                    sourceOffset = position;
                    position += sourceLength;
                }
                case 3 -> batchTimeMs = number(key, type);
                case 4 -> receivedMs = number(key, type);
                case 5 -> {
                    int n = length(key, type);
                    position += n;
                    readings++;
                }
                default -> skip(key, type);
            }
        }
        position = 0;
    }

    /**
     * Moves to the next reading.
     *
     * @return false after the last one
     * @throws MalformedBatchException if the reading's bytes are not a Reading
     */
    public boolean next() {
        while (position < end) {
            int key = (int) varint();
            if (key == (5 << 3 | LENGTH)) {
                int n = length(key, LENGTH);
                reading(position + n);
                return true;
            }
            skip(key, key & 7);
        }
        return false;
    }

    private void reading(int readingEnd) {
        int batchEnd = end;
        end = readingEnd;
        tagOffset = tagLength = 0;
        value = 0;
        offsetMs = 0;
        quality = 0;
        posed = false;
        currentMa = Double.NaN;
        while (position < readingEnd) {
            int key = (int) varint();
            int type = key & 7;
            switch (key >>> 3) {
                case 1 -> {
                    tagLength = length(key, type);
                    tagOffset = position;
                    position += tagLength;
                }
                case 2 -> value = real(type, "value");
                case 3 -> {
                    long zigzag = number(key, type);
                    offsetMs = (zigzag >>> 1) ^ -(zigzag & 1);
                }
                case 4 -> quality = (int) number(key, type);
                case 5 -> {
                    poseLength = length(key, type);
                    poseOffset = position;
                    position += poseLength;
                    posed = true;
                }
                case 6 -> currentMa = real(type, "current_ma");
                default -> skip(key, type);
            }
        }
        end = batchEnd;
        if (tagLength == 0) {
            throw bad("a reading has no sensor tag");
        }
    }

    private double real(int type, String field) {
        if (type != FIXED64 || end - position < 8) {
            throw bad(field + " is not a double");
        }
        double real = Double.longBitsToDouble((long) LONGS.get(bytes, position));
        position += 8;
        return real;
    }

    private long number(int key, int type) {
        if (type != VARINT) {
            throw bad("field " + (key >>> 3) + " is not a number");
        }
        return varint();
    }

    private int length(int key, int type) {
        if (type != LENGTH) {
            throw bad("field " + (key >>> 3) + " is not text or a message");
        }
        long n = varint();
        if (n < 0 || n > end - position) {
            throw bad("field " + (key >>> 3) + " runs past the end");
        }
        return (int) n;
    }

    private void skip(int key, int type) {
        if (key >>> 3 == 0) {
            throw bad("field number 0");
        }
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> forward(8);
            case LENGTH -> {
                int n = length(key, type);
                position += n;
            }
            case FIXED32 -> forward(4);
            default -> throw bad("unknown wire type " + type);
        }
    }

    private void forward(int n) {
        if (end - position < n) {
            throw bad("cut short");
        }
        position += n;
    }

    private long varint() {
        int at = position;
        if (at < end) {
            byte first = bytes[at];
            if (first >= 0) {
                position = at + 1;
                return first;
            }
        }
        long result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) {
                throw bad("cut short");
            }
            byte b = bytes[position++];
            result |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return result;
            }
        }
        throw bad("a number is longer than 10 bytes");
    }

    private MalformedBatchException bad(String what) {
        return new MalformedBatchException("not a davy.v1.ReadingBatch: " + what + " at byte " + position);
    }

    /** The batch's zone; empty if it names none. */
    public String zone() {
        return text(zoneOffset, zoneLength);
    }

    /** The batch's source. */
    public String source() {
        return text(sourceOffset, sourceLength);
    }

    /** Where the batch's source begins in {@link #bytes}. */
    public int sourceOffset() {
        return sourceOffset;
    }

    /** Length of the batch's source, bytes. */
    public int sourceLength() {
        return sourceLength;
    }

    /** The batch's time, milliseconds since 1970 on the device's clock. */
    public long batchTimeMs() {
        return batchTimeMs;
    }

    /** When ingest had the batch in hand, milliseconds since 1970; 0 if unknown. */
    public long receivedMs() {
        return receivedMs;
    }

    /** How many readings the batch has. */
    public int readings() {
        return readings;
    }

    /** The whole batch's bytes; the tag lies in them. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the reading's tag begins in {@link #bytes}. */
    public int tagOffset() {
        return tagOffset;
    }

    /** Length of the reading's tag, bytes. */
    public int tagLength() {
        return tagLength;
    }

    /** The reading's tag, as a new string. */
    public String tag() {
        return text(tagOffset, tagLength);
    }

    /** The reading's value in the sensor's unit. */
    public double value() {
        return value;
    }

    /** The reading's time, milliseconds since 1970. */
    public long timeMs() {
        return batchTimeMs + offsetMs;
    }

    /** The reading's {@link Quality} number; one that this version does not know is above all that it knows. */
    public int quality() {
        return quality;
    }

    /** Whether a robot took the reading. */
    public boolean posed() {
        return posed;
    }

    /** The loop current that the value was made of, mA; NaN if the reading names none. */
    public double currentMa() {
        return currentMa;
    }

    /**
     * Where the robot stood.
     *
     * @throws MalformedBatchException if its bytes are not a Pose
     */
    public Pose pose() {
        try {
            return Pose.parser().parseFrom(bytes, poseOffset, poseLength);
        } catch (InvalidProtocolBufferException e) {
            throw bad("a pose cannot be read: " + e.getMessage());
        }
    }

    private String text(int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
