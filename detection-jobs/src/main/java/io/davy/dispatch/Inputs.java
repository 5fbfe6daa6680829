package io.davy.dispatch;

import io.davy.action.Action;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.robot.RobotReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads records; refuses those that lack what dispatch cannot do without, with an {@link IllegalArgumentException} that says what. */
public final class Inputs {
    private Inputs() {}

    /** An incident. */
    public static Incident incident(byte[] json) {
        Incident i = read(json, Incident.class);
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("id", i.id());
        needed.put("hazard", i.hazard());
        needed.put("state", i.state());
        needed.put("severity", i.severity());
        needed.put("opened", i.opened());
        needed.put("first_out", i.firstOut());
        needed.put("alarms", i.alarms());
        require("Incident", needed);
        member(i.firstOut());
        i.alarms().forEach(Inputs::member);
        return i;
    }

    static Action action(byte[] json) {
        Action a = read(json, Action.class);
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("id", a.id());
        needed.put("type", a.type());
        needed.put("target", a.target());
        needed.put("user", a.user());
        needed.put("time", a.time());
        require("Action", needed);
        return a;
    }

    /** What a robot says. */
    public static RobotReport report(byte[] json) {
        RobotReport r = read(json, RobotReport.class);
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("robot", r.robot());
        require("RobotReport", needed);
        return r;
    }

    private static void member(Incident.@Nullable Member m) {
        if (m == null || m.rule() == null) {
            throw new IllegalArgumentException("not a usable Incident: an alarm of it lacks rule");
        }
    }

    private static <T> T read(byte[] json, Class<T> type) {
        T value = Json.read(json, type);
        if (value == null) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": null was found");
        }
        return value;
    }

    private static void require(String what, Map<String, @Nullable Object> needed) {
        String missing = String.join(
                ", ",
                needed.entrySet().stream()
                        .filter(e -> e.getValue() == null)
                        .map(Map.Entry::getKey)
                        .toList());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("not a usable " + what + ": it lacks " + missing);
        }
    }
}
