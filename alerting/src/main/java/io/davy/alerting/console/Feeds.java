package io.davy.alerting.console;

import com.google.protobuf.InvalidProtocolBufferException;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.SensorService;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.robot.RobotReport;
import io.davy.topic.Topics;
import io.davy.wire.ReadingBatch;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What Kafka tells the console: whole states from the first record on, readings and answers from the newest on. */
final class Feeds implements AutoCloseable {
    private static final Set<String> STATES = Set.of(
            Topics.ALARMS, Topics.INCIDENTS, Topics.MISSIONS, Topics.ROBOTS, Topics.NOTIFICATIONS, Topics.SERVICE);

    private final ConsoleView view;
    private final FloodBoard floods;
    private final LastValues values;
    private final TopicReader states;
    private final TopicReader answers;
    private final TopicReader readings;

    Feeds(String bootstrap, ConsoleView view, FloodBoard floods, LastValues values, BadRecords bad, InstantSource now) {
        this.view = view;
        this.floods = floods;
        this.values = values;
        this.states = new TopicReader(
                "console-states", bootstrap, STATES, new TopicReader.Start.Beginning(), this::state, bad, now);
        this.answers = new TopicReader(
                "console-answers",
                bootstrap,
                Set.of(Topics.ACTION_RESULTS),
                new TopicReader.Start.NearEnd(0, Long.MAX_VALUE),
                r -> view.put(check(Json.read(r.value(), ActionResult.class), ActionResult::action)),
                bad,
                now);
        this.readings = new TopicReader(
                "console-readings",
                bootstrap,
                Set.of(Topics.READINGS),
                new TopicReader.Start.NearEnd(1_000, 20_000),
                this::reading,
                bad,
                now);
    }

    /** Whether the view holds everything that was on the topics at the start. */
    boolean caughtUp() {
        return states.caughtUp();
    }

    /** When each topic last brought a record. */
    Map<String, Instant> newest() {
        Map<String, Instant> all = new HashMap<>(states.newest());
        all.putAll(readings.newest());
        return all;
    }

    private void reading(ConsumerRecord<byte[], byte[]> record) {
        try {
            values.put(ReadingBatch.parseFrom(record.value()));
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException("not a ReadingBatch: " + e.getMessage(), e);
        }
    }

    private void state(ConsumerRecord<byte[], byte[]> r) {
        byte[] value = r.value();
        if (value == null) {
            forget(r.topic(), new String(r.key(), StandardCharsets.UTF_8));
            return;
        }
        switch (r.topic()) {
            case Topics.ALARMS -> {
                Alarm alarm = alarm(value);
                view.put(alarm);
                floods.take(alarm);
            }
            case Topics.INCIDENTS -> view.put(incident(value));
            case Topics.MISSIONS -> view.put(mission(value));
            case Topics.ROBOTS -> view.put(check(Json.read(value, RobotReport.class), RobotReport::robot));
            case Topics.NOTIFICATIONS -> view.put(check(Json.read(value, Notification.class), Notification::id));
            case Topics.SERVICE -> view.put(service(value));
            default -> throw new IllegalArgumentException("no such topic: " + r.topic());
        }
    }

    private void forget(String topic, String key) {
        switch (topic) {
            case Topics.ALARMS -> view.removeAlarm(key);
            case Topics.INCIDENTS -> view.removeIncident(key);
            case Topics.MISSIONS -> view.removeMission(key);
            case Topics.ROBOTS -> view.removeRobot(key);
            case Topics.NOTIFICATIONS -> view.removeNotification(key);
            case Topics.SERVICE -> view.removeService(key);
            default -> throw new IllegalArgumentException("no such topic: " + topic);
        }
    }

    private static Alarm alarm(byte[] json) {
        Alarm a = check(Json.read(json, Alarm.class), Alarm::id);
        require(
                a.state() != null
                        && a.priority() != null
                        && a.sensor() != null
                        && a.raised() != null
                        && a.time() != null,
                "an alarm");
        return a;
    }

    private static Incident incident(byte[] json) {
        Incident i = check(Json.read(json, Incident.class), Incident::id);
        require(i.state() != null && i.severity() != null && i.alarms() != null && i.opened() != null, "an incident");
        return i;
    }

    private static Mission mission(byte[] json) {
        Mission m = check(Json.read(json, Mission.class), Mission::id);
        require(m.state() != null && m.incident() != null && m.route() != null && m.excluded() != null, "a mission");
        return m;
    }

    private static SensorService service(byte[] json) {
        SensorService s = check(Json.read(json, SensorService.class), SensorService::id);
        OutOfService out = s.outOfService();
        require(
                s.sensor() != null && (out == null || (out.since() != null && out.until() != null)),
                "a sensor out of service");
        return s;
    }

    private static <T> T check(T thing, Function<T, String> id) {
        require(thing != null && id.apply(thing) != null, "a record");
        return thing;
    }

    private static void require(boolean complete, String what) {
        if (!complete) {
            throw new IllegalArgumentException(what + " lacks a field that it must have");
        }
    }

    @Override
    public void close() {
        states.end();
        answers.end();
        readings.end();
        states.close();
        answers.close();
        readings.close();
    }
}
