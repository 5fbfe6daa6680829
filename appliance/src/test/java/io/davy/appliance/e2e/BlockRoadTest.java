package io.davy.appliance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.appliance.Bearings;
import io.davy.detection.DetectionJob;
import io.davy.ingest.Gateway;
import io.davy.ingest.GatewayConfig;
import io.davy.jobs.ClusterConfig;
import io.davy.jobs.JobConfig;
import io.davy.jobs.LocalCluster;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Mosquitto;
import io.davy.parts.Ports;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Floor;
import io.davy.plant.Plant.IncidentSettings;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Plant.Site;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Ways;
import io.davy.topic.Topics;
import io.davy.wire.ReadingBatch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waveforms of a real field device's kind through MQTT, the gateway, Kafka and the detection job. */
class BlockRoadTest {
    private static final Place PLACE = new Place(1, 1, 1, "F0");
    private static final Plant PLANT = new Plant(
            1,
            new Site("S1", null, "UTC", null),
            List.of(new Floor("F0", 0, null)),
            List.of(new Zone("Z1", null, "A1", "F0", List.of(), null)),
            Map.of(),
            List.of(new Sensor(
                    "VT-1",
                    SensorKind.VIBRATION,
                    null,
                    "mm/s",
                    new Range(0, 50),
                    "Z1",
                    PLACE,
                    "P-1",
                    Duration.ofMinutes(1),
                    null,
                    null,
                    null)),
            List.of(new Machine(
                    "P-1", null, "pump", "Z1", PLACE, List.of(), 2, "rigid", 1780.0, null, Bearings.BEARING, null)),
            List.of(),
            Ways.NONE,
            List.of(),
            new IncidentSettings(Duration.ofMinutes(10), 40));

    @TempDir
    private static Path dir;

    @Test
    void aDamagedBearingIsAlarmedFromItsWaveformAndItsVelocityBecomesAReading() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
                Mosquitto mosquitto = Mosquitto.start(dir.resolve("mqtt"), Ports.free());
                LocalCluster cluster = LocalCluster.start(
                        ClusterConfig.create(c -> c.restPort(0).slots(1).scratch(dir.resolve("scratch"))))) {
            kafka.createTopics(1, List.of());
            JobConfig cfg =
                    JobConfig.create(c -> c.bootstrap(kafka.bootstrap()).checkpoints(dir.resolve("checkpoints")));
            cluster.submit(DetectionJob.NAME, cfg, new DetectionJob(cfg, PLANT));
            URI mqtt = URI.create(mosquitto.url());
            GatewayConfig gateway = GatewayConfig.create(
                    c -> c.kafkaBootstrap(kafka.bootstrap()).mqtt(mqtt));
            try (Gateway running = Gateway.start(gateway, PLANT);
                    Field field = new Field(mqtt)) {
                await().until(() -> running.health().stream()
                        .filter(p -> p.part().equals("ingest-mqtt"))
                        .allMatch(p -> p.ok()));
                long begun = System.currentTimeMillis() - 60_000;
                for (int i = 0; i < 3; i++) {
                    field.send("davy/blocks/VT-1", block(begun + i * 10_000, i));
                }
                Alarm alarm = await().until(
                                () -> Records.all(kafka.bootstrap(), Topics.ALARMS, Alarm.class).stream()
                                        .filter(a -> a.rule().equals("bearing_outer"))
                                        .findFirst(),
                                a -> a.isPresent())
                        .orElseThrow();
                assertThat(alarm.sensor()).isEqualTo("VT-1");
                assertThat(alarm.machine()).isEqualTo("P-1");
                assertThat(alarm.on()).isTrue();
                assertThat(alarm.explanation().text()).contains("outer race", "confidence", "Hz", "rpm");
                await().until(() -> Records.raw(kafka.bootstrap(), Topics.READINGS).stream()
                                .map(r -> parsed(r.value()))
                                .filter(b -> b.getReadingsCount() == 1
                                        && b.getReadings(0).getSensor().equals("VT-1")
                                        && b.getReadings(0).getValue() > 0.1)
                                .count()
                        == 3);
            }
        }
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }

    private static ReadingBatch parsed(byte[] value) {
        try {
            return ReadingBatch.parseFrom(value);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static String block(long timeMs, long seed) {
        String samples = Base64.getEncoder().encodeToString(Bearings.bytes(Bearings.damaged(seed, 29.5, 2)));
        return "{\"time\": " + timeMs + ", \"rate_hz\": " + Bearings.RATE_HZ + ", \"unit\": \"g\", \"samples\": \""
                + samples + "\"}";
    }
}
