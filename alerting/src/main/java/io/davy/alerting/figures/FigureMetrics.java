package io.davy.alerting.figures;

import io.prometheus.metrics.core.metrics.Gauge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The main figures for machines, registered once; the area {@code *} is the whole site. */
final class FigureMetrics {
    private static final Gauge IN_10_MIN =
            gauge("davy_alarms_annunciated_10min", "Alarms annunciated in the last ten minutes");
    private static final Gauge FLOOD = gauge("davy_alarm_flood", "1 during a flood of alarms");
    private static final Gauge STANDING = gauge("davy_alarms_standing", "Alarms in the list with nothing over them");
    private static final Gauge UNANSWERED = gauge("davy_alarms_unanswered", "Alarms that wait for an officer");
    private static final Gauge LONGEST =
            gauge("davy_alarm_longest_wait_seconds", "How long the longest of them has waited");
    private static final Gauge STALE = gauge("davy_alarms_stale", "Alarms that have stood for more than 24 h");
    private static final Gauge SHELVED = gauge("davy_alarms_shelved", "Shelved alarms");
    private static final Gauge SUPPRESSED = gauge("davy_alarms_suppressed", "Alarms suppressed by design");
    private static final Gauge OUT = gauge("davy_alarms_out_of_service", "Alarms whose instrument is out of service");
    private static final Gauge OVERRUNS = gauge("davy_alarm_shelf_overruns", "Shelf overruns in 30 days; must be 0");
    private static final Gauge UNAUTHORISED =
            gauge("davy_alarm_unauthorised_changes", "Unauthorised changes in 30 days; must be 0");
    private static final Gauge ACK_P95 =
            gauge("davy_alarm_ack_p95_seconds", "95th percentile of the time to acknowledge over 30 days");
    private static final Gauge DELIVERY_P95 =
            gauge("davy_alarm_delivery_p95_seconds", "95th percentile of the time to a message taken over 30 days");

    private FigureMetrics() {}

    private static Gauge gauge(String name, String help) {
        return Gauge.builder().name(name).help(help).labelNames("area").register();
    }

    static void show(List<Figures> figures) {
        for (Figures f : figures) {
            Figures.Standing s = f.standing();
            set(IN_10_MIN, f, (double) f.load().last10Min());
            set(FLOOD, f, f.load().flood() ? 1.0 : 0.0);
            set(STANDING, f, (double) s.standing());
            set(UNANSWERED, f, (double) s.unanswered());
            set(LONGEST, f, (double) s.longestWaitSeconds());
            set(STALE, f, (double) s.stale());
            set(SHELVED, f, (double) s.shelved());
            set(SUPPRESSED, f, (double) s.suppressed());
            set(OUT, f, (double) s.outOfService());
            set(OVERRUNS, f, (double) f.breaches().shelfOverruns());
            set(UNAUTHORISED, f, (double) f.breaches().unauthorised());
            set(ACK_P95, f, f.times().ackP95());
            set(DELIVERY_P95, f, f.times().deliveryP95());
        }
    }

    private static void set(Gauge gauge, Figures f, @Nullable Double value) {
        if (value != null) {
            gauge.labelValues(f.area()).set(value);
        }
    }
}
