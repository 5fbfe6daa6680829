package io.davy.alerting.history;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;

/** The history writer's figures, registered once. */
final class HistoryMetrics {
    static final Counter POINTS = Counter.builder()
            .name("davy_history_points")
            .help("Points that InfluxDB has confirmed")
            .labelNames("stream")
            .register();
    static final Counter REFUSED = Counter.builder()
            .name("davy_history_refused")
            .help("Records that could not be read or that InfluxDB refused; they are on davy.dead-letters")
            .labelNames("stream")
            .register();
    static final Counter LATE = Counter.builder()
            .name("davy_history_late_readings")
            .help("Readings that came after their window was written; the alarms have seen them, the history has not")
            .register();
    static final Gauge DOWN = Gauge.builder()
            .name("davy_history_down")
            .help("1 while InfluxDB takes nothing")
            .labelNames("stream")
            .register();
    static final Histogram WRITE_SECONDS = Histogram.builder()
            .name("davy_history_write_seconds")
            .help("Duration of one confirmed write")
            .labelNames("stream")
            .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
            .register();

    private HistoryMetrics() {}
}
