package io.davy.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.ingest.TestPlants;
import io.davy.ingest.field.ClockMode;
import io.davy.ingest.field.Directory;
import io.davy.ingest.field.TimeCheck;
import io.davy.wire.Block;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockJsonTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Directory PLANT = new Directory(TestPlants.plant());
    private static final BlockJson JSON = new BlockJson(new TimeCheck(ClockMode.LIVE, InstantSource.fixed(NOW)));

    private static BlockJson.Read read(String topic, String payload) {
        return JSON.decode(topic, payload.getBytes(StandardCharsets.UTF_8), PLANT, NOW.toEpochMilli());
    }

    private static Block block(String topic, String payload) {
        BlockJson.Read read = read(topic, payload);
        assertThat(read.problems().hasProblems()).isFalse();
        return read.block();
    }

    @Test
    void samplesAreNumbersOrFloatsOrScaledIntegers() {
        String head = "{\"time\":\"2026-06-01T11:59:00Z\",\"rate_hz\":25600,\"unit\":\"g\",\"speed_rpm\":1480,";
        byte[] floats = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(0.5f)
                .putFloat(-1.25f)
                .array();
        byte[] shorts = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 500)
                .putShort((short) -1250)
                .array();
        String[] bodies = {
            "\"samples\":[0.5,-1.25]}",
            "\"samples\":\"" + Base64.getEncoder().encodeToString(floats) + "\"}",
            "\"encoding\":\"int16\",\"scale\":0.001,\"samples\":\""
                    + Base64.getEncoder().encodeToString(shorts) + "\"}"
        };
        for (String body : bodies) {
            Block b = block("davy/blocks/AT-1", head + body);
            assertThat(b.getSensor()).isEqualTo("AT-1");
            assertThat(b.getTimeMs()).isEqualTo(NOW.toEpochMilli() - 60_000);
            assertThat(b.getReceivedMs()).isEqualTo(NOW.toEpochMilli());
            assertThat(b.getWaveform().getRateHz()).isEqualTo(25_600);
            assertThat(b.getWaveform().getSpeedRpm()).isEqualTo(1480);
            assertThat(b.getWaveform().getSamplesList()).containsExactly(0.5f, -1.25f);
        }
    }

    @Test
    void aRobotsThermalFrameHasItsPose() {
        Block b = block("davy/robots/R1/blocks", """
                {"name":"thermal","width":2,"height":1,"centikelvin":[29815,65535],"emissivity":0.95,
                 "field_of_view_deg":50,"distance_m":3,"pose":{"x":1.5,"y":2,"z":0.4,"map":"F0"}}""");
        assertThat(b.getSensor()).isEqualTo("R1/thermal");
        assertThat(b.getSource()).isEqualTo("R1");
        assertThat(b.getTimeMs()).isEqualTo(NOW.toEpochMilli());
        assertThat(b.getThermal().getCentikelvin().toByteArray())
                .containsExactly((byte) 0x77, (byte) 0x74, (byte) 0xff, (byte) 0xff);
        assertThat(b.getThermal().getEmissivity()).isCloseTo(0.95, within(1e-12));
        assertThat(b.getThermal().getPose().getX()).isEqualTo(1.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "davy/blocks/AT-1 | hello | not JSON at line 1, column",
                "davy/blocks/AT-1 | [] | expected a waveform or a thermal frame",
                "davy/blocks/NO-1 | {} | sensor \"NO-1\" is not in the plant",
                "davy/robots/R9/blocks | {} | robot \"R9\" is not in the plant",
                "davy/robots/R1/blocks | {\"samples\":[1,2]} | name: found nothing, expected text",
                "davy/blocks/AT-1 | {\"samples\":[1,2]} | rate_hz: found nothing, expected a number",
                "davy/blocks/AT-1 | {\"rate_hz\":-1,\"unit\":\"g\",\"samples\":[1,2]} | expected samples per second, above 0",
                "davy/blocks/AT-1 | {\"rate_hz\":10,\"unit\":\"inch\",\"samples\":[1,2]} | expected g, m/s2 or mm/s",
                "davy/blocks/AT-1 | {\"rate_hz\":10,\"unit\":\"g\",\"samples\":[1]} | found 1, expected at least 2",
                "davy/blocks/AT-1 | {\"rate_hz\":10,\"unit\":\"g\",\"samples\":[1,\"x\"]} | samples[1]: found \"x\"",
                "davy/blocks/AT-1 | {\"rate_hz\":10,\"unit\":\"g\",\"samples\":[1,1e99]} | expected a finite one",
                "davy/blocks/AT-1 | {\"rate_hz\":10,\"unit\":\"g\",\"samples\":\"%%\"} | not base64",
                "davy/blocks/AT-1 | {\"rate_hz\":10,\"unit\":\"g\",\"samples\":\"AAAA\"} | expected a multiple of 4",
                "davy/blocks/AT-1 | {\"rate_hz\":10,\"unit\":\"g\",\"encoding\":\"mp3\",\"samples\":\"AAAA\"} | expected float32 or int16",
                "davy/blocks/AT-1 | {\"rate_hz\":10,\"unit\":\"g\",\"speed_rpm\":-5,\"samples\":[1,2]} | speed_rpm: found -5.0",
                "davy/blocks/AT-1 | {\"width\":2,\"height\":2,\"centikelvin\":[1,2,3]} | expected width x height, 4",
                "davy/blocks/AT-1 | {\"width\":0,\"height\":2,\"centikelvin\":[1]} | expected a whole number from 1",
                "davy/blocks/AT-1 | {\"width\":1,\"height\":1,\"centikelvin\":[-4]} | expected hundredths of a kelvin",
                "davy/blocks/AT-1 | {\"time\":\"1999-01-01T00:00:00Z\",\"samples\":[1,2]} | expected at most 7 days before",
            })
    void whatIsWrongIsSaid(String topic, String payload, String reason) {
        BlockJson.Read read = read(topic, payload);
        assertThat(read.block()).isNull();
        assertThat(read.problems().reason()).contains(reason);
    }

    @Property(tries = 300)
    void noBytesBreakTheDecoder(@ForAll @Size(max = 60) byte[] payload) {
        BlockJson.Read read = JSON.decode("davy/blocks/AT-1", payload, PLANT, NOW.toEpochMilli());
        assertThat(read.block() != null || read.problems().hasProblems()).isTrue();
    }
}
