package io.davy.alerting.sample;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.davy.plant.Plant.Name;
import io.davy.plant.Ways;
import io.davy.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A small plant, an H2S incident in it, and a producer to tell of it. */
public final class Samples {
    public static final Instant OPENED = Instant.parse("2026-11-22T03:04:05Z");

    private Samples() {}

    public static Plant plant(Contact... contacts) {
        return new Plant(
                1,
                new Plant.Site("ulsan", new Name("Ulsan refinery", "울산 정유공장"), "Asia/Seoul", null),
                List.of(new Plant.Floor("F0", 0, new Name("Ground floor", "1층"))),
                List.of(new Plant.Zone("Z-PUMP", new Name("Pump hall", "펌프실"), "hall", "F0", List.of(), null)),
                Map.of(),
                List.of(),
                List.of(new Plant.Machine(
                        "P-101",
                        new Name("Sour water pump", "산성수 펌프"),
                        "pump",
                        "Z-PUMP",
                        new Place(12, 8, 0.5, "F0"),
                        List.of("H2S"),
                        null,
                        null,
                        null)),
                List.of(),
                new Ways(List.of(), List.of()),
                List.of(contacts),
                new Plant.IncidentSettings(Duration.ofMinutes(10), 40));
    }

    /** A gas alarm in its first version; that of {@link #h2s} is {@code al-} and the incident's id. */
    public static Alarm alarm(String id, AlarmState state) {
        return new Alarm(
                id,
                "AT-1101/gas_high_high",
                1,
                "ulsan",
                "hall",
                "Z-PUMP",
                "AT-1101",
                null,
                Hazard.GAS,
                "H2S",
                "gas_high_high",
                AlarmClass.LIFE_SAFETY,
                Priority.HIGH,
                state,
                state == AlarmState.UNACKED || state == AlarmState.ACKED,
                37.25,
                "ppm",
                20,
                OPENED,
                OPENED,
                OPENED,
                null,
                0,
                null,
                null,
                0,
                null,
                Map.of());
    }

    public static Contact mail(String id, String language, String address) {
        return new Contact(id, null, language, address, null);
    }

    public static Contact webhook(String id, String url) {
        return new Contact(id, null, "en", null, url);
    }

    /** An incident that has just been opened at AT-1101 in the pump hall. */
    public static Incident h2s(String id) {
        return h2s(id, OPENED);
    }

    public static Incident h2s(String id, Instant opened) {
        Incident.Member first = new Incident.Member(
                "al-" + id, "AT-1101", "gas_high_high", Priority.HIGH, true, 37.25, "ppm", 20, opened);
        return new Incident(
                id,
                1,
                "ulsan",
                "hall",
                "Z-PUMP",
                Hazard.GAS,
                "H2S",
                Incident.State.OPEN,
                Priority.HIGH,
                opened,
                opened,
                null,
                first,
                List.of(first),
                new Place(12, 8, 0.5, "F0"),
                new Incident.Source("P-101", 12.0, 8.0, null, null, 1.2, 0.82, 3, "machine of the sensor"),
                null,
                null,
                0,
                "H2S at 37.3 ppm in the pump hall, likely from P-101.",
                "펌프실에서 H2S 37.3 ppm 검출, P-101 누출로 추정됩니다.",
                null,
                Map.of());
    }

    public static Incident severity(Incident i, Priority severity) {
        return new Incident(
                i.id(),
                i.version() + 1,
                i.site(),
                i.area(),
                i.zone(),
                i.hazard(),
                i.gas(),
                i.state(),
                severity,
                i.opened(),
                i.time().plusSeconds(5),
                i.closed(),
                i.firstOut(),
                i.alarms(),
                i.place(),
                i.source(),
                i.mission(),
                i.verdict(),
                i.receivedMs(),
                i.summaryEn(),
                i.summaryKo(),
                i.closeReason(),
                i.other());
    }

    /** The same incident of these alarms, all of them on; the first is the first-out. */
    public static Incident members(Incident i, List<String> alarms) {
        Incident.Member f = i.firstOut();
        List<Incident.Member> members = alarms.stream()
                .map(a -> new Incident.Member(
                        a, f.sensor(), f.rule(), f.priority(), true, f.value(), f.unit(), f.limit(), f.time()))
                .toList();
        return new Incident(
                i.id(),
                i.version() + 1,
                i.site(),
                i.area(),
                i.zone(),
                i.hazard(),
                i.gas(),
                i.state(),
                i.severity(),
                i.opened(),
                i.time(),
                i.closed(),
                members.get(0),
                members,
                i.place(),
                i.source(),
                i.mission(),
                i.verdict(),
                i.receivedMs(),
                i.summaryEn(),
                i.summaryKo(),
                i.closeReason(),
                i.other());
    }

    public static Incident summary(Incident i, String english) {
        return new Incident(
                i.id(),
                i.version() + 1,
                i.site(),
                i.area(),
                i.zone(),
                i.hazard(),
                i.gas(),
                i.state(),
                i.severity(),
                i.opened(),
                i.time(),
                i.closed(),
                i.firstOut(),
                i.alarms(),
                i.place(),
                i.source(),
                i.mission(),
                i.verdict(),
                i.receivedMs(),
                english,
                i.summaryKo(),
                i.closeReason(),
                i.other());
    }

    public static Incident confirmed(Incident i) {
        return judged(
                i,
                new Incident.Verdict(
                        Incident.Outcome.CONFIRMED,
                        "R1",
                        41.0,
                        "ppm",
                        i.opened().plusSeconds(95)));
    }

    /** An officer was there. */
    public static Incident judged(Incident i, String officer, Incident.Outcome outcome, String reason) {
        return judged(
                i, Incident.Verdict.of(officer, outcome, reason, i.opened().plusSeconds(95)));
    }

    private static Incident judged(Incident i, Incident.Verdict v) {
        return new Incident(
                i.id(),
                i.version() + 1,
                i.site(),
                i.area(),
                i.zone(),
                i.hazard(),
                i.gas(),
                i.state(),
                i.severity(),
                i.opened(),
                i.time().plusSeconds(95),
                i.closed(),
                i.firstOut(),
                i.alarms(),
                i.place(),
                i.source(),
                "mi-" + i.id(),
                v,
                i.receivedMs(),
                i.summaryEn(),
                i.summaryKo(),
                i.closeReason(),
                i.other());
    }

    public static Incident closed(Incident i) {
        return closed(i, i.opened().plusSeconds(1200));
    }

    public static Incident closed(Incident i, Instant end) {
        List<Incident.Member> off = new ArrayList<>();
        i.alarms()
                .forEach(m -> off.add(new Incident.Member(
                        m.alarm(), m.sensor(), m.rule(), m.priority(), false, 2, m.unit(), m.limit(), m.time())));
        return new Incident(
                i.id(),
                i.version() + 1,
                i.site(),
                i.area(),
                i.zone(),
                i.hazard(),
                i.gas(),
                Incident.State.CLOSED,
                i.severity(),
                i.opened(),
                end,
                end,
                i.firstOut(),
                off,
                i.place(),
                i.source(),
                i.mission(),
                i.verdict(),
                i.receivedMs(),
                i.summaryEn(),
                i.summaryKo(),
                "all alarms off for 10 min",
                i.other());
    }

    public static Incident device(String id) {
        Incident i = h2s(id);
        Incident.Member m =
                new Incident.Member("al-" + id, "AT-1101", "silent", Priority.MEDIUM, true, 30, "s", 10, OPENED);
        return new Incident(
                id,
                1,
                i.site(),
                i.area(),
                i.zone(),
                Hazard.DEVICE,
                null,
                i.state(),
                Priority.MEDIUM,
                i.opened(),
                i.time(),
                null,
                m,
                List.of(m),
                null,
                null,
                null,
                null,
                0,
                "AT-1101 is silent.",
                "AT-1101 센서가 응답하지 않습니다.",
                null,
                Map.of());
    }

    public static KafkaProducer<String, byte[]> producer(String bootstrap) {
        Map<String, Object> c = new HashMap<>();
        c.put("bootstrap.servers", bootstrap);
        return new KafkaProducer<>(c, new StringSerializer(), new ByteArraySerializer());
    }

    public static void send(KafkaProducer<String, byte[]> producer, Incident i) {
        send(producer, Topics.INCIDENTS, i.id(), Json.bytes(i));
    }

    public static void send(KafkaProducer<String, byte[]> producer, String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (Exception e) {
            throw new IllegalStateException("cannot write to " + topic, e);
        }
    }
}
