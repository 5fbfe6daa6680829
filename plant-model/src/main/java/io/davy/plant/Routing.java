package io.davy.plant;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Shift;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Which routes of the tree an incident takes. */
public final class Routing {
    private final Telling telling;
    private final Subject subject;
    private final LocalDateTime time;

    private Routing(Telling telling, Subject subject, LocalDateTime time) {
        this.telling = telling;
        this.subject = subject;
        this.time = time;
    }

    /**
     * What of an incident decides.
     *
     * @param zone its zone
     * @param hazard its hazard
     * @param severity its severity
     * @param classes the classes of its alarms
     */
    public record Subject(String zone, Hazard hazard, Priority severity, Set<AlarmClass> classes) {}

    /**
     * The routes that are taken, each with steps; empty if nobody is told by any. Of one level the first that fits is taken, after one with
     * {@code go_on} the next that fits too; a child that is taken takes the place of its parent. A route that fits, but has neither steps
     * nor a child that is taken, is passed over: nothing falls silent because a branch ends blind.
     *
     * @param time at the site
     */
    public static List<Route> of(Telling telling, Subject subject, LocalDateTime time) {
        return new Routing(telling, subject, time).taken(telling.routes());
    }

    private List<Route> taken(List<Route> level) {
        List<Route> taken = new ArrayList<>();
        for (Route route : level) {
            List<Route> here = fits(route) ? orChildren(route) : List.of();
            taken.addAll(here);
            if (!here.isEmpty() && !route.goOn()) {
                break;
            }
        }
        return taken;
    }

    private List<Route> orChildren(Route route) {
        List<Route> children = taken(route.routes());
        return !children.isEmpty() ? children : route.steps().isEmpty() ? List.of() : List.of(route);
    }

    private boolean fits(Route r) {
        return (r.zones().isEmpty() || r.zones().contains(subject.zone()))
                && (r.hazards().isEmpty() || r.hazards().contains(subject.hazard()))
                && (r.atLeast() == null || subject.severity().compareTo(r.atLeast()) >= 0)
                && (r.classes().isEmpty() || !Collections.disjoint(r.classes(), subject.classes()))
                && (r.shifts().isEmpty() || telling.shifts().stream().anyMatch(s -> isOn(s, r)));
    }

    private boolean isOn(Shift shift, Route r) {
        return r.shifts().contains(shift.id()) && shift.on(time, telling.holidays());
    }
}
