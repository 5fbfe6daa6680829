package io.davy.sim.field;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Sensor;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A gateway that sends the sensors of one zone as JSON batches on {@code davy/batches/GW-n}. */
final class BatchGateway extends Outlet {
    private final String topic;
    private final Publisher publisher;

    BatchGateway(String name, List<Sensor> sensors, Publisher publisher) {
        super(sensors);
        this.topic = "davy/batches/" + name;
        this.publisher = publisher;
    }

    @Override
    void send(Instant time, Map<Sensor, Double> values) {
        ObjectNode batch = Json.DAVY.createObjectNode().put("time", time.toString());
        ArrayNode readings = batch.putArray("readings");
        values.forEach((s, v) -> readings.addObject().put("sensor", s.tag()).put("value", v));
        publisher.publish(topic, Json.bytes(batch));
    }
}
