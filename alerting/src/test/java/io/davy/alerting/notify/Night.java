package io.davy.alerting.notify;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.notification.Notification.State;
import io.davy.plant.ContactWays;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.davy.plant.Telling;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One incident of three alarms through a night: its records as the topics have them, and a notifier that may end at any moment and begin again. */
final class Night {
    static final Instant T0 = Samples.OPENED;

    private static final Contact KIM = contact("kim", true);
    private static final Contact LEE = contact("lee", false);
    private static final Contact PAGER = new Contact(
            "pager", null, "en", null, "http://pager.example", ways(true, ContactWays.Format.PAGERDUTY, null));
    private static final Contact HORN =
            new Contact("horn", null, "en", null, null, ways(true, ContactWays.Format.JSON, "plant/horn"));
    private static final Contact CHIEF = contact("chief", false);

    static final Plant PLANT = plant();

    /** Every message, in the order of telling, with the second at which it was decided. */
    final Map<String, Long> sent = new LinkedHashMap<>();

    final List<Notification> decided = new ArrayList<>();
    /** The same without what was withdrawn before it had gone. */
    final List<Notification> told = new ArrayList<>();

    private final Map<String, Notification> topic = new LinkedHashMap<>();
    private final List<Record> records = new ArrayList<>();
    private final Map<Integer, Alarm> alarms = new LinkedHashMap<>();
    private Incident incident = Samples.h2s("in-1");
    private boolean begun;
    private Instant now = T0;
    private Casework work = new Casework();
    private final DeskReach reach = new DeskReach(channels(), Night::usable, n -> false);

    private record Record(Object value, Instant written) {}

    private static ContactWays ways(boolean inTurn, ContactWays.Format format, @Nullable String mqtt) {
        return new ContactWays(format, null, null, mqtt, inTurn, Duration.ofSeconds(30));
    }

    private static Contact contact(String id, boolean inTurn) {
        return new Contact(
                id,
                null,
                "en",
                id + "@plant.example",
                "http://" + id + ".example",
                ways(inTurn, ContactWays.Format.JSON, null));
    }

    private static Plant plant() {
        List<Step> steps = List.of(
                new Step(Duration.ZERO, List.of("kim", "horn", "pager"), List.of()),
                new Step(Duration.ofSeconds(120), List.of("lee"), List.of("email")),
                new Step(Duration.ofSeconds(240), List.of("kim", "lee"), List.of()));
        Route gas = new Route(
                "gas", null, null, null, null, null, steps, Duration.ofMinutes(5), 1, Duration.ZERO, false, null);
        Plant p = Samples.plant(KIM, LEE, PAGER, HORN, CHIEF);
        return new Plant(
                p.davy(),
                p.site(),
                p.floors(),
                p.zones(),
                p.ruleSets(),
                p.sensors(),
                p.machines(),
                p.robots(),
                p.ways(),
                p.contacts(),
                p.incidents(),
                p.alarms(),
                new Telling(List.of(), List.of(), Set.of(), List.of(gas), List.of("chief")),
                List.of());
    }

    private static List<ChannelKind> usable(Contact c) {
        return List.of(ChannelKind.values()).stream()
                .filter(k -> k.address(c) != null)
                .toList();
    }

    private static Map<ChannelKind, Channel> channels() {
        Map<ChannelKind, Channel> all = new EnumMap<>(ChannelKind.class);
        for (ChannelKind kind : ChannelKind.values()) {
            all.put(kind, new Channel() {
                @Override
                public Delivery deliver(Parcel parcel) {
                    throw new IllegalStateException("nothing is sent here");
                }

                @Override
                public boolean wants(Contact contact, Occasion.Kind what) {
                    return what != Occasion.Kind.ACKNOWLEDGED || rouses(contact);
                }

                @Override
                public boolean rouses(Contact contact) {
                    return contact == HORN || contact == PAGER;
                }
            });
        }
        return all;
    }

    static boolean rouses(Notification n) {
        return n.contact().equals("horn") || n.contact().equals("pager");
    }

    /** The alarm comes, unless it waits for an answer already; the first begins the incident. */
    void on(int which) {
        Alarm a = alarms.get(which);
        if (a == null || !a.unanswered()) {
            transition(which, AlarmState.UNACKED);
            begun = true;
            publish();
        }
    }

    void acknowledge(int which) {
        Alarm a = alarms.get(which);
        if (a != null && a.unanswered()) {
            transition(which, a.state() == AlarmState.UNACKED ? AlarmState.ACKED : AlarmState.LATCHED_ACKED);
        }
    }

    void acknowledgeAll() {
        List.copyOf(alarms.keySet()).forEach(this::acknowledge);
    }

    void off(int which) {
        Alarm a = alarms.get(which);
        if (a != null && a.state() == AlarmState.UNACKED) {
            transition(which, AlarmState.LATCHED_UNACKED);
        } else if (a != null && a.state() == AlarmState.ACKED) {
            transition(which, AlarmState.LATCHED_ACKED);
        }
    }

    void worse() {
        if (begun && incident.severity() != Priority.HIGHEST) {
            incident = Samples.severity(incident, Priority.HIGHEST);
            publish();
        }
    }

    private void transition(int which, AlarmState state) {
        Alarm before = alarms.get(which);
        boolean acked = state == AlarmState.ACKED || state == AlarmState.LATCHED_ACKED;
        Alarm a = Samples.alarm("al-in-1-" + which, state).edit(e -> {
            e.version = before == null ? 1 : before.version() + 1;
            e.time = now;
            e.ackedBy = acked ? "park" : null;
            e.ackedAt = acked ? now : null;
        });
        alarms.put(which, a);
        write(a);
    }

    private void publish() {
        incident = Samples.members(
                incident, alarms.values().stream().map(Alarm::id).toList());
        write(incident);
    }

    private void write(Object value) {
        records.add(new Record(value, now));
        give(value, now);
    }

    private void give(Object value, Instant written) {
        if (value instanceof Alarm a) {
            work.take(a, written);
        } else {
            work.take((Incident) value, written);
        }
    }

    /** The job has begun anew and writes its newest records again. */
    void repeat(int count) {
        List.copyOf(records.subList(Math.max(0, records.size() - count), records.size()))
                .forEach(r -> write(r.value()));
    }

    /** The notifier ends and begins again. */
    void restart() {
        work = new Casework();
        topic.values().forEach(work::take);
        records.forEach(r -> give(r.value(), r.written()));
    }

    void clock(int seconds) {
        now = now.plusSeconds(seconds);
    }

    /** What waits is taken by the other side, or refused for good. */
    void deliver(ChannelKind way, State state) {
        List.copyOf(topic.values()).stream()
                .filter(n -> n.state() == State.PENDING && n.channel().equals(way.word()))
                .forEach(n -> set(n, state));
    }

    private void set(Notification n, State state) {
        Notification after = Message.changed(n, state, n.attempts() + 1, now, null);
        topic.put(n.id(), after);
        work.take(after);
    }

    /** Decides what is due. */
    void look() {
        for (String id : work.due(now)) {
            Desk.Decision d = work.decide(id, PLANT, reach, now);
            for (Message m : d.messages()) {
                Notification n = m.notification();
                topic.put(n.id(), n);
                decided.add(n);
                told.add(n);
                sent.put(
                        n.id() + " " + decided.size(), Duration.between(T0, now).toSeconds());
            }
            for (Notification n : d.withdrawn()) {
                set(n, State.WITHDRAWN);
                told.removeIf(t -> t.id().equals(n.id()));
            }
        }
    }

    boolean waits() {
        return alarms.values().stream().anyMatch(Alarm::unanswered);
    }

    boolean unreached() {
        return work.unreached() > 0;
    }

    List<Notification> pending() {
        return topic.values().stream().filter(n -> n.state() == State.PENDING).toList();
    }
}
