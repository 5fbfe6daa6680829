package io.davy.alerting.notify.route;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One incident, its records as they lie on the topics, and a notifier that forgets everything between two looks. */
final class World {
    static final Instant T0 = Samples.OPENED;

    final Plant plant;
    final Map<String, Notification> told = new LinkedHashMap<>();
    final List<Ask> asked = new ArrayList<>();
    private final List<Record> records = new ArrayList<>();
    private final Map<String, Alarm> alarms = new LinkedHashMap<>();
    private Incident incident = Samples.h2s("in-1");
    private Instant now = T0;
    private State delivering = State.SENT;

    /** Mail and webhook are set up, and no message is held back. */
    private final Reach reach = new Reach() {
        @Override
        public List<String> ways(Contact contact) {
            return List.of("email", "webhook");
        }

        @Override
        public boolean rouses(Contact contact, String way) {
            return false;
        }

        @Override
        public boolean heard(String way) {
            return true;
        }

        @Override
        public boolean held(Notification message) {
            return false;
        }
    };

    private record Record(Object value, Instant written) {}

    World(Plant plant) {
        this.plant = plant;
    }

    static Contact contact(String id, boolean inTurn) {
        ContactWays ways = new ContactWays(ContactWays.Format.JSON, null, null, null, inTurn, Duration.ofSeconds(30));
        return new Contact(id, null, "en", id + "@plant.example", "http://" + id + ".example", ways);
    }

    static Step step(int seconds, String... whom) {
        return new Step(Duration.ofSeconds(seconds), List.of(whom), List.of("email"));
    }

    static Route route(Duration repeat, int repeats, Step... steps) {
        return new Route(
                "gas", null, null, null, null, null, List.of(steps), repeat, repeats, Duration.ZERO, false, null);
    }

    static Plant plant(Telling telling, Contact... contacts) {
        Plant p = Samples.plant(contacts);
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
                telling,
                List.of());
    }

    static Plant plant(Route route, Contact... contacts) {
        return plant(new Telling(List.of(), List.of(), Set.of(), List.of(route), List.of("chief")), contacts);
    }

    Instant now() {
        return now;
    }

    void at(int second) {
        now = T0.plusSeconds(second);
    }

    void pass(Duration d) {
        now = now.plus(d);
    }

    /** The incident's record, with the alarms that it has by now. */
    void incident() {
        records.add(new Record(incident, now));
    }

    void incident(Incident next) {
        incident = next;
        incident();
    }

    /** A transition of an alarm. */
    void alarm(String id, AlarmState state) {
        int version = alarms.containsKey(id) ? alarms.get(id).version() + 1 : 1;
        Alarm a = Samples.alarm(id, state).edit(e -> {
            e.version = version;
            e.time = now;
            boolean acked = state == AlarmState.ACKED;
            e.ackedBy = acked ? "park" : null;
            e.ackedAt = acked ? now : null;
        });
        alarms.put(id, a);
        records.add(new Record(a, now));
    }

    Situation situation() {
        AlarmLedger ledger = new AlarmLedger();
        IncidentCase c = null;
        for (Record r : records) {
            if (r.value() instanceof Alarm a) {
                ledger.take(a, r.written());
            } else if (c == null) {
                c = new IncidentCase((Incident) r.value(), r.written());
            } else {
                c.take((Incident) r.value(), r.written());
            }
        }
        if (c == null) {
            throw new IllegalStateException("no incident yet");
        }
        return new Situation(
                c.subject(ledger), c.open(), c.stretches(ledger, a -> Optional.empty()), List.copyOf(told.values()));
    }

    /** Messages are taken at once, or wait until they are set otherwise. */
    World delivering(State state) {
        delivering = state;
        return this;
    }

    /** Looks, and tells what is due. */
    Escalation.Plan look() {
        Escalation escalation = new Escalation(plant, reach);
        Escalation.Plan plan = escalation.plan(situation(), now);
        for (Ask a : plan.asks()) {
            asked.add(a);
            Notification n = notification(a);
            told.put(n.id(), n);
        }
        for (Notification n : situation().withdrawn(n -> false)) {
            set(n, State.WITHDRAWN);
        }
        return plan.asks().isEmpty() ? plan : look();
    }

    void set(Notification n, State state) {
        Notification changed = new Notification(
                n.id(),
                n.incident(),
                n.occasion(),
                n.contact(),
                n.channel(),
                n.to(),
                state,
                1,
                n.created(),
                now,
                n.subject(),
                null,
                n.severity(),
                n.call(),
                n.answer(),
                Map.of());
        told.put(n.id(), changed);
    }

    private Notification notification(Ask a) {
        String id = a.why() + " " + a.call() + " " + a.contact().id() + " " + a.way();
        return new Notification(
                id,
                incident.id(),
                a.why() == Ask.Why.BEGUN ? "opened" : "unanswered",
                a.contact().id(),
                a.way(),
                "x",
                delivering,
                0,
                now,
                now,
                "",
                null,
                incident.severity(),
                a.call(),
                null,
                Map.of());
    }

    /** Whom the asks since the last call were for, and why. */
    List<String> calls() {
        List<String> all = asked.stream()
                .map(a -> a.contact().id() + " " + a.why().name().toLowerCase(Locale.ROOT))
                .toList();
        asked.clear();
        return all;
    }
}
