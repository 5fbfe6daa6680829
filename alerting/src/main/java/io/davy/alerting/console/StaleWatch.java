package io.davy.alerting.console;

import io.davy.health.PartHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides when what the page shows can no longer be trusted, so that a dead chain never looks like a calm plant. */
final class StaleWatch {
    /** How long the broker may be away; it is asked every other second. */
    static final Duration BROKER = Duration.ofSeconds(5);
    /** How long a job may be away: a part of it may be restarted in that time. */
    static final Duration JOB = Duration.ofSeconds(5);
    /** How long a job must have run without a break before it counts as back. */
    static final Duration BACK = Duration.ofSeconds(10);

    private final Map<String, Absence> absences = new HashMap<>();

    /** A job that is away, or has been back for too short a time to be believed. */
    private record Absence(Instant since, @Nullable Instant back) {}

    /** Why the page is stale. */
    enum Code {
        /** The view is still being read. */
        LOADING,
        /** The broker does not answer. */
        BROKER,
        /** A Flink job does not run. */
        JOB,
        /** No gateway sends anything. */
        READINGS
    }

    /**
     * One reason.
     *
     * @param code which
     * @param part the part that is meant; empty where the code says it all
     * @param since since when
     */
    record Reason(Code code, String part, Instant since) {}

    /**
     * What is known.
     *
     * @param caughtUp whether the view has been read from the start
     * @param started when the console started
     * @param broker when the broker last answered
     * @param readings when the last batch of readings came; absent if none has
     * @param readingsWithin how long the readings may pause
     * @param parts how the parts are; those of the jobs among them
     */
    record Signs(
            boolean caughtUp,
            Instant started,
            Instant broker,
            @Nullable Instant readings,
            Duration readingsWithin,
            List<PartHealth> parts) {}

    /** Every reason why the page is stale now, the oldest first; empty if it can be trusted. */
    List<Reason> reasons(Signs signs, Instant now) {
        List<Reason> reasons = new ArrayList<>();
        if (!signs.caughtUp()) {
            reasons.add(new Reason(Code.LOADING, "", signs.started()));
        }
        if (signs.broker().plus(BROKER).isBefore(now)) {
            reasons.add(new Reason(Code.BROKER, "", signs.broker()));
        }
        Instant heard = signs.readings() == null ? signs.started() : signs.readings();
        if (heard.plus(signs.readingsWithin()).isBefore(now)) {
            reasons.add(new Reason(Code.READINGS, "", heard));
        }
        signs.parts().stream().filter(PartHealth::meansJob).forEach(job -> {
            Absence absence = absences.compute(job.part(), (name, before) -> absence(before, job.ok(), now));
            if (absence != null && !absence.since().plus(JOB).isAfter(absence.back() == null ? now : absence.back())) {
                reasons.add(new Reason(Code.JOB, job.part(), absence.since()));
            }
        });
        reasons.sort(Comparator.comparing(Reason::since));
        return reasons;
    }

    // A job that falls over again and again runs for a moment each time: that is one long absence, not many short ones.
    private static @Nullable Absence absence(@Nullable Absence before, boolean ok, Instant now) {
        if (!ok) {
            return new Absence(before == null ? now : before.since(), null);
        }
        if (before == null) {
            return null;
        }
        Instant back = before.back() == null ? now : before.back();
        return back.plus(BACK).isAfter(now) ? new Absence(before.since(), back) : null;
    }
}
