package io.davy.appliance;

import io.davy.appliance.watchdog.WatchdogFolder;
import io.davy.appliance.watchdog.WatchdogSettings;
import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import io.davy.plant.Plant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one watchdog running: a process in a session of its own, which outlives this one when it is killed. It is told when Davy is stopped by
 * somebody.
 */
final class WatchdogKeeper implements HealthSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchdogKeeper.class);
    /** A watchdog that has not looked for so long hangs. */
    private static final Duration HANGS = Duration.ofSeconds(60);
    /** How long a new one may take to take its place. */
    private static final Duration START = Duration.ofSeconds(30);
    /** One that ends at once is started again no sooner. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private static final long LOOK_MS = 500;
    private static final long END_NS = TimeUnit.SECONDS.toNanos(5);

    private final Path data;
    private final boolean start;
    private final WatchdogFolder folder;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread t = new Thread(r, "keep-watchdog");
        t.setDaemon(true);
        return t;
    });
    private WatchdogSettings settings;
    private final boolean afterACrash;
    private boolean keeping;
    private boolean failed;
    private @Nullable Process process;
    private long launchedNs;
    private int launches;
    private volatile PartHealth health = new PartHealth("watchdog", true, "is being started");

    /**
     * Gives the watchdog its copy of the settings, also where something else starts it. Where an earlier Davy ended badly, a watchdog is on guard from now on, lest this start fails
     * too and nobody knows; else from {@link #keep} on.
     */
    WatchdogKeeper(Path data, WatchdogSettings settings, boolean start) {
        this.data = data;
        this.start = start;
        this.settings = settings;
        this.folder = new WatchdogFolder(data);
        this.afterACrash = folder.endedBadly();
        folder.write(settings);
        folder.started();
        if (afterACrash) {
            keep();
        }
    }

    /** Keeps a watchdog running from now on. */
    synchronized void keep() {
        if (!keeping) {
            keeping = true;
            looks.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Takes a changed plant: contacts and whom to tell. */
    synchronized void apply(Plant plant) {
        settings = settings.with(plant);
        folder.write(settings);
    }

    /** This start has failed. After a crash that is for the watchdog to tell; without one, somebody stands before the screen. */
    synchronized void failed() {
        failed = true;
    }

    private synchronized void look() {
        try {
            boolean held = folder.held();
            if (!held && !start) {
                health = new PartHealth(
                        "watchdog", false, "no watchdog runs, and --no-watchdog says that none is started here");
            } else if (!held) {
                launch();
            } else if (folder.lastBeat().isBefore(Instant.now().minus(HANGS)) && launchedBefore(HANGS)) {
                folder.holder().ifPresent(p -> {
                    LOG.error("the watchdog (process {}) hangs: it is started again", p.pid());
                    p.destroyForcibly();
                });
                health = new PartHealth("watchdog", false, "hangs and is being started again");
            } else {
                health = new PartHealth(
                        "watchdog",
                        true,
                        "watches"
                                + folder.holder()
                                        .map(p -> " (process " + p.pid() + ")")
                                        .orElse("") + (launches > 1 ? "; was started " + launches + " times" : ""));
            }
        } catch (IOException | RuntimeException e) {
            health = new PartHealth("watchdog", false, "no watchdog, it cannot be started: " + e.getMessage());
            LOG.error("no watchdog", e);
        }
    }

    private boolean launchedBefore(Duration ago) {
        return System.nanoTime() - launchedNs > ago.toNanos();
    }

    private void launch() throws IOException {
        if (process != null && process.isAlive() && !launchedBefore(START)) {
            return;
        }
        if (launches > 0) {
            health = new PartHealth("watchdog", false, "no watchdog; it is being started again");
            if (!launchedBefore(AGAIN)) {
                return;
            }
            LOG.error("no watchdog: it is started again");
        }
        launches++;
        launchedNs = System.nanoTime();
        Path out = data.resolve("log").resolve("watchdog.out");
        Files.createDirectories(out.getParent());
        process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(out.toFile()))
                .start();
        process.getOutputStream().close();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx48m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
        command.add("-Ddavy.home=" + System.getProperty("davy.home", ""));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.davy.appliance.Davy"));
        command.addAll(List.of("watchdog", "--data", data.toString()));
        return command;
    }

    @Override
    public List<PartHealth> health() {
        return List.of(health);
    }

    /** Tells the watchdog that Davy is being stopped by somebody, and waits for it to end. */
    @Override
    public void close() {
        looks.shutdown();
        synchronized (this) {
            if (failed && afterACrash) {
                return;
            }
            folder.stop(Instant.now());
        }
        long until = System.nanoTime() + END_NS;
        while (keeping && start && folder.held() && System.nanoTime() < until) {
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
