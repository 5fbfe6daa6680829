package io.davy.ingest.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import io.davy.ingest.field.Decoded;
import io.davy.ingest.field.FieldJson;
import io.davy.ingest.field.FieldJson.Unusable;
import io.davy.ingest.field.FieldReading;
import io.davy.ingest.field.IngestMetrics;
import io.davy.ingest.field.LimitedLog;
import io.davy.ingest.field.Outlet;
import io.davy.ingest.field.Problem.Category;
import io.davy.json.Json;
import io.davy.proof.Proof;
import io.davy.wire.Quality;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.LoggerFactory;

/**
 * Sends the gateway's proof readings to its MQTT broker, and takes what comes back as a reading of its own zone. What is not of this run, or
 * has come back already, is refused: nobody else can prove that this gateway works.
 */
public final class ProofDoor implements HealthSource {
    /** How many proofs in a row may stay away before the gateway says so: fewer than make an alarm of it, so that the alarm can name this. */
    private static final int MISSED = 2;

    private final LimitedLog log = new LimitedLog(LoggerFactory.getLogger(ProofDoor.class));
    private final String zone;
    private final String gateway;
    private final String topic;
    private final String run = UUID.randomUUID().toString();
    private final Duration every;
    private final Outlet out;
    private final InstantSource now;
    private final long openedMs;
    private long sent;
    private long back;
    private volatile long lastBackMs;

    /**
     * @param gateway the gateway's name
     * @param every how often {@link #send} is called
     * @param out the way to the MQTT broker
     * @param now the gateway's clock
     */
    public ProofDoor(String gateway, Duration every, Outlet out, InstantSource now) {
        this.gateway = gateway;
        this.zone = Proof.zone(gateway);
        this.topic = "davy/proof/" + gateway.replaceAll("[+#/\\s]", "_");
        this.every = every;
        this.out = out;
        this.now = now;
        this.openedMs = now.millis();
    }

    /** The topic that proofs go and come by. */
    public String topic() {
        return topic;
    }

    /** Sends one. With no connection it is missed: a proof that waits proves nothing. */
    public void send() {
        if (!out.connected()) {
            return;
        }
        sent++;
        IngestMetrics.PROOFS.labelValues("sent").inc();
        byte[] proof = Json.bytes(
                Json.DAVY.createObjectNode().put("run", run).put("number", sent).put("time", now.millis()));
        out.publish(topic, proof).whenComplete((done, error) -> {
            if (error != null) {
                log.warn("send", "a proof reading could not be sent to " + topic + ": " + error.getMessage());
            }
        });
    }

    /** Takes what came by {@link #topic}. */
    public Decoded decode(byte[] payload) {
        JsonNode proof;
        long timeMs;
        long number;
        try {
            proof = FieldJson.parse(payload);
            timeMs = (long) FieldJson.number(proof.path("time"), "time");
            number = (long) FieldJson.number(proof.path("number"), "number");
        } catch (Unusable e) {
            return Decoded.refused(Category.MALFORMED, e.getMessage());
        }
        if (!proof.path("run").asText().equals(run) || number <= back || number > sent) {
            return Decoded.refused(
                    Category.WRONG_VALUE,
                    "found a proof reading that gateway " + gateway
                            + " has not sent, expected nobody else on this topic");
        }
        back = number;
        lastBackMs = now.millis();
        IngestMetrics.PROOFS.labelValues("back").inc();
        Decoded d = new Decoded();
        d.reading(new FieldReading(zone, gateway, zone, number, timeMs, Quality.GOOD, null));
        return d;
    }

    @Override
    public List<PartHealth> health() {
        long since = lastBackMs == 0 ? openedMs : lastBackMs;
        long away = now.millis() - since;
        if (away > every.multipliedBy(MISSED + 1).toMillis()) {
            return List.of(new PartHealth(
                    "ingest-proof",
                    false,
                    "what the gateway sends to " + topic + " has not come back from the MQTT broker for " + away / 1000
                            + " s: see the broker, and this client's rights to that topic"));
        }
        return List.of(new PartHealth(
                "ingest-proof",
                true,
                lastBackMs == 0
                        ? "waits for its first proof reading to come back from the MQTT broker"
                        : "the newest proof reading came back " + away + " ms ago"));
    }
}
