package io.davy.plant;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The moments that a line of cron names: minute, hour, day of the month, month, day of the week, as in {@code 30 22 * * MON-FRI}. A moment that the clocks leave out
 * in spring falls as much later; one that comes twice in autumn counts once.
 */
public final class CronTimes {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /** No zone's clocks jump further. */
    private static final Duration LONGEST_JUMP = Duration.ofHours(2);

    private final ExecutionTime times;
    private final ZoneId zone;

    private CronTimes(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /**
     * The moments of a line.
     *
     * @throws IllegalArgumentException in one line, if it is none
     */
    public static CronTimes of(String line, ZoneId zone) {
        try {
            return new CronTimes(ExecutionTime.forCron(PARSER.parse(line).validate()), zone);
        } catch (IllegalArgumentException e) {
            String why = e.getMessage() == null
                    ? e.toString()
                    : e.getMessage().lines().findFirst().orElse("");
            throw new IllegalArgumentException(why, e);
        }
    }

    /** The first moment after that one; empty if there is none any more, as of 30 February. */
    public Optional<Instant> after(Instant moment) {
        // The clock on the wall decides, read without its jumps: a library that reckons with them leaves out the night
        // of spring.
        ZonedDateTime wall =
                moment.atZone(zone).toLocalDateTime().minus(LONGEST_JUMP).atZone(ZoneOffset.UTC);
        Optional<ZonedDateTime> next = times.nextExecution(wall);
        while (next.isPresent()) {
            Instant at = next.get().toLocalDateTime().atZone(zone).toInstant();
            if (at.isAfter(moment)) {
                return Optional.of(at);
            }
            next = times.nextExecution(next.get());
        }
        return Optional.empty();
    }
}
