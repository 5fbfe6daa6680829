package io.davy.alerting.history;

import io.davy.incident.Incident;
import io.davy.mission.Mission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.influxdb.dto.Point;
import org.jspecify.annotations.Nullable;

/** The points of a robot's mission: the mission itself, each thing that it found, and each robot that was not chosen. */
final class MissionPoints {
    private MissionPoints() {}

    static List<Point> of(Mission m) {
        List<Point> points = new ArrayList<>();
        points.add(mission(m));
        for (int i = 0; i < m.findings().size(); i++) {
            points.add(finding(m, i));
        }
        if (m.excluded() != null) {
            m.excluded().forEach(e -> points.add(excluded(m, e)));
        }
        return points;
    }

    private static Point mission(Mission m) {
        Incident.Verdict v = m.verdict();
        Mission.Queue q = m.queue();
        PointBuilder b = new PointBuilder("mission", PointTime.of(m.time(), m.id(), m.version()))
                .tag("incident", m.incident())
                .tag("mission", m.id())
                .tag("robot", m.robot())
                .field("mission_id", m.id())
                .count("version", m.version())
                .count("number", m.number())
                .field("state", m.state())
                .field("inspection", m.inspection())
                .field("order_id", m.orderId())
                .count("order_update", m.orderUpdateId())
                .field("distance_m", m.distanceM())
                .field("eta", m.eta())
                .field("progress", m.progress())
                .field("route", m.route() == null || m.route().isEmpty() ? null : String.join(" ", m.route()))
                .flag("paused", m.paused())
                .field("excluded", Sentences.excluded(m))
                .count("excluded_count", m.excluded() == null ? 0 : m.excluded().size())
                .field("excluded_codes", codes(m))
                .count("finding_count", m.findings().size())
                .field("verdict", v == null ? null : v.outcome())
                .field("verdict_by", v == null ? null : v.who())
                .field("verdict_reason", v == null ? null : v.reason())
                .field("verdict_value", v == null ? null : v.value())
                .field("verdict_unit", v == null ? null : v.unit())
                .field(
                        "verdict_x",
                        v == null || v.place() == null ? null : v.place().x())
                .field(
                        "verdict_y",
                        v == null || v.place() == null ? null : v.place().y())
                .field("reason", m.reason())
                .field("ordered_at", m.sent())
                .field("accepted_at", m.accepted())
                .field("on_scene_at", m.onScene())
                .field("ended_at", m.ended())
                .millis("accept_ms", m.sent(), m.accepted())
                .millis("arrive_ms", m.sent(), m.onScene());
        if (m.releasedNodes() != null) {
            b.count("released_nodes", m.releasedNodes());
        }
        if (m.stops() != null && m.stopsDone() != null) {
            b.count("stops", m.stops()).count("stops_done", m.stopsDone());
        }
        if (q != null) {
            b.count("queue_place", q.place()).count("queue_length", q.of()).field("queue_expected", q.expected());
        }
        return b.field("what", Sentences.of(m)).field("who", m.robot()).build();
    }

    /** How many robots were left out for which kind of reason: {@code battery 2, farther 1}. */
    private static @Nullable String codes(Mission m) {
        if (m.excluded() == null || m.excluded().isEmpty()) {
            return null;
        }
        Map<String, Integer> counts = new TreeMap<>();
        m.excluded().forEach(e -> counts.merge(e.code(), 1, Integer::sum));
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(e -> e.getKey() + ' ' + e.getValue())
                        .toList());
    }

    private static Point finding(Mission m, int i) {
        Mission.Finding f = m.findings().get(i);
        return new PointBuilder("mission_finding", PointTime.of(f.time(), m.id() + '/' + i, 0))
                .tag("incident", m.incident())
                .tag("robot", m.robot())
                .field("mission_id", m.id())
                .field("action", f.action())
                .field("node", f.node())
                .field("found_value", f.value())
                .field("unit", f.unit())
                .field("text", f.text())
                .field("what", Sentences.of(f))
                .field("who", m.robot())
                .build();
    }

    /** Written again with each version of the mission, at the time of its planning: the newest reason stays. */
    private static Point excluded(Mission m, Mission.Excluded e) {
        return new PointBuilder("mission_excluded", PointTime.of(m.created(), m.id() + '/' + e.robot(), 0))
                .tag("incident", m.incident())
                .tag("robot", e.robot())
                .field("mission_id", m.id())
                .field("code", e.code())
                .field("why", e.en())
                .build();
    }
}
