package io.davy.alerting.console;

import io.davy.alerting.ack.AckLink;
import io.davy.alerting.figures.Figures;
import io.davy.health.PartHealth;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the console runs.
 *
 * @param bind address to listen on, for example {@code 0.0.0.0}
 * @param port HTTP port; 8080 by custom
 * @param kafkaBootstrap host:port of the broker
 * @param dataDir folder of the password hashes
 * @param initialPassword one-time password of the user {@code officer} while nobody has chosen one
 * @param mustChange whether the one-time password has to be replaced at the first login; false only for a demonstration
 * @param now the clock
 * @param health how the other parts are; asked once a second; must not block
 * @param ack reads acknowledge links; null: the console has no page for them
 * @param figures the newest alarm figures, of the site first; empty while there are none; must not block
 */
public record ConsoleConfig(
        String bind,
        int port,
        String kafkaBootstrap,
        Path dataDir,
        @Nullable String initialPassword,
        boolean mustChange,
        InstantSource now,
        Supplier<List<PartHealth>> health,
        @Nullable AckLink ack,
        Supplier<List<Figures>> figures) {
    /** The port by custom. */
    public static final int DEFAULT_PORT = 8080;

    /** A console without acknowledge links, beside which nobody keeps figures. */
    public ConsoleConfig(
            String bind,
            int port,
            String kafkaBootstrap,
            Path dataDir,
            @Nullable String initialPassword,
            boolean mustChange,
            InstantSource now,
            Supplier<List<PartHealth>> health) {
        this(bind, port, kafkaBootstrap, dataDir, initialPassword, mustChange, now, health, null, List::of);
    }
}
