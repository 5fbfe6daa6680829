package io.davy.bench;

import com.google.protobuf.CodedOutputStream;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** Writes batches of one zone's hundred sensors as plain protobuf, fast enough to outrun what is measured. */
final class BatchMaker {
    private final byte[][][] tags;
    private final SplittableRandom random = new SplittableRandom(7);
    private final double[] noise = new double[1 << 14];
    private int at;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);

    BatchMaker(int zones) {
        tags = new byte[zones][BenchPlant.SENSORS_A_ZONE][];
        for (int z = 0; z < zones; z++) {
            for (int s = 0; s < BenchPlant.SENSORS_A_ZONE; s++) {
                tags[z][s] = BenchPlant.tag(z, s).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            }
        }
        for (int i = 0; i < noise.length; i++) {
            // Sum of four uniforms: near enough to normal, and never so far out that a healthy sensor alarms.
            noise[i] =
                    (random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2) * 0.1;
        }
    }

    /**
     * One scan of a zone.
     *
     * @param loud index of a gas sensor that reads beyond its limit in this scan, or -1
     */
    byte[] scan(int zone, long timeMs, long receivedMs, int loud) {
        return scan(zone, timeMs, receivedMs, s -> s == loud);
    }

    /** One scan of a zone in which some gas sensors read beyond their limit. */
    byte[] scan(int zone, long timeMs, long receivedMs, IntPredicate loud) {
        bytes.reset();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes, 8192);
        try {
            out.writeString(ReadingBatch.ZONE_FIELD_NUMBER, BenchPlant.zone(zone));
            out.writeString(ReadingBatch.SOURCE_FIELD_NUMBER, "bench");
            out.writeInt64(ReadingBatch.TIME_MS_FIELD_NUMBER, timeMs);
            out.writeInt64(ReadingBatch.RECEIVED_MS_FIELD_NUMBER, receivedMs);
            for (int s = 0; s < BenchPlant.SENSORS_A_ZONE; s++) {
                byte[] tag = tags[zone][s];
                double value =
                        loud.test(s) ? BenchPlant.GAS_HIGH + 5 : BenchPlant.usual(s) + noise[at++ & noise.length - 1];
                out.writeTag(ReadingBatch.READINGS_FIELD_NUMBER, 2);
                out.writeUInt32NoTag(2 + tag.length + 9);
                out.writeByteArray(Reading.SENSOR_FIELD_NUMBER, tag);
                out.writeDouble(Reading.VALUE_FIELD_NUMBER, value);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        at += random.nextInt(3);
        return bytes.toByteArray();
    }
}
