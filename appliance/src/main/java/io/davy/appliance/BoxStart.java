package io.davy.appliance;

import io.davy.alerting.ack.AckKeyFile;
import io.davy.alerting.ack.AckLink;
import io.davy.alerting.console.Console;
import io.davy.alerting.console.ConsoleConfig;
import io.davy.alerting.figures.FigureStore;
import io.davy.alerting.figures.FiguresConfig;
import io.davy.alerting.figures.FiguresKeeper;
import io.davy.alerting.history.HistoryConfig;
import io.davy.alerting.history.HistoryWriter;
import io.davy.alerting.notify.Notifier;
import io.davy.alerting.notify.NotifierConfig;
import io.davy.alerting.proof.ProofFigures;
import io.davy.alerting.proof.ProofMonitor;
import io.davy.appliance.Parts.Rank;
import io.davy.detection.DetectionJob;
import io.davy.dispatch.DispatchJob;
import io.davy.health.PartHealth;
import io.davy.ingest.Gateway;
import io.davy.ingest.GatewayConfig;
import io.davy.jobs.ClusterConfig;
import io.davy.jobs.JobConfig;
import io.davy.jobs.LocalCluster;
import io.davy.jobs.RunningJob;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Influxd;
import io.davy.parts.Mosquitto;
import io.davy.parts.PartException;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the parts of one box, at the same time where one does not need the other. */
final class BoxStart {
    static final String DATABASE = "davy";

    private static final Logger LOG = LoggerFactory.getLogger(BoxStart.class);
    private static final Duration CHECKPOINTS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long LOOK_MS = 20;

    private final BoxConfig config;
    private final DataFolder data;
    private final Parts parts;
    private final String password;
    private final Consumer<String> say;
    private final HealthBoard health;
    private final List<Consumer<Plant>> plantTakers = new ArrayList<>();
    private final String bootstrap;
    private final Executor threads = task -> {
        Thread t = new Thread(task, "start");
        t.setDaemon(true);
        t.start();
    };
    private volatile URI mqtt = URI.create("mqtt://127.0.0.1:1883");
    private volatile @Nullable FiguresKeeper figureKeeper;
    private volatile Optional<URI> influx = Optional.empty();

    BoxStart(BoxConfig config, DataFolder data, Parts parts, String password, Consumer<String> say) {
        this.config = config;
        this.data = data;
        this.parts = parts;
        this.password = password;
        this.say = say;
        this.bootstrap = "127.0.0.1:" + config.ports().kafka();
        this.health = parts.add(Rank.WATCH, "health", new HealthBoard());
    }

    URI mqtt() {
        return mqtt;
    }

    Optional<URI> influx() {
        return influx;
    }

    HealthBoard health() {
        return health;
    }

    /** Has a changed plant handed over too. */
    void whenPlantChanges(Consumer<Plant> taker) {
        plantTakers.add(taker);
    }

    /** Starts all of it and returns when it runs. */
    void run() {
        health.add(new DiskWatch(data.root()));
        var kafka = start(this::kafka);
        var broker = start(this::broker);
        var history = start(this::store).thenCombineAsync(kafka, (store, k) -> history(store), threads);
        var cluster = start(this::cluster);
        var plant = kafka.thenRunAsync(this::publish, threads);
        var gateway = kafka.thenCombineAsync(broker, (k, m) -> gateway(m), threads);
        var figures = history.thenApplyAsync(this::figures, threads);
        AckLink links = await(start(() -> AckKeyFile.open(data.console())));
        var console = kafka.thenApplyAsync(k -> console(links), threads);
        var notifier = kafka.thenCombineAsync(broker, (k, m) -> notifier(m, links), threads);
        var detection = plant.thenCombineAsync(
                cluster, (p, c) -> job(c, DetectionJob.NAME, cfg -> new DetectionJob(cfg, config.plant())), threads);
        var dispatch = plant.thenCombineAsync(
                cluster, (p, c) -> job(c, DispatchJob.NAME, cfg -> new DispatchJob(cfg)), threads);
        var all = List.of(history, figures, gateway, console, notifier, detection, dispatch);
        all.forEach(BoxStart::await);
        awaitRunning(List.of(await(detection), await(dispatch)));
        prove(await(gateway), await(notifier));
        plantTakers.addAll(
                List.of(await(gateway)::apply, await(console)::apply, await(notifier)::apply, await(figures)::apply));
        watchPlant(List.copyOf(plantTakers));
        health.announce();
    }

    private <T> CompletableFuture<T> start(Supplier<T> part) {
        return CompletableFuture.supplyAsync(part, threads);
    }

    private static <T> T await(CompletableFuture<T> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PartException plain) {
                throw plain;
            }
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PartException(String.valueOf(cause.getMessage()), cause);
        }
    }

    private EmbeddedKafka kafka() {
        EmbeddedKafka kafka = parts.add(
                Rank.BROKER,
                "Kafka",
                EmbeddedKafka.start(data.kafka(), config.ports().kafka()));
        kafka.createTopics(
                OneBox.READING_PARTITIONS,
                config.plant().robots().stream().map(Robot::id).toList());
        health.add(parts.add(Rank.WATCH, "Kafka's watch", new KafkaWatch(bootstrap)));
        LOG.info("Kafka runs at {}", bootstrap);
        return kafka;
    }

    private URI broker() {
        URI given = config.mqtt();
        if (given != null) {
            mqtt = given;
            return given;
        }
        int port = config.ports().mqtt();
        health.add(parts.add(
                Rank.CHILDREN,
                "mosquitto",
                ChildKeeper.start("mosquitto", () -> child(Mosquitto.start(data.mqtt(), port, config.bind())))));
        mqtt = URI.create("mqtt://127.0.0.1:" + port);
        LOG.info("mosquitto runs at {}", mqtt);
        return mqtt;
    }

    private Optional<URI> store() {
        if (!config.history()) {
            return Optional.empty();
        }
        URI given = config.influx();
        if (given != null) {
            influx = Optional.of(given);
            return influx;
        }
        if (Influxd.binary().isEmpty()) {
            String without =
                    "influxd is not installed, so NO HISTORY is kept: apt-get install influxdb, or name a server with --influx";
            say.accept(without);
            LOG.error(without);
            health.add(() -> List.of(new PartHealth("history", false, without)));
            return Optional.empty();
        }
        int port = config.ports().influx();
        health.add(parts.add(
                Rank.CHILDREN,
                "influxd",
                ChildKeeper.start("influxd", () -> child(Influxd.start(data.influx(), port)))));
        influx = Optional.of(URI.create("http://127.0.0.1:" + port));
        LOG.info("influxd runs at {}", influx.get());
        return influx;
    }

    private static ChildKeeper.Child child(Mosquitto m) {
        return new ChildKeeper.Child() {
            @Override
            public boolean alive() {
                return m.alive();
            }

            @Override
            public void close() {
                m.close();
            }
        };
    }

    private static ChildKeeper.Child child(Influxd i) {
        return new ChildKeeper.Child() {
            @Override
            public boolean alive() {
                return i.alive();
            }

            @Override
            public void close() {
                i.close();
            }
        };
    }

    private LocalCluster cluster() {
        return parts.add(
                Rank.CLUSTER,
                "Flink",
                LocalCluster.start(
                        ClusterConfig.create(c -> c.restPort(config.ports().flink())
                                .slots(parallelism() + 1)
                                .scratch(data.flink().resolve("scratch")))));
    }

    /** One instance of the detection job for two cores: the broker and the other parts have the other one. */
    private static int parallelism() {
        return Math.max(
                1, Math.min(OneBox.READING_PARTITIONS, Runtime.getRuntime().availableProcessors() / 2));
    }

    private void publish() {
        PlantPublisher.Outcome outcome = PlantPublisher.publish(bootstrap, config.plant());
        LOG.info(
                "plant {}: {} sensors, {} robots; {} elements written to davy.plant, {} removed",
                config.plant().site().id(),
                config.plant().sensors().size(),
                config.plant().robots().size(),
                outcome.changed(),
                outcome.removed());
    }

    private Gateway gateway(URI broker) {
        GatewayConfig cfg =
                GatewayConfig.create(c -> c.kafkaBootstrap(bootstrap).mqtt(broker));
        Gateway gateway = parts.add(Rank.FIELD, "gateway", Gateway.start(cfg, config.plant()));
        health.add(gateway);
        return gateway;
    }

    private Console console(AckLink links) {
        ConsoleConfig cfg = new ConsoleConfig(
                config.bind(),
                config.ports().console(),
                bootstrap,
                data.console(),
                password.isEmpty() ? null : password,
                config.mustChange(),
                InstantSource.system(),
                health::parts,
                links,
                () -> figureKeeper == null ? List.of() : figureKeeper.latest());
        Console console = parts.add(Rank.PEOPLE, "console", Console.start(cfg, config.plant()));
        health.add(console);
        return console;
    }

    /** From now on proof readings must come out. */
    private void prove(Gateway gateway, Notifier notifier) {
        ProofMonitor monitor = parts.add(
                Rank.WATCH,
                "proof monitor",
                ProofMonitor.start(
                        bootstrap,
                        ProofFigures.DEFAULT,
                        List.of(gateway.id()),
                        config.plant().site().id(),
                        health::parts,
                        notifier.direct()));
        health.add(monitor);
    }

    private Notifier notifier(URI broker, AckLink links) {
        NotifierConfig cfg = NotifierConfig.of(bootstrap, config.smtp(), config.mailFrom(), config.consoleUrl())
                .withOutlets(NotifierConfig.Outlets.of(broker, links, config.exercise()));
        Notifier notifier = parts.add(Rank.PEOPLE, "notifier", Notifier.start(cfg, config.plant()));
        health.add(notifier);
        return notifier;
    }

    private Optional<HistoryWriter> history(Optional<URI> store) {
        return store.map(uri -> {
            Urls.Login login = Urls.login(uri);
            HistoryWriter writer = parts.add(
                    Rank.PEOPLE,
                    "history writer",
                    HistoryWriter.start(HistoryConfig.of(
                            bootstrap, Urls.withoutLogin(uri), login.user(), login.password(), DATABASE)));
            health.add(writer);
            return writer;
        });
    }

    private FiguresKeeper figures(Optional<HistoryWriter> history) {
        FiguresKeeper keeper = parts.add(
                Rank.PEOPLE,
                "alarm figures",
                FiguresKeeper.start(
                        FiguresConfig.of(bootstrap),
                        config.plant(),
                        history.map(HistoryWriter::figures).orElse(FigureStore.NONE)));
        health.add(keeper);
        figureKeeper = keeper;
        return keeper;
    }

    /** What a job is made of. */
    private interface JobMaker {
        Consumer<StreamExecutionEnvironment> make(JobConfig config);
    }

    private RunningJob job(LocalCluster cluster, String name, JobMaker maker) {
        JobConfig cfg = JobConfig.create(c -> c.bootstrap(bootstrap)
                .checkpoints(data.flink().resolve("checkpoints"))
                .checkpointInterval(CHECKPOINTS)
                .parallelism(name.equals(DetectionJob.NAME) ? parallelism() : 1));
        RunningJob job = cluster.submit(name, cfg, maker.make(cfg));
        parts.add(Rank.JOBS, name, job::stopWithCheckpoint);
        health.add(job);
        return job;
    }

    private static void awaitRunning(List<RunningJob> jobs) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        for (RunningJob job : jobs) {
            while (!job.status().allRunning()) {
                if (System.nanoTime() > giveUp) {
                    throw new PartException("the job " + job.name() + " did not come up within " + PATIENCE.toSeconds()
                            + " s" + job.status().lastFault().map(f -> ": " + f).orElse(""));
                }
                try {
                    TimeUnit.MILLISECONDS.sleep(LOOK_MS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new PartException("interrupted while the jobs were starting", e);
                }
            }
        }
    }

    private void watchPlant(List<Consumer<Plant>> takers) {
        health.add(parts.add(
                Rank.WATCH,
                "plant watch",
                PlantWatch.start(bootstrap, config.plant(), plant -> takers.forEach(t -> t.accept(plant)))));
    }
}
