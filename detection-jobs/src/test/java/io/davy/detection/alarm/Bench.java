package io.davy.detection.alarm;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.alarm.SensorService;
import io.davy.alarm.SensorService.Ended;
import io.davy.detection.TestPlant;
import io.davy.detection.watch.ConditionChange;
import io.davy.json.Json;
import io.davy.plant.AlarmCare;
import io.davy.plant.AlarmCare.Suppression;
import io.davy.plant.ClassCare;
import io.davy.plant.Plant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An area on the bench: conditions, officers and the clock by the second; what is remembered goes through its bytes after a restart. */
final class Bench implements AlarmOutput, AreaMemory.Journal {
    static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    /** Every class latches or not as a test wants; shelves of an hour, re-alarms after 100 s, twice at most. */
    static ClassCare care(boolean latching, boolean needsAck, int persons) {
        return new ClassCare(latching, needsAck, Duration.ofHours(1), Duration.ofSeconds(100), 2, persons);
    }

    static AlarmCare all(ClassCare care) {
        Map<AlarmClass, ClassCare> classes = new HashMap<>();
        for (AlarmClass c : AlarmClass.values()) {
            classes.put(c, care);
        }
        return new AlarmCare(
                classes,
                List.of(
                        new Suppression("p-off", "FT-1", 5.0, null, Duration.ZERO, List.of("S-1", "AT-1"), List.of()),
                        new Suppression("night", "FT-2", 5.0, null, Duration.ZERO, List.of("S-1"), List.of("level"))),
                List.of());
    }

    static Plant plant(AlarmCare care) {
        return TestPlant.plant()
                .gas("AT-1", "H2S", l -> l.high(10))
                .alarms(care)
                .build();
    }

    final List<Alarm> told = new ArrayList<>();
    final List<ActionResult> answers = new ArrayList<>();
    final List<SensorService> services = new ArrayList<>();
    private final Map<String, Alarm> keptAlarms = new HashMap<>();
    private final Map<String, ActionResult> keptAnswers = new HashMap<>();
    private AreaHandling keptHandling = AreaHandling.NONE;
    private AreaAlarms core;
    AreaMemory memory = new AreaMemory(List.of(), List.of(), AreaHandling.NONE, this);
    AlarmClass alarmClass = AlarmClass.PROCESS;
    Priority priority = Priority.MEDIUM;
    private Instant settled = Instant.EPOCH;
    private int actions;

    Bench(AlarmCare care) {
        core = new AreaAlarms(plant(care));
    }

    /** Of the permit that a sensor's record says has ended: the second in which it began, and who ended it; - for none. */
    static String ended(SensorService s) {
        Ended e = s.ended();
        return e == null
                ? "-"
                : Duration.between(T0, e.permit().since()).toSeconds() + " " + (e.by() == null ? "-" : e.by());
    }

    static Instant at(long second) {
        return T0.plusSeconds(second);
    }

    ConditionChange change(String sensor, String rule, boolean on, long second) {
        return new ConditionChange(
                "S1",
                "A1",
                "Z1",
                sensor,
                null,
                alarmClass == AlarmClass.DEVICE ? Hazard.DEVICE : Hazard.PROCESS,
                null,
                rule,
                alarmClass,
                priority,
                on,
                at(second),
                at(second),
                on ? 12 : 2,
                "ppm",
                10,
                7,
                null);
    }

    Bench says(String sensor, String rule, boolean on, long second) {
        core.condition(memory, change(sensor, rule, on, second), at(second), this);
        return this;
    }

    Bench on(long second) {
        return says("S-1", "level", true, second);
    }

    Bench off(long second) {
        return says("S-1", "level", false, second);
    }

    Bench suppression(String id, boolean holds, long second) {
        return says(id, "suppression", holds, second);
    }

    Bench clock(long second) {
        core.clock(memory, at(second), this);
        return this;
    }

    /** Another plant holds. */
    Bench plant(AlarmCare care, long second) {
        core = new AreaAlarms(plant(care));
        core.fit(memory, at(second), this);
        return this;
    }

    /** The job died and begins again; for so long actions may be early. */
    Bench restarted(long settledSecond) {
        List<Alarm> alarms = keptAlarms.values().stream()
                .map(a -> Json.read(Json.bytes(a), Alarm.class))
                .toList();
        List<ActionResult> old = keptAnswers.values().stream()
                .map(r -> Json.read(Json.bytes(r), ActionResult.class))
                .toList();
        memory = new AreaMemory(alarms, old, Json.read(Json.bytes(keptHandling), AreaHandling.class), this);
        settled = at(settledSecond);
        return this;
    }

    ActionResult act(Action a, long second) {
        int before = answers.size();
        core.act(memory, a, at(second), settled, this);
        return answers.size() == before ? null : answers.get(answers.size() - 1);
    }

    ActionResult act(Action.Type type, long second) {
        return act(action(type, "kim", second), second);
    }

    Action action(Action.Type type, String user, long second) {
        boolean sensor = type == Action.Type.OUT_OF_SERVICE || type == Action.Type.IN_SERVICE;
        return new Action(
                "ac-" + actions++,
                type,
                sensor ? Ids.sensorTarget("A1", "S-1") : alarm() == null ? "al-none-0" : alarm().id(),
                user,
                at(second),
                "a test",
                at(second + 1000),
                "PTW-7",
                false,
                Map.of());
    }

    /** The newest state of the point S-1/level. */
    @Nullable
    Alarm alarm() {
        Alarm newest = null;
        for (Alarm a : told) {
            newest = a.point().equals("S-1/level") ? a : newest;
        }
        return newest;
    }

    Alarm alarm(String sensor, String rule) {
        return keptAlarms.get(Ids.point(sensor, rule));
    }

    int remembered() {
        return keptAlarms.size() + keptAnswers.size();
    }

    @Override
    public void alarm(Alarm alarm) {
        told.add(alarm);
    }

    @Override
    public void answer(ActionResult answer) {
        answers.add(answer);
    }

    @Override
    public void service(String tag, @Nullable OutOfService permit, @Nullable Ended ended, Instant time) {
        services.add(new SensorService(Ids.sensorTarget("A1", tag), tag, permit, ended, time));
    }

    @Override
    public void alarm(String point, @Nullable Alarm alarm) {
        if (alarm == null) {
            keptAlarms.remove(point);
        } else {
            keptAlarms.put(point, alarm);
        }
    }

    @Override
    public void answer(String action, @Nullable ActionResult answer) {
        if (answer == null) {
            keptAnswers.remove(action);
        } else {
            keptAnswers.put(action, answer);
        }
    }

    @Override
    public void handling(AreaHandling handling) {
        keptHandling = handling;
    }
}
