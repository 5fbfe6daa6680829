package io.davy.dispatch;

import io.davy.action.Action;
import io.davy.incident.Incident;
import io.davy.robot.RobotReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses records that are JSON but lack what dispatch cannot do without. */
final class Inputs {
    private Inputs() {}

    static Incident complete(Incident i) {
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("id", i.id());
        needed.put("hazard", i.hazard());
        needed.put("state", i.state());
        needed.put("severity", i.severity());
        needed.put("opened", i.opened());
        needed.put("first_out", i.firstOut());
        needed.put("alarms", i.alarms());
        require("Incident", needed);
        return i;
    }

    static Action complete(Action a) {
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("id", a.id());
        needed.put("type", a.type());
        needed.put("target", a.target());
        needed.put("user", a.user());
        needed.put("time", a.time());
        require("Action", needed);
        return a;
    }

    static RobotReport complete(RobotReport r) {
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("robot", r.robot());
        require("RobotReport", needed);
        return r;
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
