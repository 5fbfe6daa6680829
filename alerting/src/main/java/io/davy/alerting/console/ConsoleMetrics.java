package io.davy.alerting.console;

import io.davy.action.Action;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import java.util.List;

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

    static final Gauge PARTS = Gauge.builder()
            .name("davy_part_ok")
            .help("1 if the part is well, 0 if an officer has to know, as at /health")
            .labelNames("part")
            .register();

    // A counter that does not exist yet cannot be seen to rise: each is there from the start, at 0.
    static {
        List.of("accepted", "refused", "throttled").forEach(LOGINS::initLabelValues);
        for (Action.Type type : Action.Type.values()) {
            ACTIONS.initLabelValues(type.name());
        }
    }

    private ConsoleMetrics() {}
}
