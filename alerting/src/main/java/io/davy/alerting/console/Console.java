package io.davy.alerting.console;

import io.davy.alerting.ack.AckLink;
import io.davy.alerting.auth.ConsoleUsers;
import io.davy.alerting.auth.Sessions;
import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The officer console: reads Davy's topics, serves the page and its API, and writes what officers do. */
public final class Console implements AutoCloseable, HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    /** Readings that come rarely may pause this many intervals before the page calls itself stale. */
    private static final int MISSED_INTERVALS = 3;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);

    private final ConsoleConfig config;
    private final Instant started;
    private final ConsoleView view = new ConsoleView();
    private final FloodBoard floods = new FloodBoard();
    private final LastValues values = new LastValues();
    private final BadRecords bad = new BadRecords();
    private final StaleWatch staleWatch = new StaleWatch();
    private final AtomicReference<Drawing> drawing;
    private final BrokerWatch broker;
    private final Feeds feeds;
    private final ActionDesk desk;
    private final @Nullable AckFeeds uses;
    private final PageHub hub;
    private final WebServer web;

    private record Drawing(Plant of, PlantView plant, RoundTimes rounds, int version, Duration readingsWithin) {
        static Drawing of(Plant plant, int version) {
            Duration shortest = plant.sensors().stream()
                    .map(Sensor::interval)
                    .min(Duration::compareTo)
                    .map(d -> d.multipliedBy(MISSED_INTERVALS))
                    .filter(d -> d.compareTo(SHORTEST_PAUSE) > 0)
                    .orElse(SHORTEST_PAUSE);
            return new Drawing(plant, PlantView.of(plant), RoundTimes.of(plant), version, shortest);
        }
    }

    private Console(ConsoleConfig config, Plant plant) {
        this.config = config;
        this.started = config.now().instant();
        ConsoleUsers users = new ConsoleUsers(config.dataDir(), config.initialPassword(), config.mustChange());
        if (!users.anybody()) {
            LOG.warn(
                    "nobody can log in to the console: there is no user in {} and no one-time password",
                    config.dataDir());
        }
        values.apply(plant);
        drawing = new AtomicReference<>(Drawing.of(plant, 1));
        Sessions sessions = new Sessions();
        Gate gate = new Gate(sessions, config.now());
        List<AutoCloseable> begun = new ArrayList<>();
        try {
            broker = begin(begun, new BrokerWatch(config.kafkaBootstrap(), config.now()));
            feeds = begin(begun, new Feeds(config.kafkaBootstrap(), view, floods, values, bad, config.now()));
            desk = begin(begun, new ActionDesk(config.kafkaBootstrap(), config.now()));
            uses = config.ack() == null ? null : begin(begun, new AckFeeds(config.kafkaBootstrap(), bad, config.now()));
            hub = begin(begun, new PageHub(view, values, this::status));
            web = new WebServer(
                    config.bind(),
                    config.port(),
                    gate,
                    new WebServer.Handlers(
                            new LoginApi(users, sessions, gate, config.now()),
                            new ActionApi(
                                    desk,
                                    () -> new ActionCheck(view, drawing.get().of())),
                            new HealthApi(this::allHealth),
                            hub,
                            () -> drawing.get().plant(),
                            ackPage(config.ack(), uses),
                            config.figures(),
                            view::services));
        } catch (RuntimeException e) {
            begun.forEach(Console::end);
            throw e;
        }
        LOG.info("the console listens on http://{}:{}", config.bind(), web.port());
    }

    private @Nullable AckPage ackPage(@Nullable AckLink links, @Nullable AckFeeds uses) {
        return links == null || uses == null
                ? null
                : new AckPage(
                        links,
                        uses,
                        desk,
                        view,
                        feeds::caughtUp,
                        () -> drawing.get().of(),
                        config.now());
    }

    /**
     * Starts the console; it waits by itself for a broker that is not there yet.
     *
     * @throws IllegalStateException one plain line, if the port is taken
     * @throws java.io.UncheckedIOException one plain line, if the users' file cannot be read
     */
    public static Console start(ConsoleConfig config, Plant plant) {
        return new Console(config, plant);
    }

    /** Shows another state of the plant, without a restart; open pages draw it anew. */
    public void apply(Plant plant) {
        values.apply(plant);
        drawing.updateAndGet(d -> Drawing.of(plant, d.version() + 1));
    }

    /** The HTTP port. */
    public int port() {
        return web.port();
    }

    @Override
    public List<PartHealth> health() {
        Instant now = config.now().instant();
        if (broker.lastAnswer().plus(StaleWatch.BROKER).isBefore(now)) {
            return List.of(new PartHealth("console", false, "Kafka has not answered since " + broker.lastAnswer()));
        }
        if (!feeds.caughtUp()) {
            return List.of(new PartHealth("console", true, "reading the state of alarms and incidents"));
        }
        String skipped = bad.total() == 0 ? "" : ", " + bad.total() + " unreadable records skipped";
        return List.of(new PartHealth("console", true, hub.open() + " pages open" + skipped));
    }

    private List<PartHealth> allHealth() {
        List<PartHealth> all = new ArrayList<>(config.health().get());
        Set<String> named = all.stream().map(PartHealth::part).collect(Collectors.toSet());
        health().stream().filter(p -> !named.contains(p.part())).forEach(all::add);
        return all;
    }

    private synchronized Status status() {
        Instant now = config.now().instant();
        Drawing d = drawing.get();
        var newest = feeds.newest();
        List<PartHealth> parts = config.health().get();
        var signs = new StaleWatch.Signs(
                feeds.caughtUp(), started, broker.lastAnswer(), newest.get(Topics.READINGS), d.readingsWithin(), parts);
        return new Status(
                now,
                staleWatch.reasons(signs, now),
                parts,
                newest,
                floods.view(now, feeds.caughtUp()),
                d.rounds().next(now),
                d.version());
    }

    @Override
    public void close() {
        hub.close();
        web.close();
        if (uses != null) {
            uses.close();
        }
        desk.close();
        feeds.close();
        broker.close();
    }

    private static <T extends AutoCloseable> T begin(List<AutoCloseable> begun, T part) {
        begun.add(0, part);
        return part;
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("a part of the console did not end cleanly", e);
        }
    }
}
