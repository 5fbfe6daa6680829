package io.davy.ingest;

import io.davy.ingest.field.ClockMode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * How the gateway reaches the field and Kafka.
 *
 * @param kafkaBootstrap host:port of Kafka, several with commas
 * @param mqtt {@code mqtt://[user:password@]host:port}, or {@code mqtts://} for TLS
 * @param clientId MQTT client id and Kafka client id; the MQTT session goes by it, so it stays the same over restarts and no two
 *     gateways share it
 * @param vdaInterface first level of the VDA 5050 topics
 * @param clock which times readings may carry
 * @param now the clock that readings are judged by and stamped with
 * @param maxPayloadBytes a larger MQTT message is a dead letter
 * @param maxBlockBytes a larger MQTT message on a topic of blocks is a dead letter
 * @param mqttReceiveMaximum how many messages the MQTT broker may send before the first of them is acknowledged. The default is all
 *     that MQTT allows, because mosquitto 2.0.11 goes beyond any lower figure and is then disconnected; a few hundred bound the
 *     memory better with a broker that keeps to it
 * @param kafkaMemoryBytes how much may wait for Kafka before the field is made to wait
 * @param proofEvery how often the gateway sends a proof reading through its own front door; zero: never, as always with recorded times
 */
public record GatewayConfig(
        String kafkaBootstrap,
        URI mqtt,
        String clientId,
        String vdaInterface,
        ClockMode clock,
        InstantSource now,
        int maxPayloadBytes,
        int maxBlockBytes,
        int mqttReceiveMaximum,
        long kafkaMemoryBytes,
        Duration proofEvery) {

    /** The defaults, changed by the caller. */
    public static GatewayConfig create(Consumer<Builder> change) {
        Builder b = new Builder();
        change.accept(b);
        return new GatewayConfig(
                b.kafkaBootstrap,
                b.mqtt,
                b.clientId,
                b.vdaInterface,
                b.clock,
                b.now,
                b.maxPayloadBytes,
                b.maxBlockBytes,
                b.mqttReceiveMaximum,
                b.kafkaMemoryBytes,
                b.proofEvery);
    }

    /** The defaults, in plain sight. */
    public static final class Builder {
        private String kafkaBootstrap = "127.0.0.1:9092";
        private URI mqtt = URI.create("mqtt://127.0.0.1:1883");
        private String clientId = "davy";
        private String vdaInterface = "uagv";
        private ClockMode clock = ClockMode.LIVE;
        private InstantSource now = InstantSource.system();
        private int maxPayloadBytes = 768 * 1024;
        private int maxBlockBytes = 4_000_000;
        private int mqttReceiveMaximum = 65_535;
        private long kafkaMemoryBytes = 32L * 1024 * 1024;
        private Duration proofEvery = Duration.ofSeconds(5);

        private Builder() {}

        public Builder kafkaBootstrap(String value) {
            kafkaBootstrap = value;
            return this;
        }

        public Builder mqtt(URI value) {
            mqtt = value;
            return this;
        }

        public Builder clientId(String value) {
            clientId = value;
            return this;
        }

        public Builder vdaInterface(String value) {
            vdaInterface = value;
            return this;
        }

        public Builder clock(ClockMode value) {
            clock = value;
            return this;
        }

        public Builder now(InstantSource value) {
            now = value;
            return this;
        }

        public Builder maxPayloadBytes(int value) {
            maxPayloadBytes = value;
            return this;
        }

        public Builder maxBlockBytes(int value) {
            maxBlockBytes = value;
            return this;
        }

        public Builder mqttReceiveMaximum(int value) {
            mqttReceiveMaximum = value;
            return this;
        }

        public Builder kafkaMemoryBytes(long value) {
            kafkaMemoryBytes = value;
            return this;
        }

        public Builder proofEvery(Duration value) {
            proofEvery = value;
            return this;
        }
    }
}
