package io.davy.alerting.history;

import io.davy.action.Action;
import io.davy.alarm.Alarm;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened, one English sentence a point: an auditor reads a time line of them, so each says what is new. */
final class Sentences {
    private Sentences() {}

    static String of(Alarm a) {
        return a.sensor() + " " + a.rule() + ": " + a.state() + ", value " + a.value() + unit(a.unit()) + ", limit "
                + a.limit() + unit(a.unit()) + (a.ackedBy() == null ? "" : ", acknowledged by " + a.ackedBy());
    }

    static String of(Incident i) {
        StringBuilder text = new StringBuilder(i.state() + " " + i.severity() + ": " + i.summaryEn());
        long on = i.alarms().stream().filter(Incident.Member::on).count();
        text.append("; ").append(on).append(" of ").append(i.alarms().size()).append(" alarms on");
        Incident.Source s = i.source();
        if (s != null && s.equipment() != null) {
            text.append("; likely source ").append(s.equipment());
            if (s.confidence() != null) {
                text.append(String.format(Locale.ROOT, " (%.0f %%)", s.confidence() * 100));
            }
        }
        Incident.Verdict v = i.verdict();
        if (v != null) {
            text.append("; ")
                    .append(v.user() == null ? v.who() + " found " : "officer " + v.user() + " judged ")
                    .append(v.outcome());
            if (v.value() != null) {
                text.append(", ").append(v.value()).append(unit(v.unit()));
            }
        }
        return text.append(i.closeReason() == null ? "" : "; " + i.closeReason())
                .toString();
    }

    static String of(Mission m) {
        String excluded = excluded(m);
        StringBuilder text = new StringBuilder(m.robot() == null ? "no robot" : m.robot());
        text.append(' ').append(m.state());
        switch (m.state()) {
            case WAITING, SENT -> {
                Mission.Queue q = m.queue();
                text.append(q == null ? "" : ", place " + q.place() + " of " + q.of() + " in the queue");
                text.append(m.inspection() == null ? "" : ": " + m.inspection());
                text.append(excluded == null ? "" : "; not chosen: " + excluded);
            }
            case ACCEPTED, UNDER_WAY, ON_SCENE -> text.append(m.progress() == null ? "" : ", last at " + m.progress());
            case DONE ->
                m.verdicts().stream()
                        .filter(v -> v.user() == null)
                        .forEach(v -> text.append(": ").append(v.outcome()).append(measured(v)));
            case FAILED, CANCELLED -> {}
        }
        text.append(m.paused() ? ", paused" : "");
        text.append(m.stops() == null ? "" : ", " + m.stopsDone() + " of " + m.stops() + " stops done");
        m.verdicts().stream()
                .filter(v -> v.user() != null)
                .forEach(v -> text.append("; officer ")
                        .append(v.user())
                        .append(" judged ")
                        .append(v.outcome())
                        .append(v.reason() == null ? "" : ": " + v.reason()));
        return text.append(m.reason() == null ? "" : ": " + m.reason()).toString();
    }

    private static String measured(Incident.Verdict v) {
        return v.value() == null ? "" : ", " + v.value() + unit(v.unit());
    }

    static String of(Mission.Finding f) {
        String value = f.value() == null ? "" : " " + f.value() + unit(f.unit());
        return "found at " + f.node() + ", " + f.action() + ":"
                + (value.isEmpty() && f.text() == null ? " nothing" : value) + (f.text() == null ? "" : " " + f.text());
    }

    static String of(Action a) {
        return "asked for " + a.type() + (a.outcome() == null ? "" : " " + a.outcome()) + " of " + a.target()
                + (a.reason() == null ? "" : ": " + a.reason());
    }

    static @Nullable String excluded(Mission m) {
        if (m.excluded() == null || m.excluded().isEmpty()) {
            return null;
        }
        return String.join(
                "; ", m.excluded().stream().map(e -> e.robot() + ": " + e.en()).toList());
    }

    private static String unit(@Nullable String unit) {
        return unit == null ? "" : " " + unit;
    }
}
