package io.davy.appliance;

import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Asks the broker whether it is there. */
final class KafkaWatch implements HealthSource, AutoCloseable {
    private static final int PATIENCE_MS = 2_000;

    private final String bootstrap;
    private final Admin admin;

    KafkaWatch(String bootstrap) {
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of(
                "bootstrap.servers",
                bootstrap,
                "request.timeout.ms",
                PATIENCE_MS,
                "default.api.timeout.ms",
                PATIENCE_MS,
                "reconnect.backoff.max.ms",
                1_000));
    }

    @Override
    public List<PartHealth> health() {
        try {
            int nodes = admin.describeCluster()
                    .nodes()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .size();
            return List.of(new PartHealth("kafka", nodes > 0, nodes > 0 ? "answers at " + bootstrap : "has no broker"));
        } catch (ExecutionException | TimeoutException e) {
            return List.of(new PartHealth("kafka", false, "does not answer at " + bootstrap));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(new PartHealth("kafka", false, "was not asked: the program ends"));
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
