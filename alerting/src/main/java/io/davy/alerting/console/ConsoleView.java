package io.davy.alerting.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.SensorService;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.robot.RobotReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that the page shows, in memory of a bounded size; thread-safe. */
final class ConsoleView {
    /** How many normal alarms, closed incidents and ended missions are kept of each. */
    static final int MOST_PAST = 2_000;

    private static final int MOST_NOTIFICATIONS = 4_000;
    private static final int MOST_RESULTS = 1_000;

    private final Shelf<Alarm> alarms = new Shelf<>(Alarm::id, Alarm::listed, MOST_PAST);
    private final Shelf<Incident> incidents =
            new Shelf<>(Incident::id, i -> i.state() == Incident.State.OPEN, MOST_PAST);
    private final Shelf<Mission> missions =
            new Shelf<>(Mission::id, m -> !m.state().ended(), MOST_PAST);
    private final Shelf<RobotView> robots = new Shelf<>(RobotView::robot, r -> false, MOST_PAST);
    private final Shelf<Notification> notifications = new Shelf<>(Notification::id, n -> false, MOST_NOTIFICATIONS);
    /** Of those that are back nothing is kept. */
    private final Shelf<SensorService> services = new Shelf<>(SensorService::id, s -> s.outOfService() != null, 0);

    private final List<ActionResult> results = new ArrayList<>();

    /**
     * What goes to the page: all of it at first, then what changed. An absent list changes nothing.
     *
     * @param services sensors that are out of service
     * @param gone ids that the page forgets, by kind
     * @param results answers to officers' actions
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Update(
            List<AlarmView> alarms,
            List<Incident> incidents,
            List<Mission> missions,
            List<RobotView> robots,
            List<Notification> notifications,
            List<SensorService> services,
            Map<String, List<String>> gone,
            List<ActionResult> results) {
        /** The same with other alarms. */
        Update with(List<AlarmView> some) {
            return new Update(some, incidents, missions, robots, notifications, services, gone, results);
        }

        boolean any() {
            return !(alarms.isEmpty()
                    && incidents.isEmpty()
                    && missions.isEmpty()
                    && robots.isEmpty()
                    && notifications.isEmpty()
                    && services.isEmpty()
                    && gone.isEmpty()
                    && results.isEmpty());
        }
    }

    synchronized void put(Alarm alarm) {
        alarms.put(alarm);
    }

    synchronized void put(Incident incident) {
        incidents.put(incident);
    }

    synchronized void put(Mission mission) {
        missions.put(mission);
    }

    synchronized void put(RobotReport report) {
        robots.put(RobotView.of(report));
    }

    synchronized void put(Notification notification) {
        notifications.put(notification);
    }

    synchronized void put(SensorService service) {
        services.put(service);
    }

    synchronized void put(ActionResult result) {
        if (results.size() < MOST_RESULTS) {
            results.add(result);
        }
    }

    synchronized void removeAlarm(String id) {
        alarms.remove(id);
    }

    synchronized void removeIncident(String id) {
        incidents.remove(id);
    }

    synchronized void removeMission(String id) {
        missions.remove(id);
    }

    synchronized void removeRobot(String id) {
        robots.remove(id);
    }

    synchronized void removeNotification(String id) {
        notifications.remove(id);
    }

    synchronized void removeService(String id) {
        services.remove(id);
    }

    synchronized Optional<Alarm> alarm(String id) {
        return alarms.get(id);
    }

    synchronized Optional<Incident> incident(String id) {
        return incidents.get(id);
    }

    synchronized Optional<Mission> mission(String id) {
        return missions.get(id);
    }

    /** A sensor that is out of service, by {@link SensorService#id}. */
    synchronized Optional<SensorService> service(String id) {
        return services.get(id);
    }

    /** All sensors that are out of service. */
    synchronized List<SensorService> services() {
        return services.all();
    }

    /** Ids of an incident's alarms that wait for an acknowledgement. */
    synchronized List<String> unanswered(Incident incident) {
        return incident.alarmIds().stream()
                .filter(id -> alarms.get(id).map(Alarm::unanswered).orElse(false))
                .toList();
    }

    /** All that is kept. */
    synchronized Update snapshot() {
        return new Update(
                views(alarms.all()),
                incidents.all(),
                missions.all(),
                robots.all(),
                notifications.all(),
                services.all(),
                Map.of(),
                List.of());
    }

    /** What changed since the last call. */
    synchronized Update changes() {
        Shelf.Changes<Alarm> a = alarms.drain();
        Shelf.Changes<Incident> i = incidents.drain();
        Shelf.Changes<Mission> m = missions.drain();
        Shelf.Changes<RobotView> r = robots.drain();
        Shelf.Changes<Notification> n = notifications.drain();
        Shelf.Changes<SensorService> s = services.drain();
        Map<String, List<String>> gone = new LinkedHashMap<>();
        note(gone, "alarms", a.gone());
        note(gone, "incidents", i.gone());
        note(gone, "missions", m.gone());
        note(gone, "robots", r.gone());
        note(gone, "notifications", n.gone());
        note(gone, "services", s.gone());
        List<ActionResult> answered = List.copyOf(results);
        results.clear();
        return new Update(views(a.now()), i.now(), m.now(), r.now(), n.now(), s.now(), gone, answered);
    }

    private static List<AlarmView> views(List<Alarm> alarms) {
        return alarms.stream().map(AlarmView::of).toList();
    }

    private static void note(Map<String, List<String>> gone, String kind, List<String> ids) {
        if (!ids.isEmpty()) {
            gone.put(kind, ids);
        }
    }
}
