package io.davy.ingest.mqtt;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes leave of a broker, if it is there to hear it. */
final class MqttClosing {
    private static final Logger LOG = LoggerFactory.getLogger(MqttClosing.class);

    private MqttClosing() {}

    static void disconnect(Mqtt5AsyncClient client) {
        try {
            client.disconnect().get(3, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("left without a goodbye: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
