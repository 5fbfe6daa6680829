package io.davy.alerting.notify;

import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import io.davy.plant.Plant;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said about one incident in one language. */
final class IncidentText {
    private static final Set<String> FLAMMABLE =
            Set.of("CH4", "C3H8", "H2", "C2H2", "n-C4H10", "C4H10", "C2H4", "C2H6", "LEL", "benzene");
    private static final Set<String> OXYGEN = Set.of("O2");
    private static final int ALARMS_SHOWN = 8;

    private final Texts texts;
    private final Plant plant;
    private final Incident incident;

    IncidentText(Texts texts, Plant plant, Incident incident) {
        this.texts = texts;
        this.plant = plant;
        this.incident = incident;
    }

    /** The first line: how bad, what, where; the verdict's robot for a verdict. */
    String subject(Occasion.Kind kind) {
        String severity = texts.get("severity." + incident.severity());
        String zone = incident.zone();
        return switch (kind) {
            case OPENED -> texts.get("subject.opened", severity, what(), spot(), zone);
            case ESCALATED -> texts.get("subject.escalated", severity, what(), spot(), zone);
            case REALARMED -> texts.get("subject.realarmed", severity, what(), spot(), zone);
            case UNANSWERED -> texts.get("subject.unanswered", severity, what(), spot(), zone);
            case UNREACHED -> texts.get("subject.unreached", severity, what(), spot(), zone);
            case STANDING -> texts.get("subject.standing", severity, what(), spot(), zone);
            case ACKNOWLEDGED -> texts.get("subject.acknowledged", severity, what(), spot(), zone);
            case CLOSED -> texts.get("subject.closed", severity, what(), spot(), zone);
            case VERDICT -> {
                Incident.Verdict v = incident.verdict();
                yield v == null
                        ? texts.get("subject.opened", severity, what(), spot(), zone)
                        : texts.get("subject.verdict", severity, what(), spot(), zone, v.robot(), outcome(v));
            }
        };
    }

    /** One sentence: why this message comes. */
    String intro(Occasion.Kind kind) {
        return switch (kind) {
            case OPENED -> texts.get("intro.opened");
            case ESCALATED -> texts.get("intro.escalated", texts.get("severity." + incident.severity()));
            case VERDICT -> texts.get("intro.verdict");
            case REALARMED -> texts.get("intro.realarmed");
            case UNANSWERED -> texts.get("intro.unanswered");
            case UNREACHED -> texts.get("intro.unreached");
            case STANDING -> texts.get("intro.standing");
            case ACKNOWLEDGED -> texts.get("intro.acknowledged");
            case CLOSED -> texts.get("intro.closed");
        };
    }

    /** The job's own sentence in this language. */
    String summary() {
        return texts.language().equals("ko") ? incident.summaryKo() : incident.summaryEn();
    }

    /** Label and text of every line, in the order of reading. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(texts.get("label.what"), what() + gasName());
        facts.put(texts.get("label.where"), where());
        facts.put(texts.get("label.how_bad"), howBad(worst()));
        facts.put(texts.get("label.since"), time(incident.opened()));
        if (incident.closed() != null) {
            facts.put(texts.get("label.closed"), time(incident.closed()) + reason());
        }
        facts.put(texts.get("label.source"), source());
        if (incident.verdict() != null) {
            facts.put(texts.get("label.robot"), robot(incident.verdict()));
        }
        if (incident.alarms().size() > 1) {
            facts.put(texts.get("label.alarms"), alarms());
        }
        return facts;
    }

    /** What to do; nothing once it is closed. */
    @Nullable
    String todo() {
        return incident.state() == Incident.State.CLOSED ? null : texts.first(todoKeys());
    }

    private String[] todoKeys() {
        String hazard = "todo." + incident.hazard();
        String gas = incident.gas();
        if (incident.hazard() != Hazard.GAS || gas == null) {
            return new String[] {hazard};
        }
        String kind = FLAMMABLE.contains(gas) ? "flammable" : OXYGEN.contains(gas) ? "oxygen" : "toxic";
        return new String[] {hazard + '.' + gas, hazard + '.' + kind, hazard};
    }

    private String what() {
        if (incident.hazard() == Hazard.GAS && incident.gas() != null) {
            return texts.or("what.GAS." + incident.gas(), texts.get("what.GAS", incident.gas()));
        }
        return incident.hazard() == Hazard.GAS ? texts.get("what.GAS.any") : texts.get("what." + incident.hazard());
    }

    private String gasName() {
        String name = incident.gas() == null ? "" : texts.or("gas." + incident.gas(), "");
        return name.isEmpty() ? "" : " (" + name + ")";
    }

    /** Where, in a word: the likeliest equipment, else the sensor that spoke first. */
    private String spot() {
        String equipment = incident.source() == null ? null : incident.source().equipment();
        return equipment != null ? equipment : incident.firstOut().sensor();
    }

    private String where() {
        List<String> parts = new ArrayList<>();
        plant.zones().stream()
                .filter(z -> z.id().equals(incident.zone()))
                .findFirst()
                .ifPresentOrElse(
                        z -> {
                            parts.add(texts.get("where.zone", named(z.id(), z.name())));
                            parts.add(texts.get("where.floor", floor(z.floor())));
                        },
                        () -> parts.add(texts.get("where.zone", incident.zone())));
        parts.add(texts.get("where.sensor", incident.firstOut().sensor()));
        if (incident.place() != null) {
            parts.add("x " + number(incident.place().x()) + " m, y "
                    + number(incident.place().y()) + " m");
        }
        String site = plant.site().name() == null
                ? incident.site()
                : plant.site().name().in(texts.language(), incident.site());
        parts.add(site);
        return String.join(", ", parts);
    }

    private String floor(String id) {
        return plant.floors().stream()
                .filter(f -> f.id().equals(id))
                .map(f -> named(id, f.name()))
                .findFirst()
                .orElse(id);
    }

    private String named(String id, Plant.@Nullable Name name) {
        String called = name == null ? id : name.in(texts.language(), id);
        return called.equals(id) ? id : id + " (" + called + ")";
    }

    /** The alarm that counts most: on before off, then by priority, then the newest. */
    private Incident.Member worst() {
        return incident.alarms().stream()
                .max(Comparator.comparing(Incident.Member::on)
                        .thenComparing(Incident.Member::priority)
                        .thenComparing(Incident.Member::time))
                .orElse(incident.firstOut());
    }

    private String howBad(Incident.Member m) {
        if (m.unit() == null && incident.hazard() == Hazard.DEVICE) {
            return texts.get("how_bad.no_figure", m.sensor(), m.rule());
        }
        String unit = m.unit() == null ? "" : " " + m.unit();
        return texts.get("how_bad", number(m.value()) + unit, number(m.limit()) + unit, m.sensor(), m.rule());
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

    private String source() {
        Incident.Source s = incident.source();
        if (s == null || (s.equipment() == null && s.x() == null && s.lat() == null)) {
            return texts.get("source.unknown");
        }
        List<String> parts = new ArrayList<>();
        String equipment = s.equipment();
        if (equipment != null) {
            parts.add(plant.machines().stream()
                    .filter(m -> m.id().equals(equipment))
                    .map(m -> named(equipment, m.name()))
                    .findFirst()
                    .orElse(equipment));
        } else if (s.x() != null && s.y() != null) {
            parts.add("x " + number(s.x()) + " m, y " + number(s.y()) + " m");
        } else if (s.lat() != null && s.lon() != null) {
            parts.add(s.lat() + ", " + s.lon());
        }
        if (s.rateKgPerH() != null) {
            parts.add(texts.get("source.rate", number(s.rateKgPerH())));
        }
        if (s.confidence() != null) {
            parts.add(texts.get("source.confidence", Long.toString(Math.round(s.confidence() * 100))));
        }
        return String.join(", ", parts);
    }

    private String robot(Incident.Verdict v) {
        String unit = v.unit() == null ? "" : " " + v.unit();
        String said = v.value() == null
                ? texts.get("robot.verdict", v.robot(), outcome(v))
                : texts.get("robot.verdict.value", v.robot(), outcome(v), number(v.value()) + unit);
        return said + ", " + time(v.time());
    }

    private String outcome(Incident.Verdict v) {
        return texts.get("outcome." + v.outcome());
    }

    private String reason() {
        return incident.closeReason() == null ? "" : " (" + incident.closeReason() + ")";
    }

    /** Site time, and UTC beside it. */
    private String time(Instant t) {
        ZoneId zone = zone();
        String utc = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").format(t.atOffset(ZoneOffset.UTC));
        if (zone.getRules().equals(ZoneOffset.UTC.getRules())) {
            return utc;
        }
        String local = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", texts.locale())
                .format(t.atZone(zone));
        return local + " (" + utc + ")";
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(Objects.requireNonNullElse(plant.site().timezone(), "UTC"));
        } catch (DateTimeException e) {
            // The plant file is checked for this; a message goes out in UTC rather than not at all.
            return ZoneOffset.UTC;
        }
    }

    /** Four significant figures, without needless zeros. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = exact.precision() - exact.scale() >= 4
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(4, RoundingMode.HALF_UP));
        BigDecimal plain = rounded.stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }
}
