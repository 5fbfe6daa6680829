package io.davy.appliance.watchdog;

import io.davy.plant.Plant;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that the watchdog has to know, in a copy of its own, so that it needs nothing of what it watches.
 *
 * @param health where Davy answers
 * @param smtp the mail server; no mail where absent
 * @param mailFrom sender of every mail
 * @param consoleUrl where people reach the console
 * @param exercise whether nothing of what is told is real
 * @param every how often it looks
 * @param limit how long Davy may not answer, and how old the chain's heartbeat may be
 * @param firstAnswer how long the first answer may take
 * @param again how often it tells that an outage lasts
 * @param outside address of a dead-man service elsewhere, fetched each minute while all is well
 * @param plant contacts, site and whom to tell
 */
public record WatchdogSettings(
        URI health,
        @Nullable URI smtp,
        String mailFrom,
        URI consoleUrl,
        boolean exercise,
        Duration every,
        Duration limit,
        Duration firstAnswer,
        Duration again,
        @Nullable URI outside,
        Plant plant) {
    /** How long Davy may not answer, where nothing else is asked for. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    /** The defaults of {@link Builder}, changed by the caller. */
    public static WatchdogSettings create(Plant plant, URI health, Consumer<Builder> change) {
        Builder b = new Builder();
        change.accept(b);
        return new WatchdogSettings(
                health,
                b.smtp,
                b.mailFrom,
                b.consoleUrl == null ? health.resolve("/") : b.consoleUrl,
                b.exercise,
                b.every,
                b.limit,
                b.firstAnswer,
                b.again,
                b.outside,
                plant);
    }

    /** The same for a changed plant. */
    public WatchdogSettings with(Plant changed) {
        return new WatchdogSettings(
                health, smtp, mailFrom, consoleUrl, exercise, every, limit, firstAnswer, again, outside, changed);
    }

    /** The defaults in plain sight. */
    public static final class Builder {
        private @Nullable URI smtp;
        private String mailFrom = "Davy <davy@localhost>";
        private @Nullable URI consoleUrl;
        private boolean exercise;
        private Duration every = Duration.ofSeconds(5);
        private Duration limit = LIMIT;
        private Duration firstAnswer = Duration.ofMinutes(3);
        private Duration again = Duration.ofHours(1);
        private @Nullable URI outside;

        private Builder() {}

        public Builder smtp(@Nullable URI v) {
            smtp = v;
            return this;
        }

        public Builder mailFrom(String v) {
            mailFrom = v;
            return this;
        }

        public Builder consoleUrl(@Nullable URI v) {
            consoleUrl = v;
            return this;
        }

        public Builder exercise(boolean v) {
            exercise = v;
            return this;
        }

        public Builder every(Duration v) {
            every = v;
            return this;
        }

        public Builder limit(Duration v) {
            limit = v;
            return this;
        }

        public Builder firstAnswer(Duration v) {
            firstAnswer = v;
            return this;
        }

        public Builder again(Duration v) {
            again = v;
            return this;
        }

        public Builder outside(@Nullable URI v) {
            outside = v;
            return this;
        }
    }
}
