package io.davy.sim.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.json.Json;
import io.davy.sim.mqtt.TestBroker;
import io.davy.sim.mqtt.TestClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecordingPlayerIT {
    @Test
    void playsEveryScanInOrderThenASignOfLife() throws IOException {
        Recording recording = Recordings.open("metec-ch4", null);
        AtomicInteger told = new AtomicInteger();
        try (TestBroker broker = new TestBroker();
                TestClient client = new TestClient(broker.uri(), "davy/batches/metec")) {
            long begun = System.nanoTime();
            RecordingPlayer.play(recording, broker.uri(), (sent, of) -> told.set(sent));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            await().until(() -> client.heard(t -> true).size() == recording.size() + 1);
            String before = "";
            for (TestClient.Heard h : client.heard(t -> true)) {
                JsonNode batch = Json.DAVY.readTree(h.payload());
                assertThat(batch.get("time").asText()).isGreaterThanOrEqualTo(before);
                before = batch.get("time").asText();
            }
            JsonNode first = Json.DAVY.readTree(client.heard(t -> true).get(0).payload());
            assertThat(first.at("/readings/0/sensor").asText()).isEqualTo("E");
            JsonNode last = Json.DAVY.readTree(
                    client.heard(t -> true).get(recording.size()).payload());
            assertThat(last.get("readings")).isEmpty();
            assertThat(last.get("time").asText()).isEqualTo(recording.end().toString());
            assertThat(told).hasValue(recording.size());
        }
    }
}
