package io.davy.appliance;

import io.davy.alerting.auth.ConsoleUsers;
import io.davy.appliance.Parts.Rank;
import io.davy.appliance.watchdog.WatchdogSettings;
import io.davy.parts.AtEnd;
import io.davy.parts.PartException;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole appliance in one JVM with its two child programs: started together, watched, and stopped in order. */
public final class OneBox implements AutoCloseable {
    /** Partitions of davy.readings: as many instances of the detection job can share the work. */
    public static final int READING_PARTITIONS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(OneBox.class);
    private static final AtomicBoolean JVM_METRICS = new AtomicBoolean();

    private final BoxConfig config;
    private final Parts parts;
    private final BoxStart started;
    private final String password;
    private final Runnable atEnd;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OneBox(BoxConfig config, Parts parts, BoxStart started, String password, Consumer<String> say) {
        this.config = config;
        this.parts = parts;
        this.started = started;
        this.password = password;
        this.atEnd = AtEnd.first(() -> {
            say.accept("stopping; this takes a few seconds");
            close();
            say.accept("stopped; all data is kept in " + config.data());
        });
    }

    /**
     * Starts everything and returns when all of it runs. A signal that ends this JVM stops it in order.
     *
     * @param say takes a line whenever the user should know something
     * @throws PartException one plain line, if a part cannot start; what had started is stopped again
     */
    public static OneBox start(BoxConfig config, Consumer<String> say) {
        long begun = System.nanoTime();
        Parts parts = new Parts();
        DataFolder data = parts.add(Rank.FOLDER, "data folder", DataFolder.open(config.data()));
        Logs.toFolder(data.log());
        LOG.info("davy {} starts on {} with Java {}", Version.text(), data.root(), Runtime.version());
        if (JVM_METRICS.compareAndSet(false, true)) {
            JvmMetrics.builder().register();
        }
        String given = config.initialPassword();
        String password = given != null
                ? given
                : ConsoleUsers.oneTimePassword(data.console()).orElse("");
        Runnable stopEarly = AtEnd.first(parts::close);
        WatchdogKeeper watchdog = watchdog(config, data, parts);
        try {
            BoxStart started = new BoxStart(config, data, parts, password, say);
            if (watchdog != null) {
                started.health().add(watchdog);
                started.whenPlantChanges(watchdog::apply);
            }
            started.run();
            if (watchdog != null) {
                watchdog.keep();
            }
            OneBox box = new OneBox(config, parts, started, password, say);
            LOG.info(
                    "everything runs after {} ms",
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            return box;
        } catch (RuntimeException e) {
            if (watchdog != null) {
                watchdog.failed();
            }
            parts.close();
            throw e;
        } finally {
            AtEnd.forget(stopEarly);
        }
    }

    private static @Nullable WatchdogKeeper watchdog(BoxConfig config, DataFolder data, Parts parts) {
        WatchdogOptions options = config.watchdog();
        if (options == null) {
            return null;
        }
        String host = Set.of("0.0.0.0", "::").contains(config.bind()) ? "127.0.0.1" : config.bind();
        WatchdogSettings settings = WatchdogSettings.create(
                config.plant(),
                URI.create("http://" + host + ":" + config.ports().console() + "/health"),
                b -> b.smtp(config.smtp())
                        .mailFrom(config.mailFrom())
                        .consoleUrl(config.consoleUrl())
                        .exercise(config.exercise())
                        .limit(options.limit())
                        .outside(options.outside()));
        return parts.add(Rank.WATCH, "watchdog", new WatchdogKeeper(data.root(), settings, options.start()));
    }

    /** host:port of Kafka. */
    public String kafka() {
        return "127.0.0.1:" + config.ports().kafka();
    }

    /** The MQTT broker. */
    public URI mqtt() {
        return started.mqtt();
    }

    /** The InfluxDB, if history is kept. */
    public Optional<URI> influx() {
        return started.influx();
    }

    /** The HTTP port of the console. */
    public int consolePort() {
        return config.ports().console();
    }

    /** How every part is, as at /health. */
    public List<io.davy.health.PartHealth> health() {
        return started.health().parts();
    }

    /** Where things are, a line each. */
    public List<String> places() {
        List<String> lines = new ArrayList<>();
        String login =
                password.isEmpty() ? "" : "   user " + ConsoleUsers.FIRST_USER + ", one-time password " + password;
        lines.add("console   " + config.consoleUrl() + login);
        lines.add("health    http://127.0.0.1:" + config.ports().console() + "/health, /metrics");
        lines.add("Flink     http://127.0.0.1:" + config.ports().flink() + "/");
        lines.add("Kafka     " + kafka());
        lines.add("MQTT      " + Urls.shown(mqtt()));
        lines.add("InfluxDB  "
                + influx().map(u -> Urls.shown(u) + " (database " + BoxStart.DATABASE + ")")
                        .orElse("none: no history is kept"));
        lines.add("data      " + config.data() + " (log/davy.log tells what happens)");
        return lines;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            long begun = System.nanoTime();
            AtEnd.forget(atEnd);
            parts.close();
            LOG.info(
                    "davy stopped in {} ms",
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
        }
    }
}
