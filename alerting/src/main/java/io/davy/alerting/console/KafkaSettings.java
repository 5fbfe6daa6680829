package io.davy.alerting.console;

import java.util.HashMap;
import java.util.Map;

/** Client settings that the console's consumers, its producer and its watch of the broker share. */
final class KafkaSettings {
    private KafkaSettings() {}

    static Map<String, Object> client(String bootstrap, String clientId) {
        Map<String, Object> p = new HashMap<>();
        p.put("bootstrap.servers", bootstrap);
        p.put("client.id", clientId);
        p.put("reconnect.backoff.max.ms", 2_000);
        // A broker that is away at the start is waited for, not given up.
        p.put("metadata.recovery.strategy", "rebootstrap");
        return p;
    }

    static Map<String, Object> consumer(String bootstrap, String clientId) {
        Map<String, Object> p = client(bootstrap, clientId);
        p.put("enable.auto.commit", false);
        p.put("auto.offset.reset", "earliest");
        p.put("allow.auto.create.topics", false);
        p.put("default.api.timeout.ms", 5_000);
        p.put("request.timeout.ms", 5_000);
        p.put("fetch.max.wait.ms", 100);
        return p;
    }

    static Map<String, Object> producer(String bootstrap) {
        Map<String, Object> p = client(bootstrap, "davy-console-actions");
        p.put("acks", "all");
        p.put("enable.idempotence", true);
        p.put("max.block.ms", 3_000);
        p.put("request.timeout.ms", 2_000);
        p.put("delivery.timeout.ms", 4_000);
        p.put("linger.ms", 0);
        return p;
    }
}
