package io.davy.alerting.history;

import io.davy.alarm.Alarm;
import io.davy.alarm.Priority;
import io.davy.alerting.figures.Figures;
import io.davy.alerting.figures.Figures.Actor;
import io.davy.alerting.figures.Told;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.influxdb.dto.Point;

/** The points of the alarm figures; docs/figures.md describes them. */
final class FigurePoints {
    private static final double MS = 1000;

    private FigurePoints() {}

    /** One minute's figures of one place. */
    static Point of(Figures f) {
        Figures.Points p = f.points();
        PointBuilder b = new PointBuilder("alarm_figures", f.at().getEpochSecond() * 1_000_000_000)
                .tag("site", f.site())
                .tag("area", f.area())
                .field("observed_hours", f.observedHours())
                .count("last_10min", f.load().last10Min())
                .count("last_hour", f.load().lastHour())
                .field("mean_10min", f.load().mean10Min())
                .field("mean_hour", f.load().meanHour())
                .count("most_10min", f.load().most10Min())
                .count("most_hour", f.load().mostHour())
                .field("hours_above_30", f.load().busyHours())
                .field("periods_above_10", f.load().busy10Min())
                .count("floods", f.load().floods())
                .count("flood_now", f.load().flood() ? 1 : 0)
                .field("flood_time", f.load().floodTime())
                .count("annunciated", p.annunciated())
                .field("top_10_share", p.mostShare())
                .field("top_10", names(p.most()))
                .count("chattering_points", p.chattering().points())
                .field("chattering", names(p.chattering().most()))
                .count("fleeting_points", p.fleeting().points())
                .field("fleeting", names(p.fleeting().most()))
                .count("standing", f.standing().standing())
                .count("unanswered", f.standing().unanswered())
                .count("longest_wait_s", f.standing().longestWaitSeconds())
                .count("stale", f.standing().stale())
                .count("stale_most", f.standing().staleMost())
                .count("shelved", f.standing().shelved())
                .count("suppressed", f.standing().suppressed())
                .count("out_of_service", f.standing().outOfService())
                .count("shelf_overruns", f.breaches().shelfOverruns())
                .count("unauthorised_changes", f.breaches().unauthorised())
                .count("acknowledged", f.times().acknowledged())
                .field("ack_p50_s", f.times().ackP50())
                .field("ack_p95_s", f.times().ackP95())
                .count("messages_sent", f.times().sent())
                .count("messages_failed", f.times().failed())
                .field("delivery_p50_s", f.times().deliveryP50())
                .field("delivery_p95_s", f.times().deliveryP95());
        for (Priority priority : Priority.values()) {
            if (p.annunciated() > 0) {
                double share = p.priorities().getOrDefault(priority, 0L).doubleValue() / p.annunciated();
                b.field("share_" + priority.name().toLowerCase(Locale.ROOT), share);
            }
        }
        return b.build();
    }

    private static String names(List<Actor> actors) {
        return actors.stream().map(a -> a.point() + " " + a.times()).collect(Collectors.joining(", "));
    }

    /** An annunciation, or an acknowledgement, or both. */
    static Point of(Told told) {
        Alarm a = told.alarm();
        PointBuilder b = new PointBuilder("annunciation", PointTime.of(a.time(), a.id(), a.version()))
                .tag("site", a.site())
                .tag("area", a.area())
                .tag("zone", a.zone())
                .tag("sensor", a.sensor())
                .tag("rule", a.rule())
                .tag("kind", told.annunciation() == null ? "ACKNOWLEDGED" : told.annunciation())
                .field("alarm_id", a.id())
                .field("point", a.point())
                .field("priority", a.priority())
                .count("annunciated", told.annunciation() == null ? 0 : 1);
        Long ackMs = told.ackMs();
        if (ackMs != null) {
            b.field("waited_s", ackMs / MS).field("who", a.ackedBy());
        }
        return b.build();
    }
}
