package io.davy.bench;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A field gateway that reads its sensors each second and keeps what the broker has not taken, as a good one does. */
final class FieldLine {
    private final int port;
    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Queue<String[]> unsent = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Thread thread = new Thread(this::run, "field line");
    private boolean ending;
    private @Nullable Mqtt3BlockingClient client;

    FieldLine(int port, Map<String, Double> values) {
        this.port = port;
        this.values.putAll(values);
        thread.start();
    }

    /** From now on a sensor reads this. */
    void set(String tag, double value) {
        lock.lock();
        try {
            values.put(tag, value);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        lock.lock();
        try {
            while (!ending) {
                Instant now = Instant.now();
                values.forEach((tag, value) -> unsent.add(
                        new String[] {"davy/readings/" + tag, "{\"value\":" + value + ",\"time\":\"" + now + "\"}"}));
                if (!send()) {
                    client = null;
                }
                ended.awaitNanos(TimeUnit.SECONDS.toNanos(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what waits; false if the broker did not take it all. */
    private boolean send() {
        try {
            Mqtt3BlockingClient broker = client;
            if (broker == null) {
                broker = MqttClient.builder()
                        .useMqttVersion3()
                        .identifier("field-" + System.nanoTime())
                        .serverHost("127.0.0.1")
                        .serverPort(port)
                        .buildBlocking();
                broker.connect();
                client = broker;
            }
            while (!unsent.isEmpty()) {
                String[] message = unsent.element();
                broker.publishWith()
                        .topic(message[0])
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(message[1].getBytes(StandardCharsets.UTF_8))
                        .send();
                unsent.remove();
            }
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }

    /** Stops reading the sensors. */
    void end() throws InterruptedException {
        lock.lock();
        try {
            ending = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
        thread.join();
    }
}
