package io.davy.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The walker reads what protobuf writes, and refuses what protobuf refuses. */
class ReadingWalkerProperties {
    private final ReadingWalker walker = new ReadingWalker();

    @Property(tries = 300)
    void walksWhatProtobufWrites(@ForAll("batches") ReadingBatch batch) {
        assertWalks(batch.toByteArray(), batch);
    }

    @Property(tries = 100)
    void fieldsMayComeInAnyOrder(@ForAll("batches") ReadingBatch batch) throws IOException {
        ByteArrayOutputStream shuffled = new ByteArrayOutputStream();
        for (Reading r : batch.getReadingsList()) {
            ReadingBatch.newBuilder().addReadings(r).build().writeTo(shuffled);
        }
        batch.toBuilder().clearReadings().build().writeTo(shuffled);
        assertWalks(shuffled.toByteArray(), batch);
    }

    @Property(tries = 500)
    void arbitraryBytesAreWalkedOrRefusedButNeverHang(@ForAll byte[] bytes) {
        try {
            walker.open(bytes);
            int n = 0;
            while (walker.next()) {
                n++;
            }
            assertThat(n).isEqualTo(walker.readings());
        } catch (MalformedBatchException e) {
            assertThat(e).hasMessageContaining("ReadingBatch");
        }
    }

    @Property(tries = 200)
    void aBatchCutShortIsRefusedOrShorter(@ForAll("batches") ReadingBatch batch, @ForAll double where) {
        byte[] whole = batch.toByteArray();
        int cut = (int) (Math.abs(where % 1.0) * whole.length);
        byte[] part = java.util.Arrays.copyOf(whole, cut);
        try {
            walker.open(part);
            while (walker.next()) {
                assertThat(walker.tag()).isNotEmpty();
            }
            assertThat(walker.readings()).isLessThanOrEqualTo(batch.getReadingsCount());
        } catch (MalformedBatchException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Example
    void unknownFieldsOfANewerVersionAreSteppedOver() {
        UnknownFieldSet newer = UnknownFieldSet.newBuilder()
                .addField(
                        200,
                        UnknownFieldSet.Field.newBuilder()
                                .addVarint(7)
                                .addFixed32(1)
                                .addFixed64(2)
                                .build())
                .build();
        ReadingBatch batch = ReadingBatch.newBuilder()
                .setZone("Z")
                .addReadings(Reading.newBuilder().setSensor("A").setValue(1.5).setUnknownFields(newer))
                .setUnknownFields(newer)
                .build();
        assertWalks(batch.toByteArray(), batch);
    }

    @Example
    void aReadingWithoutATagIsRefused() {
        byte[] bytes = ReadingBatch.newBuilder()
                .addReadings(Reading.newBuilder().setValue(1))
                .build()
                .toByteArray();
        walker.open(bytes);
        assertThatThrownBy(walker::next)
                .isInstanceOf(MalformedBatchException.class)
                .hasMessageContaining("no sensor tag");
    }

    private void assertWalks(byte[] bytes, ReadingBatch batch) {
        walker.open(bytes);
        assertThat(walker.zone()).isEqualTo(batch.getZone());
        assertThat(walker.source()).isEqualTo(batch.getSource());
        assertThat(new String(walker.bytes(), walker.sourceOffset(), walker.sourceLength(), UTF_8))
                .isEqualTo(batch.getSource());
        assertThat(walker.receivedMs()).isEqualTo(batch.getReceivedMs());
        assertThat(walker.readings()).isEqualTo(batch.getReadingsCount());
        for (Reading r : batch.getReadingsList()) {
            assertThat(walker.next()).isTrue();
            assertThat(walker.tag()).isEqualTo(r.getSensor());
            assertThat(walker.value()).isEqualTo(r.getValue());
            assertThat(walker.timeMs()).isEqualTo(batch.getTimeMs() + r.getOffsetMs());
            assertThat(walker.quality()).isEqualTo(r.getQualityValue());
            assertThat(walker.posed()).isEqualTo(r.hasPose());
            double current = r.hasCurrentMa() ? r.getCurrentMa() : Double.NaN;
            assertThat(Double.compare(walker.currentMa(), current)).isZero();
        }
        assertThat(walker.next()).isFalse();
    }

    @Provide
    Arbitrary<ReadingBatch> batches() {
        Arbitrary<Reading> reading = Combinators.combine(
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(20),
                        Arbitraries.doubles(),
                        Arbitraries.longs().between(-100_000, 100_000),
                        Arbitraries.of(Quality.values()),
                        Arbitraries.of(true, false))
                .as((tag, v, off, q, pose) -> {
                    Reading.Builder b =
                            Reading.newBuilder().setSensor(tag).setValue(v).setOffsetMs(off);
                    if (q != Quality.UNRECOGNIZED) {
                        b.setQuality(q);
                    }
                    if (pose) {
                        b.setPose(Pose.newBuilder().setX(1).setMap("F0"));
                        b.setCurrentMa(v);
                    }
                    return b.build();
                });
        Arbitrary<List<Reading>> readings = reading.list().ofMaxSize(12);
        return Combinators.combine(
                        Arbitraries.strings().ofMaxLength(12),
                        readings,
                        Arbitraries.longs().between(0, 4_000_000_000_000L))
                .as((zone, rs, time) -> ReadingBatch.newBuilder()
                        .setZone(zone)
                        .setSource("GW-1")
                        .setTimeMs(time)
                        .setReceivedMs(time + 3)
                        .addAllReadings(rs)
                        .build());
    }
}
