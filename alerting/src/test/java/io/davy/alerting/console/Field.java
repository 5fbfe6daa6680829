package io.davy.alerting.console;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.alarm.SensorService;
import io.davy.alarm.SensorService.Ended;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.plant.Place;
import io.davy.robot.RobotReport;
import io.davy.topic.Topics;
import io.davy.vda5050.v2.State;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Says on Kafka what the jobs and the gateway would say. */
final class Field implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Action> actions = new ArrayList<>();

    Field(String bootstrap) {
        this.consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void say(String topic, String key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    void say(Alarm alarm) {
        say(Topics.ALARMS, alarm.id(), Json.bytes(alarm));
    }

    void say(Incident incident) {
        say(Topics.INCIDENTS, incident.id(), Json.bytes(incident));
    }

    void say(Mission mission) {
        say(Topics.MISSIONS, mission.id(), Json.bytes(mission));
    }

    void say(Notification n) {
        say(Topics.NOTIFICATIONS, n.id(), Json.bytes(n));
    }

    void say(SensorService s) {
        say(Topics.SERVICE, s.id(), Json.bytes(s));
    }

    /** A sensor of the small plant's area that kim took out of service. */
    static SensorService out(String sensor, String permit, Instant since, Instant until) {
        OutOfService out = new OutOfService("kim", permit, "calibration", since, until);
        return new SensorService(Ids.sensorTarget("site", sensor), sensor, out, null, since);
    }

    /** The same sensor, back by hand. */
    static SensorService back(SensorService s) {
        Ended ended = s.outOfService() == null ? null : new Ended(s.outOfService(), "lee");
        return new SensorService(s.id(), s.sensor(), null, ended, Instant.now());
    }

    void say(ActionResult r) {
        say(Topics.ACTION_RESULTS, r.action(), Json.bytes(r));
    }

    void flush() {
        producer.flush();
    }

    void reading(String zone, Map<String, Double> values) {
        long now = System.currentTimeMillis();
        ReadingBatch.Builder batch = ReadingBatch.newBuilder()
                .setZone(zone)
                .setSource("gw")
                .setTimeMs(now)
                .setReceivedMs(now);
        values.forEach((tag, v) ->
                batch.addReadings(Reading.newBuilder().setSensor(tag).setValue(v)));
        say(Topics.READINGS, zone, batch.build().toByteArray());
    }

    void robot(String id, double x, double y, double theta, double battery, boolean driving) {
        Instant now = Instant.now();
        State state = new State(
                1,
                now.toString(),
                "2.1.0",
                "davy",
                id,
                "",
                0,
                "N1",
                0,
                driving,
                false,
                "AUTOMATIC",
                List.of(),
                List.of(),
                new State.AgvPosition(x, y, theta, "F0", true),
                List.of(),
                new State.BatteryState(battery, false),
                List.of(),
                new State.SafetyState("NONE", false));
        RobotReport report =
                new RobotReport(id, "ONLINE", "2.1.0", now, Json.VDA5050.valueToTree(state), now, null, now);
        say(Topics.ROBOTS, id, Json.bytes(report));
    }

    /** Actions that officers have written so far. */
    List<Action> actions() {
        TopicPartition p = new TopicPartition(Topics.ACTIONS, 0);
        if (consumer.assignment().isEmpty()) {
            consumer.assign(List.of(p));
            consumer.seekToBeginning(List.of(p));
        }
        long end = consumer.endOffsets(List.of(p)).get(p);
        while (consumer.position(p) < end) {
            consumer.poll(Duration.ofMillis(100)).forEach(r -> actions.add(Json.read(r.value(), Action.class)));
        }
        return List.copyOf(actions);
    }

    static Alarm alarm(String id, String sensor, Priority priority, AlarmState state, double value, Instant raised) {
        String unit = sensor.startsWith("TT") ? "degC" : sensor.startsWith("VT") ? "mm/s" : "ppm";
        Hazard hazard = sensor.startsWith("TT") ? Hazard.HEAT : sensor.startsWith("VT") ? Hazard.VIBRATION : Hazard.GAS;
        boolean acked = state == AlarmState.ACKED;
        return new Alarm(
                id,
                sensor + "/gas_high",
                1,
                "ulsan-2",
                "site",
                "PUMPS",
                sensor,
                null,
                hazard,
                hazard == Hazard.GAS ? "H2S" : null,
                hazard == Hazard.GAS ? "gas_high" : "high",
                hazard == Hazard.GAS ? AlarmClass.LIFE_SAFETY : AlarmClass.PROCESS,
                priority,
                state,
                state != AlarmState.RTN_UNACKED && state != AlarmState.NORMAL,
                value,
                unit,
                10,
                raised,
                raised,
                raised,
                state == AlarmState.RTN_UNACKED ? raised.plusSeconds(40) : null,
                raised.toEpochMilli(),
                acked ? "officer" : null,
                acked ? raised.plusSeconds(15) : null,
                0,
                new Alarm.Explanation(
                        sensor + " read " + value + " " + unit + ", at or above its limit of 10 " + unit + ".",
                        "PT0S",
                        "NIOSH ceiling 10 ppm (10 min) [seen]",
                        List.of(new Alarm.Evidence(raised, value))),
                Map.of());
    }

    static Incident incident(String id, Priority severity, List<Alarm> alarms, Place place, @Nullable String mission) {
        Alarm first = alarms.get(0);
        List<Incident.Member> members = alarms.stream()
                .map(a -> new Incident.Member(
                        a.id(), a.sensor(), a.rule(), a.priority(), a.on(), a.value(), a.unit(), a.limit(), a.raised()))
                .toList();
        return new Incident(
                id,
                1,
                "ulsan-2",
                "site",
                first.zone(),
                first.hazard(),
                first.gas(),
                Incident.State.OPEN,
                severity,
                first.raised(),
                first.time(),
                null,
                members.get(0),
                members,
                place,
                new Incident.Source("P-101", place.x(), place.y(), null, null, 1.8, 0.74, 3, "leak search"),
                mission,
                null,
                first.receivedMs(),
                "H2S at the pump row: " + members.size() + " sensors in alarm, likeliest source P-101.",
                "펌프장 H2S: 센서 " + members.size() + "개 경보, 추정 원인 P-101.",
                null,
                Map.of());
    }

    @Override
    public void close() {
        // A broker that a test has stopped takes nothing more.
        producer.close(Duration.ZERO);
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
