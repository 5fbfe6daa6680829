package io.davy.alerting.notify;

import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.health.PartHealth;
import io.davy.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A time in which Davy itself does not watch the plant.
 *
 * @param kind what is away
 * @param site site id
 * @param subject the gateway whose chain is broken, or the machine on which Davy ran
 * @param since when it was last seen to work
 * @param limit how long it may be away
 * @param broken the parts that are known not to be well
 */
public record Outage(Kind kind, String site, String subject, Instant since, Duration limit, List<PartHealth> broken) {
    /** No incident of a plant has such an id. */
    private static final String PREFIX = "in-davy-";

    private static final int DETAIL_SHOWN = 160;

    /** What is away. */
    public enum Kind {
        /** Readings do not come out as alarms. */
        CHAIN("proof_overdue"),
        /** Davy does not answer at all. */
        DAVY("davy_down");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }
    }

    /** The same outage always has the same id. */
    public String id() {
        return PREFIX + Ids.hash(kind + "\n" + site + '\n' + subject + '\n' + since);
    }

    /** Whether an incident is the shape of an outage, which no officer can acknowledge. */
    static boolean is(Incident incident) {
        return incident.id().startsWith(PREFIX);
    }

    /**
     * The outage in the shape of an incident, which every channel can tell.
     *
     * @param now the time of telling
     * @param over when it ended; null while it lasts
     */
    Incident incident(Instant now, @Nullable Instant over) {
        Instant until = over == null ? now : over;
        double seconds = Duration.between(since, until).toSeconds();
        Incident.Member what = new Incident.Member(
                id(),
                subject,
                kind.rule,
                Priority.HIGHEST,
                over == null,
                seconds,
                "s",
                limit.toSeconds(),
                since.plus(limit));
        return new Incident(
                id(),
                over == null ? 1 : 2,
                site,
                "davy",
                "davy",
                Hazard.DEVICE,
                null,
                over == null ? Incident.State.OPEN : Incident.State.CLOSED,
                Priority.HIGHEST,
                since,
                until,
                over,
                what,
                List.of(what),
                null,
                null,
                null,
                null,
                0,
                summary(Texts.in("en"), seconds),
                summary(Texts.in("ko"), seconds),
                null,
                Map.of());
    }

    private String summary(Texts texts, double seconds) {
        String parts = broken.stream()
                .map(p -> p.part() + " (" + shortened(p.detail()) + ")")
                .collect(Collectors.joining("; "));
        return texts.get(
                        "outage." + kind + ".summary",
                        subject,
                        Long.toString((long) seconds),
                        parts.isEmpty() ? texts.get("outage.parts.none") : texts.get("outage.parts", parts))
                .strip();
    }

    private static String shortened(String detail) {
        return detail.length() <= DETAIL_SHOWN ? detail : detail.substring(0, DETAIL_SHOWN) + "...";
    }

    /** First line of a message. */
    String subject(Texts texts, Step step) {
        return texts.get("outage." + kind + '.' + step.word, subject, site);
    }

    /** What is told of an outage. */
    enum Step {
        BEGUN("begun", Occasion.Kind.OPENED),
        STILL("still", Occasion.Kind.OPENED),
        OVER("over", Occasion.Kind.CLOSED);

        private final String word;
        final Occasion.Kind occasion;

        Step(String word, Occasion.Kind occasion) {
            this.word = word;
            this.occasion = occasion;
        }
    }
}
