package io.davy.appliance.demo;

import io.davy.alarm.Alarm;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of the story. */
final class Sentences {
    private final Plant plant;

    Sentences(Plant plant) {
        this.plant = plant;
    }

    String alarm(Alarm a) {
        return "ALARM " + word(a.priority()) + ": " + a.sensor() + " " + a.rule() + " in zone " + a.zone() + ", "
                + figure(a.value(), a.unit())
                + (Double.isNaN(a.limit()) ? "" : " against a limit of " + figure(a.limit(), a.unit()));
    }

    String alarmOff(Alarm a) {
        return "alarm off: " + a.sensor() + " " + a.rule() + ", " + figure(a.value(), a.unit());
    }

    String incident(Incident i) {
        return "INCIDENT " + i.id() + " opened: " + i.summaryEn() + place(i.place())
                + (i.source() == null ? "" : "; " + source(i));
    }

    /** The likely source, or an empty text. */
    String source(Incident i) {
        Incident.Source s = i.source();
        if (s == null) {
            return "";
        }
        StringBuilder text = new StringBuilder("likely source: ");
        text.append(s.equipment() == null ? "not a known machine" : s.equipment());
        if (s.confidence() != null) {
            text.append(String.format(Locale.ROOT, " (%.0f %%)", 100 * s.confidence()));
        }
        if (s.rateKgPerH() != null) {
            text.append(String.format(Locale.ROOT, ", about %.2g kg/h", s.rateKgPerH()));
        }
        return text.toString();
    }

    private static String place(@Nullable Place p) {
        return p == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", at x %.1f m, y %.1f m%s",
                        p.x(),
                        p.y(),
                        p.floor() == null ? "" : ", " + p.floor());
    }

    String notified(Notification n) {
        String language = plant.contacts().stream()
                .filter(c -> c.id().equals(n.contact()))
                .map(Plant.Contact::language)
                .findFirst()
                .orElse("?");
        return "told " + n.contact() + " by " + n.channel() + " (" + language + "): " + n.subject();
    }

    String notTold(Notification n) {
        return "could NOT tell " + n.contact() + " by " + n.channel() + ": " + n.error();
    }

    List<String> mission(Mission m) {
        List<String> lines = new ArrayList<>();
        String robot = m.robot() == null ? "no robot" : m.robot();
        switch (m.state()) {
            case WAITING -> lines.add("no robot can go yet" + because(m.reason()) + excluded(m));
            case SENT -> lines.add("order to " + robot + ": " + m.inspection() + by(m) + excluded(m));
            case ACCEPTED -> lines.add(robot + " accepted the order");
            case UNDER_WAY -> lines.add(robot + " is on its way");
            case ON_SCENE -> lines.add(robot + " is on the scene and looks");
            case DONE -> lines.add(m.robot() == null ? "an officer has given the verdict" : robot + " has reported");
            case FAILED -> lines.add("the mission of " + robot + " failed" + because(m.reason()));
            case CANCELLED -> lines.add("the mission of " + robot + " was cancelled" + because(m.reason()));
        }
        return lines;
    }

    private static String by(Mission m) {
        StringBuilder text = new StringBuilder();
        if (m.distanceM() != null) {
            text.append(String.format(Locale.ROOT, ", %.0f m", m.distanceM()));
        }
        if (m.eta() != null) {
            text.append(", there in ")
                    .append(Duration.between(m.time(), m.eta()).toSeconds())
                    .append(" s");
        }
        return text.toString();
    }

    private static String excluded(Mission m) {
        return m.excluded().isEmpty()
                ? ""
                : m.excluded().stream()
                        .map(e -> e.robot() + ": " + e.en())
                        .collect(Collectors.joining("; ", " (not ", ")"));
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : ": " + reason;
    }

    String verdict(Incident.Verdict v) {
        return "VERDICT of " + (v.user() == null ? "" : "officer ") + v.who() + ": " + word(v.outcome())
                + (v.value() == null ? "" : ", " + figure(v.value(), v.unit()));
    }

    String worse(Incident i) {
        boolean confirmed = i.verdict() != null && i.verdict().outcome() == Incident.Outcome.CONFIRMED;
        return "INCIDENT " + i.id() + " is " + word(i.severity()) + " now"
                + (confirmed
                        ? ": " + (i.verdict().user() == null ? "a robot" : "an officer") + " has confirmed it"
                        : "");
    }

    /** What a robot found at one of its stops. */
    String finding(Mission m, Mission.Finding f) {
        String what = f.value() != null
                ? "read " + figure(f.value(), f.unit())
                : f.action().equals("takePhoto") ? "has taken a picture" : "could not measure";
        return m.robot() + " at " + f.node() + " " + what + (f.text() == null ? "" : " (" + f.text() + ")");
    }

    String closed(Incident i) {
        return "INCIDENT " + i.id() + " closed" + because(i.closeReason());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String figure(double value, @Nullable String unit) {
        String text = Math.abs(value) >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
        return unit == null ? text : text + " " + unit;
    }
}
