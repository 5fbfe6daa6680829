package io.davy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.ingest.field.ClockMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
    @Test
    void defaultsServeOneBox() {
        GatewayConfig c = GatewayConfig.create(b -> {});
        assertThat(c)
                .isEqualTo(new GatewayConfig(
                        "127.0.0.1:9092",
                        URI.create("mqtt://127.0.0.1:1883"),
                        "davy",
                        "uagv",
                        ClockMode.LIVE,
                        c.now(),
                        786_432,
                        4_000_000,
                        65_535,
                        33_554_432,
                        Duration.ofSeconds(5)));
    }

    @Test
    void everyKeyCanBeSet() {
        InstantSource fixed = InstantSource.fixed(Instant.EPOCH);
        GatewayConfig c = GatewayConfig.create(b -> b.kafkaBootstrap("k:1")
                .mqtt(URI.create("mqtts://m:2"))
                .clientId("site-2")
                .vdaInterface("robots")
                .clock(ClockMode.RECORDED)
                .now(fixed)
                .maxPayloadBytes(3)
                .maxBlockBytes(6)
                .mqttReceiveMaximum(4)
                .kafkaMemoryBytes(5)
                .proofEvery(Duration.ofSeconds(9)));
        assertThat(c)
                .isEqualTo(new GatewayConfig(
                        "k:1",
                        URI.create("mqtts://m:2"),
                        "site-2",
                        "robots",
                        ClockMode.RECORDED,
                        fixed,
                        3,
                        6,
                        4,
                        5,
                        Duration.ofSeconds(9)));
    }
}
