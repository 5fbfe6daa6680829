package io.davy.alerting.console;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;

/** The console's metrics, registered once a JVM. */
final class ConsoleMetrics {
    static final Counter BAD_RECORDS = Counter.builder()
            .name("davy_console_bad_records_total")
            .help("Records that the console could not read and skipped")
            .labelNames("topic")
            .register();
    static final Counter LOGINS = Counter.builder()
            .name("davy_console_logins_total")
            .help("Login attempts by outcome")
            .labelNames("outcome")
            .register();
    static final Counter ACTIONS = Counter.builder()
            .name("davy_console_actions_total")
            .help("Officers' actions written to davy.actions")
            .labelNames("type")
            .register();
    static final Gauge PAGES = Gauge.builder()
            .name("davy_console_pages")
            .help("Browser pages that follow the plant now")
            .register();

    private ConsoleMetrics() {}
}
