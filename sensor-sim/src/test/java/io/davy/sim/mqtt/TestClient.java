package io.davy.sim.mqtt;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A client that hears everything below a topic filter. */
public final class TestClient implements AutoCloseable {
    /** A message as it came. */
    public record Heard(String topic, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final MqttLink link;

    public TestClient(URI mqtt, String... filters) {
        link = MqttLink.to(
                mqtt,
                new MqttLink.Spec(
                        "test-" + UUID.randomUUID(),
                        () -> null,
                        List.of(filters),
                        (t, p) -> heard.add(new Heard(t, p)),
                        () -> {},
                        true));
        link.connect();
    }

    public List<Heard> heard(Predicate<String> topic) {
        return heard.stream().filter(h -> topic.test(h.topic())).toList();
    }

    public void send(String topic, byte[] payload) {
        link.send(new MqttLink.Message(topic, payload, 1, false)).join();
    }

    @Override
    public void close() {
        link.close();
    }
}
