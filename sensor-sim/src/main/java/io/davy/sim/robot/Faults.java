package io.davy.sim.robot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a robot now, and what is to go wrong by itself. Time is handed in. */
final class Faults {
    private final Map<RobotFault, String> now = new EnumMap<>(RobotFault.class);
    private final List<PlannedFault> ahead;
    private final List<PlannedFault> running = new ArrayList<>();
    private double clock;

    Faults(List<PlannedFault> planned) {
        ahead = new ArrayList<>(planned);
        ahead.sort(Comparator.comparingDouble(PlannedFault::startS));
    }

    /** Lives on for dt seconds; gives what has begun. */
    List<RobotFault> step(double dt) {
        clock += dt;
        for (PlannedFault p : List.copyOf(running)) {
            if (clock >= p.startS() + p.lastsS()) {
                running.remove(p);
                now.remove(p.fault());
            }
        }
        List<RobotFault> begun = new ArrayList<>();
        while (!ahead.isEmpty() && ahead.get(0).startS() <= clock) {
            PlannedFault p = ahead.remove(0);
            running.add(p);
            add(p.fault(), p.detail());
            begun.add(p.fault());
        }
        return begun;
    }

    void add(RobotFault fault, @Nullable String detail) {
        now.put(fault, detail == null ? "" : detail);
    }

    void remove(RobotFault fault) {
        now.remove(fault);
        running.removeIf(p -> p.fault() == fault);
    }

    /** Mends everything that is wrong now; what is planned for later still comes. */
    void clear() {
        now.clear();
        running.clear();
    }

    boolean has(RobotFault fault) {
        return now.containsKey(fault);
    }

    /** The fault's detail; an empty text if there is none. */
    String detail(RobotFault fault) {
        return now.getOrDefault(fault, "");
    }

    /** The fault's detail as a number. */
    double number(RobotFault fault, double usual) {
        String d = detail(fault);
        return d.isEmpty() ? usual : Double.parseDouble(d);
    }
}
