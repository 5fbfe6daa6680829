package io.davy.sim.field;

import io.davy.sim.mqtt.MqttLink;
import io.davy.sim.mqtt.MqttLink.Message;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes with QoS 1 and keeps what a broker has not acknowledged, as a gateway does, up to a bound. */
final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final int KEPT = 10_000;

    private final MqttLink link;
    private final Semaphore room = new Semaphore(KEPT);
    private boolean fullTold;

    Publisher(MqttLink link) {
        this.link = link;
    }

    void publish(String topic, byte[] payload) {
        if (!room.tryAcquire()) {
            if (!fullTold) {
                fullTold = true;
                LOG.warn("the MQTT broker has acknowledged none of {} messages; newer ones are dropped", KEPT);
            }
            return;
        }
        fullTold = false;
        link.send(new Message(topic, payload, 1, false)).whenComplete((ok, error) -> room.release());
    }
}
