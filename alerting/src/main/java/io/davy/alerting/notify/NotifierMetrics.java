package io.davy.alerting.notify;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;

/** The notifier's figures, registered once. */
final class NotifierMetrics {
    static final Counter SENT = Counter.builder()
            .name("davy_notifications_sent")
            .help("Notifications that a mail server or webhook took")
            .labelNames("channel")
            .register();
    static final Counter FAILED = Counter.builder()
            .name("davy_notifications_failed")
            .help("Notifications given up")
            .labelNames("channel")
            .register();
    static final Counter RETRIED = Counter.builder()
            .name("davy_notification_retries")
            .help("Attempts to deliver that failed and are tried again")
            .labelNames("channel")
            .register();
    static final Gauge PENDING = Gauge.builder()
            .name("davy_notifications_pending")
            .help("Notifications decided and not yet taken by the other side")
            .register();
    static final Gauge UNREACHED = Gauge.builder()
            .name("davy_incidents_unreached")
            .help("Incidents that nobody has answered, although everybody was told who was to be")
            .register();
    static final Histogram SECONDS = Histogram.builder()
            .name("davy_notification_seconds")
            .help("Seconds from the incident's record, or for a new incident from its reading, to the message taken")
            .labelNames("channel")
            .classicUpperBounds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600, 86400)
            .register();

    // A counter that does not exist yet cannot be seen to rise: each is there from the start, at 0.
    static {
        for (ChannelKind kind : ChannelKind.values()) {
            SENT.initLabelValues(kind.word());
            FAILED.initLabelValues(kind.word());
            RETRIED.initLabelValues(kind.word());
        }
    }

    private NotifierMetrics() {}
}
