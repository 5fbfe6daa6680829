package io.davy.alerting.notify;

import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import io.davy.plant.Plant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is said about one incident in one language. */
public final class IncidentText {
    private static final int ALARMS_SHOWN = 8;

    private final Texts texts;
    private final Plant plant;
    private final Incident incident;
    private final SceneText scene;
    private final ConsoleWords words;

    public IncidentText(Texts texts, Plant plant, Incident incident) {
        this.texts = texts;
        this.plant = plant;
        this.incident = incident;
        this.scene = new SceneText(texts, plant, incident);
        this.words = ConsoleWords.in(texts);
    }

    /** The first line: how bad, what, where; who gave it for a verdict. */
    String subject(Occasion.Kind kind) {
        String severity = severity();
        String zone = incident.zone();
        return switch (kind) {
            case OPENED -> texts.get("subject.opened", severity, what(), scene.spot(), zone);
            case ESCALATED -> texts.get("subject.escalated", severity, what(), scene.spot(), zone);
            case ANOTHER_GAS -> texts.get("subject.another_gas", severity, what(), scene.spot(), zone);
            case REALARMED -> texts.get("subject.realarmed", severity, what(), scene.spot(), zone);
            case UNANSWERED -> texts.get("subject.unanswered", severity, what(), scene.spot(), zone);
            case UNREACHED -> texts.get("subject.unreached", severity, what(), scene.spot(), zone);
            case STANDING -> texts.get("subject.standing", severity, what(), scene.spot(), zone);
            case ACKNOWLEDGED -> texts.get("subject.acknowledged", severity, what(), scene.spot(), zone);
            case CLOSED -> texts.get("subject.closed", severity, what(), scene.spot(), zone);
            case VERDICT -> {
                Incident.Verdict v = incident.verdict();
                yield v == null
                        ? texts.get("subject.opened", severity, what(), scene.spot(), zone)
                        : texts.get("subject.verdict", severity, what(), scene.spot(), zone, giver(v), outcome(v));
            }
        };
    }

    /** The incident in a line: how bad, what, where. */
    public String headline() {
        return subject(Occasion.Kind.OPENED);
    }

    /** One sentence: why this message comes. */
    String intro(Occasion.Kind kind) {
        String over = incident.state() == Incident.State.CLOSED ? ".over" : "";
        return switch (kind) {
            case OPENED -> texts.get("intro.opened");
            case ESCALATED -> texts.get("intro.escalated", severity());
            case VERDICT -> texts.get(byOfficer() ? "intro.verdict.officer" : "intro.verdict");
            case ANOTHER_GAS -> texts.get("intro.another_gas", gases());
            case REALARMED -> texts.get("intro.realarmed");
            case UNANSWERED -> texts.get("intro.unanswered" + over);
            case UNREACHED -> texts.get("intro.unreached" + over);
            case STANDING -> texts.get("intro.standing");
            case ACKNOWLEDGED -> texts.get("intro.acknowledged" + over);
            case CLOSED -> texts.get("intro.closed");
        };
    }

    /** The gases by whose names its alarms go. */
    private String gases() {
        return incident.alarms().stream()
                .map(m -> m.gas() == null ? incident.gas() : m.gas())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** One sentence: that it was answered, and by whom. */
    String answered(String by) {
        return texts.get(
                incident.state() == Incident.State.CLOSED ? "intro.acknowledged.over.by" : "intro.acknowledged.by", by);
    }

    /** The job's own sentence in this language. */
    public String summary() {
        return texts.language().equals("ko") ? incident.summaryKo() : incident.summaryEn();
    }

    /** Label and text of every line, in the order of reading. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(texts.get("label.what"), what() + gasName());
        facts.put(texts.get("label.where"), scene.where());
        facts.put(texts.get("label.how_bad"), howBad(worst()));
        facts.put(texts.get("label.why"), why());
        facts.put(texts.get("label.since"), time(incident.opened()));
        if (incident.closed() != null) {
            facts.put(texts.get("label.closed"), time(incident.closed()) + closeReason());
        }
        if (incident.hazard() != Hazard.DEVICE) {
            facts.put(texts.get("label.source"), scene.source());
        }
        if (incident.verdict() != null) {
            facts.put(texts.get(byOfficer() ? "label.verdict" : "label.robot"), said(incident.verdict()));
        }
        if (incident.alarms().size() > 1) {
            facts.put(texts.get("label.alarms"), alarms());
        }
        return facts;
    }

    /** What to do and why, label and text; nothing once it is closed. */
    public Map<String, String> care() {
        Map<String, String> care = new LinkedHashMap<>();
        if (incident.state() == Incident.State.OPEN) {
            Advice advice = advice();
            care.put(texts.get("label.todo"), advice.action());
            care.put(texts.get("label.within"), advice.within());
            care.put(texts.get("label.consequence"), advice.consequence());
        }
        return care;
    }

    Advice advice() {
        return Advice.of(texts, plant, incident, worst());
    }

    SceneText scene() {
        return scene;
    }

    String severity() {
        return texts.get("severity." + incident.severity());
    }

    /** The hazard in a word or two. */
    String what() {
        if (incident.hazard() == Hazard.GAS && incident.gas() != null) {
            return texts.or("what.GAS." + incident.gas(), texts.get("what.GAS", incident.gas()));
        }
        return incident.hazard() == Hazard.GAS
                ? texts.get("what.GAS.any")
                : texts.first(
                        "what." + incident.hazard() + '.' + incident.firstOut().rule(), "what." + incident.hazard());
    }

    private String gasName() {
        String name = incident.gas() == null ? "" : texts.or("gas." + incident.gas(), "");
        return name.isEmpty() ? "" : " (" + name + ")";
    }

    /** The alarm that counts most: of the incident's own gas before others, on before off, then by priority, then the newest. */
    Incident.Member worst() {
        return incident.alarms().stream()
                .max(Comparator.comparing(this::own)
                        .thenComparing(Incident.Member::on)
                        .thenComparing(Incident.Member::priority)
                        .thenComparing(Incident.Member::time))
                .orElse(incident.firstOut());
    }

    /** Whether an alarm is of the incident's gas; another one's detector responds to it as well. */
    private boolean own(Incident.Member m) {
        return m.gas() == null || m.gas().equals(incident.gas());
    }

    /** The figure that counts most, with its limit. */
    String figure() {
        Incident.Member m = worst();
        return texts.get("figure", Figures.measured(m.value(), m.unit()), Figures.measured(m.limit(), m.unit()));
    }

    private String howBad(Incident.Member m) {
        String rule = words.rule(m.rule());
        if (m.unit() == null && incident.hazard() == Hazard.DEVICE) {
            return texts.get("how_bad.no_figure", m.sensor(), rule);
        }
        String value = Figures.measured(m.value(), m.unit());
        String limit = Figures.measured(m.limit(), m.unit());
        return own(m)
                ? texts.get("how_bad", value, limit, m.sensor(), rule)
                : texts.get(
                        "how_bad.other_gas",
                        value,
                        limit,
                        m.sensor(),
                        rule,
                        String.valueOf(m.gas()),
                        String.valueOf(incident.gas()));
    }

    private String why() {
        Incident.Member m = worst();
        return words.why(
                m,
                incident.hazard() == Hazard.GAS ? incident.gas() : null,
                Figures.measured(m.value(), m.unit()),
                Figures.measured(m.limit(), m.unit()));
    }

    private String closeReason() {
        return incident.closeReason() == null ? "" : " (" + words.closed(incident.closeReason()) + ")";
    }

    private String alarms() {
        List<String> lines = new ArrayList<>();
        incident.alarms().stream().limit(ALARMS_SHOWN).forEach(m -> lines.add(howBad(m)));
        if (incident.alarms().size() > ALARMS_SHOWN) {
            lines.add(
                    texts.get("alarms.more", Integer.toString(incident.alarms().size() - ALARMS_SHOWN)));
        }
        return String.join("\n", lines);
    }

    private boolean byOfficer() {
        return incident.verdict() != null && incident.verdict().user() != null;
    }

    private String giver(Incident.Verdict v) {
        return texts.get(v.user() == null ? "giver.robot" : "giver.officer", v.who());
    }

    private String said(Incident.Verdict v) {
        if (v.user() != null) {
            String why = v.reason() == null ? "" : " (" + v.reason() + ")";
            return texts.get("robot.verdict", giver(v), outcome(v)) + why + ", " + time(v.time());
        }
        String said = v.value() == null
                ? texts.get("robot.verdict", v.who(), outcome(v))
                : texts.get("robot.verdict.value", v.who(), outcome(v), Figures.measured(v.value(), v.unit()));
        return said + ", " + time(v.time());
    }

    private String outcome(Incident.Verdict v) {
        return texts.get("outcome." + v.outcome());
    }

    private String time(Instant t) {
        return Figures.time(t, plant.site().timezone());
    }
}
