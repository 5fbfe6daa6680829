package io.davy.appliance.demo;

import io.davy.alarm.Alarm;
import io.davy.alarm.Hazard;
import io.davy.appliance.demo.Timeline.Step;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.sim.Scenario;
import io.davy.sim.SimEvent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one incident from what the simulator did to its close, tells it line by line, and keeps its times. Not thread-safe: one
 * thread hands everything in, with the time at which it was seen.
 */
final class Story {
    private final Hazard hazard;
    private final boolean robotExpected;
    private final Sentences sentences;
    private final BiConsumer<Long, String> teller;
    private final Timeline timeline = new Timeline();
    private final Map<String, Seen> alarms = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private @Nullable Incident incident;

    private record Seen(Alarm alarm, long visibleMs) {}

    /**
     * A story that has not begun.
     *
     * @param teller takes milliseconds since the fault began, and one line
     */
    Story(Scenario scenario, Sentences sentences, BiConsumer<Long, String> teller) {
        this.hazard = hazardOf(scenario);
        this.robotExpected = hazard != Hazard.DEVICE;
        this.sentences = sentences;
        this.teller = teller;
    }

    private static Hazard hazardOf(Scenario scenario) {
        return switch (scenario) {
            case H2S_LEAK, CH4_LEAK, QUIET -> Hazard.GAS;
            case PUMP_OVERHEAT -> Hazard.HEAT;
            case BEARING_WEAR -> Hazard.VIBRATION;
            case DEAD_SENSOR -> Hazard.DEVICE;
        };
    }

    void accept(SimEvent e) {
        long ms = e.time().toEpochMilli();
        if (e.name().equals(SimEvent.LEAK_STARTED)) {
            timeline.see(Step.LEAK_STARTED, ms);
        } else if (e.name().equals(SimEvent.FIRST_CONTACT)) {
            timeline.see(Step.FIRST_CONTACT, ms);
        }
        tell(ms, e.text());
    }

    void accept(Alarm a, long visibleMs) {
        if (a.hazard() != hazard || older(a.raised())) {
            return;
        }
        boolean isNew = alarms.putIfAbsent(a.id(), new Seen(a, visibleMs)) == null;
        if (isNew && a.on()) {
            timeline.see(Step.ALARM, visibleMs);
            tell(visibleMs, sentences.alarm(a));
        } else if (!a.on() && told.add(a.id() + "/off")) {
            tell(visibleMs, sentences.alarmOff(a));
        }
    }

    void accept(Incident i, long visibleMs) {
        if (i.hazard() != hazard
                || older(i.opened())
                || (incident != null && !incident.id().equals(i.id()))) {
            return;
        }
        Incident before = incident;
        incident = i;
        if (before == null) {
            timeline.see(Step.INCIDENT, visibleMs);
            tell(visibleMs, sentences.incident(i));
        } else if (i.source() != null && !sentences.source(i).equals(sentences.source(before))) {
            tell(visibleMs, sentences.source(i));
        }
        if (before != null && i.severity().compareTo(before.severity()) > 0) {
            tell(visibleMs, sentences.worse(i));
        }
        if (i.verdict() != null && timeline.see(Step.VERDICT, visibleMs)) {
            tell(visibleMs, sentences.verdict(i.verdict()));
        }
        if (i.state() == Incident.State.CLOSED && timeline.see(Step.CLOSED, visibleMs)) {
            tell(visibleMs, sentences.closed(i));
        }
    }

    void accept(Mission m, long visibleMs) {
        if (incident == null || !incident.id().equals(m.incident())) {
            return;
        }
        if (m.sent() != null) {
            timeline.see(Step.ORDER_SENT, visibleMs);
        }
        if (m.accepted() != null) {
            timeline.see(Step.ORDER_ACCEPTED, visibleMs);
        }
        if (m.onScene() != null) {
            timeline.see(Step.ON_SCENE, visibleMs);
        }
        if (told.add(m.id() + "/" + m.state())) {
            sentences.mission(m).forEach(line -> tell(visibleMs, line));
        }
        for (int i = 0; i < m.findings().size(); i++) {
            if (told.add(m.id() + "/found/" + i)) {
                tell(visibleMs, sentences.finding(m, m.findings().get(i)));
            }
        }
        if (m.verdict() != null) {
            boolean first = timeline.see(Step.VERDICT, visibleMs);
            if (told.add(m.id() + "/verdict") && (first || m.number() > 1)) {
                tell(visibleMs, sentences.verdict(m.verdict()));
            }
        }
    }

    void accept(Notification n, long visibleMs) {
        if (incident == null || !incident.id().equals(n.incident())) {
            return;
        }
        switch (n.state()) {
            case PENDING -> {}
            case SENT -> {
                if (told.add(n.id())) {
                    timeline.see(Step.NOTIFIED, visibleMs);
                    tell(visibleMs, sentences.notified(n));
                }
            }
            case FAILED -> {
                if (told.add(n.id() + "/failed")) {
                    tell(visibleMs, sentences.notTold(n));
                }
            }
        }
    }

    /** Whether it began before the fault did: then it is another story. */
    private boolean older(Instant began) {
        OptionalLong fault = timeline.at(Step.LEAK_STARTED);
        return fault.isEmpty() || began.toEpochMilli() < fault.getAsLong();
    }

    private void tell(long epochMs, String line) {
        teller.accept(timeline.sinceStart(epochMs), line);
    }

    boolean closed() {
        return timeline.at(Step.CLOSED).isPresent();
    }

    Timeline timeline() {
        return timeline;
    }

    Optional<Incident> incident() {
        return Optional.ofNullable(incident);
    }

    /** What has not happened of all that belongs to this scenario. */
    List<String> missing() {
        Set<Step> wanted = robotExpected
                ? EnumSet.allOf(Step.class)
                : EnumSet.of(Step.LEAK_STARTED, Step.ALARM, Step.INCIDENT, Step.NOTIFIED, Step.CLOSED);
        return timeline.missing(wanted);
    }

    /** From the deciding reading in the gateway's hand to the alarm in a consumer's hand, ms. */
    OptionalLong sampleToAlarm() {
        if (incident == null) {
            return OptionalLong.empty();
        }
        Seen first = alarms.get(incident.firstOut().alarm());
        return first == null || first.alarm().receivedMs() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(first.visibleMs() - first.alarm().receivedMs());
    }

    /** From the alarm in a consumer's hand to the robot's acceptance of the order, ms. */
    OptionalLong alarmToOrder() {
        return timeline.between(Step.ALARM, Step.ORDER_ACCEPTED);
    }
}
