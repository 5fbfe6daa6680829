package io.davy.alerting.history;

import io.davy.alerting.kafka.Backoff;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the history goes.
 *
 * @param kafkaBootstrap host:port of Kafka
 * @param influx address of InfluxDB 1.x, 2.x or 3 Core
 * @param user to log in with; for 2.x and 3 Core any name
 * @param password with it; for 2.x and 3 Core the token
 * @param database the database
 * @param retention how long it keeps what it has, as InfluxQL writes it; {@code INF} for ever
 * @param group Kafka consumer group of the events; {@code GROUP-readings} reads the readings
 * @param now the clock
 * @param window over which readings are put together
 * @param late how long after its end, by reading time, a window still waits for its readings
 * @param patience how long a window waits on the wall clock
 * @param backoff waits while InfluxDB is away
 */
public record HistoryConfig(
        String kafkaBootstrap,
        URI influx,
        @Nullable String user,
        @Nullable String password,
        String database,
        String retention,
        String group,
        InstantSource now,
        Duration window,
        Duration late,
        Duration patience,
        Backoff backoff) {

    /** The usual figures. */
    public static HistoryConfig of(
            String kafkaBootstrap, URI influx, @Nullable String user, @Nullable String password, String database) {
        return new HistoryConfig(
                kafkaBootstrap,
                influx,
                user,
                password,
                database,
                "INF",
                "davy-history",
                InstantSource.system(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15)));
    }

    public HistoryConfig withGroup(String name) {
        return new HistoryConfig(
                kafkaBootstrap,
                influx,
                user,
                password,
                database,
                retention,
                name,
                now,
                window,
                late,
                patience,
                backoff);
    }

    public HistoryConfig withBackoff(Duration first, Duration max) {
        Backoff b = new Backoff(first, max);
        return new HistoryConfig(
                kafkaBootstrap, influx, user, password, database, retention, group, now, window, late, patience, b);
    }

    public HistoryConfig withPatience(Duration wall) {
        return new HistoryConfig(
                kafkaBootstrap, influx, user, password, database, retention, group, now, window, late, wall, backoff);
    }
}
