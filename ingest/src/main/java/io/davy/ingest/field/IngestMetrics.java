package io.davy.ingest.field;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;

/** The gateway's metrics, registered once with the process's registry. */
public final class IngestMetrics {
    public static final Counter READINGS = Counter.builder()
            .name("davy_ingest_readings_total")
            .help("Readings handed to Kafka.")
            .register();
    public static final Counter BATCHES = Counter.builder()
            .name("davy_ingest_batches_total")
            .help("Batches that Kafka confirmed.")
            .register();
    public static final Counter BLOCKS = Counter.builder()
            .name("davy_ingest_blocks_total")
            .help("Waveforms and thermal frames that Kafka confirmed.")
            .register();
    public static final Counter BLOCKS_DROPPED = Counter.builder()
            .name("davy_ingest_blocks_dropped_total")
            .help("Blocks let go because Kafka did not keep up.")
            .register();
    public static final Counter DEAD_LETTERS = Counter.builder()
            .name("davy_ingest_dead_letters_total")
            .help("Messages that could not be used, by reason.")
            .labelNames("reason")
            .register();
    public static final Counter PRODUCE_ERRORS = Counter.builder()
            .name("davy_ingest_produce_errors_total")
            .help("Records that Kafka refused and that were sent again.")
            .register();
    public static final Gauge UNCONFIRMED = Gauge.builder()
            .name("davy_ingest_unconfirmed_records")
            .help("Records handed to Kafka and not confirmed yet.")
            .register();
    public static final Histogram CONFIRM_SECONDS = Histogram.builder()
            .name("davy_ingest_confirm_seconds")
            .help("From the arrival of the oldest reading of a batch to its confirmation by Kafka.")
            .classicUpperBounds(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30)
            .register();
    public static final Counter MQTT_RECONNECTS = Counter.builder()
            .name("davy_ingest_mqtt_reconnects_total")
            .help("Connections to the MQTT broker after the first.")
            .register();
    public static final Counter ORDERS_PUBLISHED = Counter.builder()
            .name("davy_ingest_orders_published_total")
            .help("Orders and instant actions given to the robots' MQTT topics.")
            .labelNames("robot")
            .register();
    public static final Counter ORDERS_DROPPED = Counter.builder()
            .name("davy_ingest_orders_dropped_total")
            .help("Orders that were too old to be driven when MQTT came back.")
            .labelNames("robot")
            .register();
    public static final Gauge ORDER_LAG_MS = Gauge.builder()
            .name("davy_ingest_order_lag_ms")
            .help("From the newest order's Kafka time to its publication.")
            .register();

    public static final Counter PROOFS = Counter.builder()
            .name("davy_ingest_proofs_total")
            .help("Proof readings of this gateway, sent to the MQTT broker and come back from it.")
            .labelNames("way")
            .register();

    private IngestMetrics() {}
}
