package io.davy.appliance;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Where log lines go: one readable line an entry, into ten files of 20 MB at most; the console is for the story alone. */
public final class Logs {
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %-28.-28logger{0} %msg%n%ex{full}";
    private static final Map<String, Level> LEVELS = Map.ofEntries(
            Map.entry("io.davy", Level.INFO),
            Map.entry("org.apache.kafka", Level.WARN),
            Map.entry("kafka", Level.WARN),
            Map.entry("state.change.logger", Level.WARN),
            Map.entry("org.apache.flink", Level.WARN),
            Map.entry("org.apache.flink.runtime.webmonitor.WebMonitorUtils", Level.ERROR),
            Map.entry("org.apache.pekko", Level.WARN),
            // An embedded broker registers its names once for each client; the warning says nothing to anybody.
            Map.entry("org.apache.kafka.common.utils.AppInfoParser", Level.ERROR),
            Map.entry("org.apache.kafka.clients.consumer.ConsumerConfig", Level.ERROR),
            // Flink counts what does not apply to one box: Kerberos tokens, log files of its own, its sinks' committers
            // twice.
            Map.entry("org.apache.flink.runtime.metrics.groups", Level.ERROR),
            Map.entry("org.apache.flink.runtime.metrics.MetricRegistryImpl", Level.ERROR),
            Map.entry("org.apache.flink.metrics.MetricGroup", Level.ERROR),
            Map.entry("org.apache.flink.runtime.security.token", Level.ERROR));

    private static volatile @Nullable Path file;

    private Logs() {}

    /** The log file in use. */
    static Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** For commands without a data folder: below the program's own folder, or the user's temporary files. */
    static Path ownFolder() {
        Path home = Path.of(System.getProperty("davy.home", System.getProperty("java.io.tmpdir")));
        Path target = home.resolve("target").resolve("log");
        try {
            Files.createDirectories(target);
            return target;
        } catch (IOException e) {
            return Path.of(System.getProperty("java.io.tmpdir"), "davy-" + System.getProperty("user.name"));
        }
    }

    /** Sends every log line from now on to {@code davy.log} in a folder. */
    static void toFolder(Path folder) {
        toFile(folder, "davy.log");
    }

    /** Sends every log line from now on to a file in a folder. */
    public static void toFile(Path folder, String name) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            throw new IllegalStateException("the log needs logback, but SLF4J found " + factory.getClass());
        }
        Path log = folder.resolve(name);
        context.reset();
        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        LEVELS.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
        root.addAppender(appender(context, log));
        file = log;
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path log) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("davy.log");
        appender.setFile(log.toString());
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(log + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(9);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("20MB"));
        size.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        appender.start();
        return appender;
    }
}
