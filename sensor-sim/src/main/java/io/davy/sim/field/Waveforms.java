package io.davy.sim.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.mqtt.MqttLink;
import io.davy.sim.mqtt.MqttLink.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The accelerometers of machines whose bearing is known: each sends a stretch of its fast signal now and then, on {@code davy/blocks/TAG}. */
final class Waveforms {
    private static final long EVERY_MS = 10_000;
    private static final double SECONDS = 2;
    private static final double RATE_HZ = 12_800;
    /** One step of the 16 bits, g: a device of 50 g. */
    private static final double STEP_G = 50.0 / Short.MAX_VALUE;

    private final List<Sensor> sensors;
    private final MqttLink link;
    private final Map<String, Long> due = new LinkedHashMap<>();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    Waveforms(Plant plant, MqttLink link) {
        List<String> known = plant.machines().stream()
                .filter(m -> m.bearing() != null)
                .map(Machine::id)
                .toList();
        this.sensors = plant.sensors().stream()
                .filter(s ->
                        s.kind() == SensorKind.VIBRATION && known.contains(Objects.requireNonNullElse(s.machine(), "")))
                .toList();
        this.link = link;
    }

    /** Sends those that are due; they are spread over the interval. */
    void scan(long nowMs, FieldSensors.Field field) {
        for (int i = 0; i < sensors.size(); i++) {
            String tag = sensors.get(i).tag();
            long first = nowMs + EVERY_MS * (i + 1) / (sensors.size() + 1);
            if (nowMs >= due.computeIfAbsent(tag, t -> first)) {
                due.put(tag, nowMs + EVERY_MS);
                Instant begun = Instant.ofEpochMilli(nowMs - Math.round(1000 * SECONDS));
                send("davy/blocks/" + tag, block(begun, field.waveform(tag, begun, SECONDS, RATE_HZ)));
            }
        }
    }

    /** At QoS 0, one at a time: what the broker does not take now it need not have. */
    private void send(String topic, byte[] payload) {
        if (sent.isDone()) {
            sent = link.send(new Message(topic, payload, 0, false));
        }
    }

    private static byte[] block(Instant begun, float[] g) {
        ByteBuffer samples = ByteBuffer.allocate(2 * g.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float v : g) {
            samples.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(v / STEP_G))));
        }
        ObjectNode block = Json.DAVY
                .createObjectNode()
                .put("time", begun.toString())
                .put("rate_hz", RATE_HZ)
                .put("unit", "g")
                .put("encoding", "int16")
                .put("scale", STEP_G)
                .put("samples", Base64.getEncoder().encodeToString(samples.array()));
        return Json.bytes(block);
    }
}
