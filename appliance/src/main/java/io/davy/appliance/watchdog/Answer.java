package io.davy.appliance.watchdog;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.alerting.proof.ProofMonitor;
import io.davy.health.PartHealth;
import io.davy.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Davy said at /health.
 *
 * @param parts how its parts are
 */
record Answer(List<PartHealth> parts) {
    /** Reads it; empty if it is not Davy's. */
    static Optional<Answer> read(byte[] body) {
        try {
            JsonNode parts = Json.DAVY.readTree(body).path("parts");
            if (!parts.isArray()) {
                return Optional.empty();
            }
            List<PartHealth> all = new ArrayList<>();
            for (JsonNode p : parts) {
                all.add(Json.DAVY.treeToValue(p, PartHealth.class));
            }
            return Optional.of(new Answer(all));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the chain from sensor to alarm is whole, or people have heard from Davy itself that it is not. */
    boolean chainCared(Instant now, Duration limit) {
        Optional<PartHealth> chain = part(ProofMonitor.PART);
        if (chain.isEmpty() || part(ProofMonitor.TOLD_PART).map(PartHealth::ok).orElse(false)) {
            return true;
        }
        Instant seen = chain.get().seen();
        return seen == null ? chain.get().ok() : Duration.between(seen, now).compareTo(limit) < 0;
    }

    /** Whether the chain is whole. */
    boolean chainWhole() {
        return part(ProofMonitor.PART).map(PartHealth::ok).orElse(false);
    }

    private Optional<PartHealth> part(String name) {
        return parts.stream().filter(p -> p.part().equals(name)).findFirst();
    }

    /** The parts that are not well. */
    List<PartHealth> broken() {
        return parts.stream().filter(p -> !p.ok()).toList();
    }
}
