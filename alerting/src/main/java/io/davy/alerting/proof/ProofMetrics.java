package io.davy.alerting.proof;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;

/** The chain's figures, registered once. */
final class ProofMetrics {
    static final Histogram SECONDS = Histogram.builder()
            .name("davy_proof_seconds")
            .help("Seconds from a gateway's proof reading, sent by MQTT, to its hidden alarm read back from Kafka")
            .labelNames("gateway")
            .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60)
            .register();
    static final Gauge LAST_SEEN = Gauge.builder()
            .name("davy_proof_last_seen_timestamp_seconds")
            .help("When the newest proof reading was sent that has come out of the chain, seconds since 1970")
            .labelNames("gateway")
            .register();
    static final Gauge BROKEN = Gauge.builder()
            .name("davy_proof_broken")
            .help("1 while a gateway's proof readings do not come out")
            .labelNames("gateway")
            .register();

    private ProofMetrics() {}
}
