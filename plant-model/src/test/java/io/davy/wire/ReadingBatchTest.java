package io.davy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import org.junit.jupiter.api.Test;

class ReadingBatchTest {
    @Test
    void comesBackAsItWasSent() throws InvalidProtocolBufferException {
        ReadingBatch sent = ReadingBatch.newBuilder()
                .setZone("Z-H2S")
                .setSource("gw-1")
                .setTimeMs(1_767_323_045_678L)
                .setReceivedMs(1_767_323_045_700L)
                .addReadings(
                        Reading.newBuilder().setSensor("AT-1101").setValue(12.5).setOffsetMs(-250))
                .addReadings(Reading.newBuilder()
                        .setSensor("R1/H2S")
                        .setValue(Double.NaN)
                        .setQuality(Quality.COMMUNICATION_LOST)
                        .setPose(Pose.newBuilder().setX(1).setY(-2).setZ(0.4).setMap("F0")))
                .build();
        assertThat(ReadingBatch.parseFrom(sent.toByteArray())).isEqualTo(sent);
    }

    @Test
    void signOfLifeIsABatchWithoutReadings() throws InvalidProtocolBufferException {
        ReadingBatch back = ReadingBatch.parseFrom(
                ReadingBatch.newBuilder().setZone("Z1").setTimeMs(5).build().toByteArray());
        assertThat(back.getReadingsList()).isEmpty();
        assertThat(back.getTimeMs()).isEqualTo(5);
    }
}
