package io.davy.alerting.notify;

import io.davy.alerting.ack.AckLink;
import io.davy.alerting.kafka.Backoff;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the notifier reaches people.
 *
 * @param kafkaBootstrap host:port of Kafka
 * @param smtp {@code smtp://user:password@host:port} or {@code smtps://...}; {@code ?starttls=required} or {@code ?starttls=no}
 *     where the default, STARTTLS if the server offers it, will not do; absent: no e-mail
 * @param mailFrom sender of every mail, for example {@code Davy <davy@example.org>}
 * @param consoleUrl where the console is, as people reach it
 * @param now the clock
 * @param group Kafka consumer group
 * @param flood how many messages a contact gets
 * @param backoff waits between two tries
 * @param giveUpAfter a message that could not be delivered for so long has failed
 * @param timeout longest time for one answer of a mail server or webhook
 * @param outlets what messages carry and by what further ways they go
 */
public record NotifierConfig(
        String kafkaBootstrap,
        @Nullable URI smtp,
        String mailFrom,
        URI consoleUrl,
        InstantSource now,
        String group,
        Flood flood,
        Backoff backoff,
        Duration giveUpAfter,
        Duration timeout,
        Outlets outlets) {

    /** The usual consumer group. */
    public static final String GROUP = "davy-notifier";

    /**
     * How many messages a contact gets by one channel before the rest is told in one.
     *
     * @param messages so many
     * @param window within so long
     */
    public record Flood(int messages, Duration window) {
        /** 20 in 10 minutes. */
        public static final Flood DEFAULT = new Flood(20, Duration.ofMinutes(10));

        /** As many as there are. */
        public static final Flood NONE = new Flood(Integer.MAX_VALUE, Duration.ofSeconds(1));
    }

    /**
     * What messages carry and by what further ways they go.
     *
     * @param mqtt broker of horns and beacons, {@code mqtt://} or {@code mqtts://}; null: there are none
     * @param ack makes acknowledge links; null: messages have none
     * @param linkValidity how long an acknowledge link works
     * @param exercise whether nothing of what is told is real
     * @param environment where secrets of contacts are looked up by name; gives null for what is not there
     */
    public record Outlets(
            @Nullable URI mqtt,
            @Nullable AckLink ack,
            Duration linkValidity,
            boolean exercise,
            UnaryOperator<@Nullable String> environment) {
        /** An acknowledge link outlives the shift that it was sent in, and no more. */
        public static final Duration LINK_VALIDITY = Duration.ofHours(12);

        /** No horns, no links. */
        public static final Outlets NONE = new Outlets(null, null, LINK_VALIDITY, false, System::getenv);

        /** Horns at a broker, and links. */
        public static Outlets of(@Nullable URI mqtt, AckLink ack, boolean exercise) {
            return new Outlets(mqtt, ack, LINK_VALIDITY, exercise, System::getenv);
        }
    }

    public NotifierConfig {
        if (smtp != null
                && (smtp.getHost() == null || !("smtp".equals(smtp.getScheme()) || "smtps".equals(smtp.getScheme())))) {
            throw new IllegalArgumentException("the mail server must be smtp://host:port or smtps://host:port, not "
                    + Objects.requireNonNullElse(smtp.getScheme(), "") + "://" + smtp.getHost());
        }
    }

    /** The usual figures. */
    public static NotifierConfig of(String kafkaBootstrap, @Nullable URI smtp, String mailFrom, URI consoleUrl) {
        return new NotifierConfig(
                kafkaBootstrap,
                smtp,
                mailFrom,
                consoleUrl,
                InstantSource.system(),
                GROUP,
                Flood.DEFAULT,
                Backoff.DEFAULT,
                Duration.ofHours(24),
                Duration.ofSeconds(15),
                Outlets.NONE);
    }

    public NotifierConfig withGroup(String name) {
        return new NotifierConfig(
                kafkaBootstrap, smtp, mailFrom, consoleUrl, now, name, flood, backoff, giveUpAfter, timeout, outlets);
    }

    public NotifierConfig withFlood(int messages, Duration window) {
        Flood f = new Flood(messages, window);
        return new NotifierConfig(
                kafkaBootstrap, smtp, mailFrom, consoleUrl, now, group, f, backoff, giveUpAfter, timeout, outlets);
    }

    public NotifierConfig withBackoff(Duration first, Duration max) {
        Backoff b = new Backoff(first, max);
        return new NotifierConfig(
                kafkaBootstrap, smtp, mailFrom, consoleUrl, now, group, flood, b, giveUpAfter, timeout, outlets);
    }

    public NotifierConfig withOutlets(Outlets o) {
        return new NotifierConfig(
                kafkaBootstrap, smtp, mailFrom, consoleUrl, now, group, flood, backoff, giveUpAfter, timeout, o);
    }
}
