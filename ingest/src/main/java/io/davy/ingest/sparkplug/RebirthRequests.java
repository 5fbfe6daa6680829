package io.davy.ingest.sparkplug;

import io.davy.ingest.field.Outlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.tahu.SparkplugInvalidTypeException;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric.MetricBuilder;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload.SparkplugBPayloadBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks edge nodes to be born again, each at most once in a few seconds. */
final class RebirthRequests {
    private static final Logger LOG = LoggerFactory.getLogger(RebirthRequests.class);
    private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(5);

    private final Outlet outlet;
    private final Map<String, Long> askedNs = new HashMap<>();

    RebirthRequests(Outlet outlet) {
        this.outlet = outlet;
    }

    /** Asks the node ({@code group/node}) unless it was asked just now or cannot be reached. */
    void ask(String nodePath, String why) {
        Long before = askedNs.get(nodePath);
        long now = System.nanoTime();
        if (!outlet.connected() || (before != null && now - before < EVERY_NS)) {
            return;
        }
        askedNs.put(nodePath, now);
        LOG.info("Sparkplug: asking {} for its birth: {}", nodePath, why);
        outlet.publish(SparkplugTopic.command(nodePath), payload()).whenComplete((ok, error) -> {
            if (error != null) {
                LOG.info(
                        "Sparkplug: the request to {} did not go out ({}); its next message asks again",
                        nodePath,
                        error.getMessage());
            }
        });
    }

    private static byte[] payload() {
        try {
            return new SparkplugBPayloadEncoder()
                    .getBytes(
                            new SparkplugBPayloadBuilder()
                                    .setTimestamp(new Date())
                                    .addMetric(new MetricBuilder("Node Control/Rebirth", MetricDataType.Boolean, true)
                                            .timestamp(new Date())
                                            .createMetric())
                                    .createPayload(),
                            false);
        } catch (SparkplugInvalidTypeException e) {
            throw new IllegalStateException("true is a Boolean", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a rebirth request", e);
        }
    }
}
