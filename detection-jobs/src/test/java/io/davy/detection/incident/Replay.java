package io.davy.detection.incident;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.detection.TestPlant;
import io.davy.incident.Incident;
import io.davy.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Incidents of alarms that come from several zones, each in its own order, with kills: what is read again after one comes in another order
 * of the zones, from an older state, and what was published stays.
 */
final class Replay {
    static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    /**
     * A detector.
     *
     * @param x metres east; what lies within 40 m is one leak
     */
    record Nose(String zone, String sensor, int x) {}

    /** Three leaks; the zones cross them. R-1 is a robot. */
    static final List<Nose> NOSES = List.of(
            new Nose("Z1", "AT-1", 0),
            new Nose("Z2", "AT-2", 35),
            new Nose("R-1", "R-1", 70),
            new Nose("Z1", "AT-3", 500),
            new Nose("Z2", "AT-4", 530),
            new Nose("Z3", "AT-5", 1000));

    private static final AreaIncidents CORE = new AreaIncidents(plant());

    private static io.davy.plant.Plant plant() {
        TestPlant p = TestPlant.plant().closesAfter(Duration.ofSeconds(60));
        NOSES.forEach(n -> p.gas(n.sensor(), "H2S", n.x(), 0, l -> l.high(10)));
        return p.build();
    }

    /** A checkpoint. */
    private record Kept(byte[] state, Map<String, Integer> read, int published) {}

    final List<Incident> topic = new ArrayList<>();
    private final Map<String, List<Alarm>> zones = new LinkedHashMap<>();
    private Map<String, Integer> read = new LinkedHashMap<>();
    private AreaState state = AreaState.EMPTY;
    private Kept kept;
    /** How many records have surely reached the broker. */
    private int written;

    private Instant now = T0;
    private Instant hearing = T0;
    private final boolean reads;

    /**
     * Nothing has happened.
     *
     * @param reads whether what was published is read after a kill
     */
    Replay(boolean reads) {
        this.reads = reads;
        NOSES.forEach(n -> {
            zones.put(n.zone(), new ArrayList<>());
            read.put(n.zone(), 0);
        });
        keep();
    }

    /** An alarm is written to its zone. */
    void happens(Nose n, boolean on, long ms) {
        Instant t = T0.plusMillis(ms);
        Alarm a = new Alarm(
                Ids.alarm("A1", n.sensor(), "gas_high", 0),
                n.sensor() + "/gas_high",
                1,
                "S1",
                "A1",
                n.zone(),
                n.sensor(),
                null,
                Hazard.GAS,
                "H2S",
                "gas_high",
                AlarmClass.LIFE_SAFETY,
                Priority.HIGH,
                on ? AlarmState.UNACKED : AlarmState.RTN_UNACKED,
                on,
                20,
                "ppm",
                10,
                t,
                t,
                t,
                on ? null : t,
                5,
                null,
                null,
                0,
                null,
                Map.of());
        zones.get(n.zone()).add(a);
    }

    /** The next alarm of a zone is read; false if there is none. */
    boolean reads(String zone) {
        int at = read.get(zone);
        if (at == zones.get(zone).size()) {
            return false;
        }
        Alarm a = zones.get(zone).get(at);
        now = a.time().isAfter(now) ? a.time() : now;
        state = CORE.alarm(state.at(now), a, List.of(), topic::add);
        read.put(zone, at + 1);
        return true;
    }

    void readsAll(Random order) {
        List<String> left = new ArrayList<>(zones.keySet());
        while (!left.isEmpty()) {
            String zone = left.get(order.nextInt(left.size()));
            if (!reads(zone)) {
                left.remove(zone);
            }
        }
    }

    void clock(long seconds) {
        now = now.plusSeconds(seconds);
        state = CORE.clock(state, now, hearing, topic::add);
    }

    /** A checkpoint. */
    void keep() {
        kept = new Kept(Json.bytes(state), new LinkedHashMap<>(read), topic.size());
    }

    /**
     * A kill and a start.
     *
     * @param lost how many of the newest records had not reached the broker; at most those since the checkpoint and the kill before
     */
    void kill(int lost) {
        written = Math.max(Math.max(written, kept.published()), topic.size() - lost);
        topic.subList(written, topic.size()).clear();
        state = Json.read(kept.state(), AreaState.class);
        read = new LinkedHashMap<>(kept.read());
        now = now.plusSeconds(20);
        hearing = now;
        if (reads) {
            state = CORE.adopt(state, List.copyOf(newest().values()), now);
        }
    }

    AreaState state() {
        return state;
    }

    Map<String, Incident> newest() {
        Map<String, Incident> newest = new LinkedHashMap<>();
        topic.forEach(i -> newest.put(i.id(), i));
        return newest;
    }

    Set<String> open() {
        return newest().values().stream()
                .filter(i -> i.state() == Incident.State.OPEN)
                .map(Incident::id)
                .collect(Collectors.toSet());
    }

    /** The sensors of an open incident. */
    Set<String> sensorsOf(OpenIncident i) {
        return i.members().stream().map(Incident.Member::sensor).collect(Collectors.toSet());
    }

    /** Whose members an open incident has become, following what closed as part of another. */
    String follow(String id) {
        Incident i = newest().get(id);
        Object of = i.other().get("part_of");
        return of == null || i.state() == Incident.State.OPEN ? id : follow(of.toString());
    }

    static Nose nose(String sensor) {
        return NOSES.stream().filter(n -> n.sensor().equals(sensor)).findFirst().orElseThrow();
    }
}
