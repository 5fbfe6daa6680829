package io.davy.alerting.history;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.SensorService;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.proof.Proof;
import io.davy.topic.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.influxdb.dto.Point;
import org.jspecify.annotations.Nullable;

/** The points of what happened; docs/history.md describes them. */
final class EventPoints {
    /** The topics that are told here. */
    static final List<String> TOPICS = List.of(
            Topics.ALARMS,
            Topics.INCIDENTS,
            Topics.MISSIONS,
            Topics.NOTIFICATIONS,
            Topics.ACTIONS,
            Topics.ACTION_RESULTS,
            Topics.SERVICE,
            Topics.PROOFS,
            Topics.DEAD_LETTERS);

    private EventPoints() {}

    /**
     * The points of one record; none for a deletion.
     *
     * @throws RuntimeException if it is not what its topic holds
     */
    static List<Point> of(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (record.topic().equals(Topics.DEAD_LETTERS)) {
            return List.of(deadLetter(record));
        }
        if (value == null) {
            return List.of();
        }
        return switch (record.topic()) {
            case Topics.ALARMS -> List.of(alarm(Json.read(value, Alarm.class)));
            case Topics.INCIDENTS -> incident(Json.read(value, Incident.class));
            case Topics.MISSIONS -> MissionPoints.of(Json.read(value, Mission.class));
            case Topics.NOTIFICATIONS -> List.of(notification(Json.read(value, Notification.class)));
            case Topics.ACTIONS -> List.of(action(Json.read(value, Action.class)));
            case Topics.SERVICE -> ServicePoints.of(Json.read(value, SensorService.class));
            case Topics.PROOFS -> List.of(proof(record, Json.read(value, Alarm.class)));
            case Topics.ACTION_RESULTS -> List.of(answer(Json.read(value, ActionResult.class)));
            default -> throw new IllegalArgumentException("the history knows no topic " + record.topic());
        };
    }

    private static Point alarm(Alarm a) {
        PointBuilder b = new PointBuilder("alarm", PointTime.of(a.time(), a.id(), a.version()))
                .tag("site", a.site())
                .tag("area", a.area())
                .tag("zone", a.zone())
                .tag("sensor", a.sensor())
                .tag("hazard", a.hazard())
                .tag("rule", a.rule())
                .field("alarm_id", a.id())
                .count("version", a.version())
                .field("machine", a.machine())
                .field("gas", a.gas())
                .field("alarm_class", a.alarmClass())
                .field("priority", a.priority())
                .field("state", a.state())
                .flag("condition_on", a.on())
                .field("value", a.value())
                .field("limit_value", a.limit())
                .field("unit", a.unit())
                .field("onset", a.onset())
                .field("raised", a.raised())
                .field("cleared", a.cleared())
                .field("acked_by", a.ackedBy())
                .field("acked_at", a.ackedAt())
                .count("chatter", a.chatter())
                .field(
                        "explanation",
                        a.explanation() == null ? null : a.explanation().text())
                .field(
                        "window",
                        a.explanation() == null ? null : a.explanation().window())
                .field(
                        "limit_source",
                        a.explanation() == null ? null : a.explanation().limitSource())
                .field("shown", a.shown())
                .flag("unanswered", a.unanswered())
                .field("what", Sentences.of(a))
                .field("who", a.time().equals(a.ackedAt()) ? a.ackedBy() : null);
        HandlingFields.add(b, a.handling());
        return b.build();
    }

    /** The incident itself, and one point for each of its alarms, which ties them to it. */
    private static List<Point> incident(Incident i) {
        Incident.Source s = i.source();
        Incident.Verdict v = i.verdict();
        List<Point> points = new ArrayList<>();
        points.add(new PointBuilder("incident", PointTime.of(i.time(), i.id(), i.version()))
                .tag("incident", i.id())
                .tag("site", i.site())
                .tag("area", i.area())
                .tag("zone", i.zone())
                .tag("hazard", i.hazard())
                .field("incident_id", i.id())
                .count("version", i.version())
                .field("gas", i.gas())
                .field("state", i.state())
                .count("open_flag", i.state() == Incident.State.OPEN ? 1 : 0)
                .field("severity", i.severity())
                .count("severity_level", i.severity().ordinal() + 1)
                .field("opened", i.opened())
                .field("closed", i.closed())
                .millis("duration_ms", i.opened(), i.closed())
                .field("close_reason", i.closeReason())
                .count("alarm_count", alarms(i))
                .field("first_sensor", i.firstOut().sensor())
                .field("source", s == null ? null : s.equipment())
                .field("source_x", s == null ? null : s.x())
                .field("source_y", s == null ? null : s.y())
                .field("source_lat", s == null ? null : s.lat())
                .field("source_lon", s == null ? null : s.lon())
                .field("rate_kg_per_h", s == null ? null : s.rateKgPerH())
                .field("rate_low", s == null ? null : s.rateLow())
                .field("rate_high", s == null ? null : s.rateHigh())
                .field("ellipse_major_m", ellipse(s) == null ? null : ellipse(s).majorM())
                .field("ellipse_minor_m", ellipse(s) == null ? null : ellipse(s).minorM())
                .field("confidence", s == null ? null : s.confidence())
                .field("mission_id", i.mission())
                .field("verdict", v == null ? null : v.outcome())
                .field("robot", v == null ? null : v.robot())
                .field("verdict_by", v == null ? null : v.who())
                .field("verdict_reason", v == null ? null : v.reason())
                .field("verdict_value", v == null ? null : v.value())
                .field("verdict_unit", v == null ? null : v.unit())
                .field("wind_from_deg", i.wind() == null ? null : i.wind().fromDeg())
                .field("wind_speed_ms", i.wind() == null ? null : i.wind().speedMs())
                .field("what", Sentences.of(i))
                .field("who", v != null && v.time().equals(i.time()) ? v.who() : null)
                .build());
        for (Incident.Member m : i.alarms()) {
            points.add(new PointBuilder("incident_alarm", PointTime.of(m.time(), i.id() + m.alarm(), 0))
                    .tag("incident", i.id())
                    .tag("sensor", m.sensor())
                    .tag("rule", m.rule())
                    .field("alarm_id", m.alarm())
                    .field("sensor_tag", m.sensor())
                    .field("priority", m.priority())
                    .field("newest_value", m.value())
                    .field("limit_value", m.limit())
                    .field("unit", m.unit())
                    .flag("condition_on", m.on())
                    .build());
        }
        return points;
    }

    private static Point notification(Notification n) {
        Notification.Call call = n.call();
        Notification.Answer answer = n.answer();
        int step = n.attempts() * Notification.State.values().length + n.state().ordinal();
        return new PointBuilder("notification", PointTime.of(n.time(), n.id(), step))
                .tag("incident", n.incident())
                .tag("contact", n.contact())
                .tag("channel", n.channel())
                .tag("occasion", n.occasion())
                .field("notification_id", n.id())
                .field("address", address(n))
                .field("state", n.state())
                .count("attempts", n.attempts())
                .millis("delay_ms", n.created(), n.time())
                .field("subject", n.subject())
                .field("error", n.error())
                .field("route", call == null ? null : call.route())
                .field("step", call == null ? null : (double) call.step())
                .field("cycle", call == null ? null : (double) call.cycle())
                .field("round", call == null ? null : call.round())
                .field("answered_by", answer == null ? null : answer.by())
                .field("answered_at", answer == null ? null : answer.at())
                .field(
                        "what",
                        n.state() + " by " + n.channel() + ": " + n.subject()
                                + (n.error() == null ? "" : " (" + n.error() + ")"))
                .field("who", n.contact())
                .build();
    }

    /** A webhook's path and query may hold a secret: only its host is kept. */
    private static @Nullable String address(Notification n) {
        if (!n.channel().equals("webhook")) {
            return n.to();
        }
        try {
            return URI.create(n.to()).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Point action(Action a) {
        return new PointBuilder("action", PointTime.of(a.time(), a.id(), 0))
                .tag("step", "asked")
                .field("action_id", a.id())
                .field("type", a.type())
                .field("target", a.target())
                .field("officer", a.user())
                .field("reason", a.reason())
                .field("outcome", a.outcome())
                .field("until", a.until())
                .field("permit", a.permit())
                .flag("one_shot", a.oneShot())
                .field("what", Sentences.of(a))
                .field("who", a.user())
                .build();
    }

    private static Point answer(ActionResult r) {
        return new PointBuilder("action", PointTime.of(r.time(), r.action(), 1))
                .tag("step", "answered")
                .field("action_id", r.action())
                .flag("accepted", r.accepted())
                .field("reason", r.reason())
                .field("code", r.code())
                .field("what", (r.accepted() ? "done" : "refused") + (r.reason() == null ? "" : ": " + r.reason()))
                .build();
    }

    /** How long a gateway's proof reading took to its MQTT broker and back, and to its hidden alarm. */
    private static Point proof(ConsumerRecord<byte[], byte[]> record, Alarm hidden) {
        long sentMs = hidden.time().toEpochMilli();
        return new PointBuilder("proof", PointTime.of(hidden.time(), hidden.id(), 0))
                .tag("gateway", Proof.gateway(hidden.id()))
                .count("chain_ms", Math.max(0, record.timestamp() - sentMs))
                .count("broker_ms", Math.max(0, hidden.receivedMs() - sentMs))
                .build();
    }

    private static Point deadLetter(ConsumerRecord<byte[], byte[]> record) {
        String origin = header(record, Topics.HEADER_ORIGIN);
        String id = record.topic() + record.partition() + "@" + record.offset();
        return new PointBuilder("dead_letter", PointTime.of(Instant.ofEpochMilli(record.timestamp()), id, 0))
                .tag("place", origin.replaceAll("@\\d+$", ""))
                .field("origin", origin)
                .field("reason", header(record, Topics.HEADER_REASON))
                .count("letters", 1)
                .count("size_bytes", record.value() == null ? 0 : record.value().length)
                .build();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header h = record.headers().lastHeader(name);
        return h == null || h.value() == null ? "unknown" : new String(h.value(), StandardCharsets.UTF_8);
    }

    /** How many alarms an incident has; the record itself shows the most important. */
    private static int alarms(Incident i) {
        return i.other().get("alarm_count") instanceof Number n
                ? n.intValue()
                : i.alarms().size();
    }

    private static Incident.@Nullable Ellipse ellipse(Incident.@Nullable Source s) {
        return s == null ? null : s.ellipse();
    }
}
