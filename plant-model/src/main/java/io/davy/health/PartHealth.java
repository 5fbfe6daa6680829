package io.davy.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one part of the appliance is, as shown at /health.
 *
 * @param part the part's name, for example {@code mqtt} or {@code history-writer}
 * @param ok false when an officer has to know
 * @param detail one plain line: what is wrong and what to do, or what it is doing
 * @param seen when it was last seen to work, where that is known
 */
public record PartHealth(
        String part, boolean ok, String detail, @Nullable Instant seen) {
    private static final String JOB = "-job";

    /** A part of which it is not known when it was last seen to work. */
    public PartHealth(String part, boolean ok, String detail) {
        this(part, ok, detail, null);
    }

    /** How a job is; while one does not run, nobody may trust a screen that shows no alarms. */
    public static PartHealth ofJob(String name, boolean ok, String detail) {
        return new PartHealth(name + JOB, ok, detail);
    }

    /** Whether this part is a job. */
    public boolean meansJob() {
        return part.endsWith(JOB);
    }
}
