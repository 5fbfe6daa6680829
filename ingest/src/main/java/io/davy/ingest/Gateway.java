package io.davy.ingest;

import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import io.davy.ingest.field.ClockMode;
import io.davy.ingest.field.Directory;
import io.davy.ingest.field.TimeCheck;
import io.davy.ingest.kafka.BlockWriter;
import io.davy.ingest.kafka.DeadLetters;
import io.davy.ingest.kafka.KnownReports;
import io.davy.ingest.kafka.ReadingWriter;
import io.davy.ingest.kafka.RecordSender;
import io.davy.ingest.mqtt.BlockJson;
import io.davy.ingest.mqtt.MqttIn;
import io.davy.ingest.mqtt.MqttOut;
import io.davy.ingest.mqtt.PlainJson;
import io.davy.ingest.proof.ProofDoor;
import io.davy.ingest.sparkplug.SparkplugHost;
import io.davy.ingest.vda5050.OrdersOut;
import io.davy.ingest.vda5050.RobotDesk;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.robot.RobotReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The field gateway: readings and robots' reports from MQTT to Kafka, orders from Kafka to MQTT. */
public final class Gateway implements AutoCloseable, HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final long TICK_MS = 100;
    private static final Duration FLUSH = Duration.ofSeconds(10);

    private final GatewayConfig config;
    private final ScheduledExecutorService executor;
    private final RecordSender sender;
    private final ReadingWriter writer;
    private final SparkplugHost sparkplug;
    private final RobotDesk robots;
    private final @Nullable ProofDoor proofs;
    private final Router router;
    private final MqttOut out;
    private final MqttIn in;
    private final OrdersOut orders;
    private final Thread restoring;
    private volatile boolean closing;

    /**
     * Starts it; neither Kafka nor the MQTT broker has to be there yet.
     *
     * @throws IllegalArgumentException if the configuration or a sensor's source cannot be used; one plain line
     */
    public static Gateway start(GatewayConfig config, Plant plant) {
        return new Gateway(config, new Directory(plant));
    }

    private Gateway(GatewayConfig config, Directory plant) {
        this.config = config;
        // What comes after the end is let go: the MQTT broker keeps it.
        executor = new ScheduledThreadPoolExecutor(
                1, r -> daemon(r, "davy-ingest-mqtt"), new ThreadPoolExecutor.DiscardPolicy());
        out = new MqttOut(config.mqtt(), config.clientId() + "-orders");
        try {
            sender = new RecordSender(config.kafkaBootstrap(), config.clientId(), config.kafkaMemoryBytes());
        } catch (KafkaException e) {
            out.close();
            throw new IllegalArgumentException(
                    "Kafka's address " + config.kafkaBootstrap() + " cannot be used, expected host:port ("
                            + e.getMessage() + ")",
                    e);
        }
        writer = new ReadingWriter(sender);
        DeadLetters deadLetters = new DeadLetters(sender, config.now());
        TimeCheck times = new TimeCheck(config.clock(), config.now());
        sparkplug = new SparkplugHost(times, out);
        robots = new RobotDesk(config.vdaInterface(), times, config.now());
        proofs = config.clock() == ClockMode.RECORDED || config.proofEvery().isZero()
                ? null
                : new ProofDoor(config.clientId(), config.proofEvery(), out, config.now());
        router = new Router(
                config,
                plant,
                new PlainJson(times),
                new BlockJson(times),
                sparkplug,
                robots,
                proofs,
                writer,
                new BlockWriter(sender, config.kafkaMemoryBytes() / 2),
                sender,
                deadLetters);
        in = new MqttIn(
                config.mqtt(),
                config.clientId(),
                router.filters(plant, config.vdaInterface()),
                config.mqttReceiveMaximum(),
                executor,
                router,
                this::greet,
                config.now().millis());
        orders = new OrdersOut(
                config.kafkaBootstrap(),
                config.clientId(),
                config.vdaInterface(),
                router::plant,
                out,
                deadLetters,
                InstantSource.system());
        in.connect();
        executor.scheduleAtFixedRate(router::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        if (proofs != null) {
            long every = config.proofEvery().toMillis();
            executor.scheduleAtFixedRate(proofs::send, every, every, TimeUnit.MILLISECONDS);
        }
        restoring = daemon(this::restore, "davy-ingest-restore");
        restoring.start();
        LOG.info(
                "gateway {}: {} sensors ({} topics of their own, {} Sparkplug nodes) and {} robots; listening at {} to"
                        + " davy/readings/#, davy/batches/#, davy/blocks/#, davy/robots/+/..., spBv1.0/#, {}; writing to Kafka at {}",
                config.clientId(),
                plant.sensorCount(),
                plant.ownTopics().size(),
                plant.edgeNodes().size(),
                plant.robots().size(),
                in.address(),
                RobotDesk.filter(config.vdaInterface(), "#"),
                config.kafkaBootstrap());
    }

    private static Thread daemon(Runnable task, String name) {
        Thread t = new Thread(task, name);
        t.setDaemon(true);
        return t;
    }

    private void restore() {
        Map<String, RobotReport> known = KnownReports.read(config.kafkaBootstrap(), config.clientId(), () -> !closing);
        executor.execute(() -> robots.restore(known));
    }

    private void greet() {
        if (!out.connected() && !closing) {
            executor.schedule(this::greet, TICK_MS, TimeUnit.MILLISECONDS);
            return;
        }
        sparkplug.greet(router.plant());
    }

    /**
     * Goes over to a changed plant without a pause.
     *
     * @throws IllegalArgumentException if a sensor's source cannot be used; what runs goes on unchanged
     */
    public void apply(Plant plant) {
        Directory changed = new Directory(plant);
        executor.execute(() -> {
            router.plant(changed);
            robots.plantChanged();
            in.filters(router.filters(changed, config.vdaInterface()));
            sparkplug.greet(changed);
            LOG.info(
                    "gateway {}: now {} sensors and {} robots",
                    config.clientId(),
                    changed.sensorCount(),
                    changed.robots().size());
        });
    }

    /** The gateway's name, which its proof readings carry. */
    public String id() {
        return config.clientId();
    }

    @Override
    public List<PartHealth> health() {
        List<PartHealth> parts = new ArrayList<>();
        String kafka = sender.fault();
        parts.add(new PartHealth(
                "ingest-kafka",
                kafka.isEmpty(),
                kafka.isEmpty()
                        ? sender.unconfirmed() + " records on their way to " + config.kafkaBootstrap()
                        : kafka));
        String mqtt = in.fault();
        parts.add(
                new PartHealth("ingest-mqtt", mqtt.isEmpty(), mqtt.isEmpty() ? "connected to " + in.address() : mqtt));
        boolean carrying = orders.alive() && out.connected();
        parts.add(new PartHealth(
                "ingest-orders",
                carrying,
                carrying
                        ? "orders go out to " + in.address()
                        : orders.alive()
                                ? "orders wait for the MQTT broker at " + in.address()
                                : "orders are not carried any more: restart the gateway, and see its log"));
        if (proofs != null) {
            parts.addAll(proofs.health());
        }
        Map<String, Boolean> nodes = sparkplug.nodes();
        List<String> dead = nodes.entrySet().stream()
                .filter(n -> !n.getValue())
                .map(Map.Entry::getKey)
                .toList();
        if (!nodes.isEmpty()) {
            parts.add(new PartHealth(
                    "ingest-sparkplug",
                    dead.isEmpty(),
                    dead.isEmpty()
                            ? nodes.size() + " edge nodes live"
                            : "edge nodes without a birth: " + String.join(", ", dead)));
        }
        List<Robot> all = router.plant().robots();
        List<String> away = all.stream()
                .map(Robot::id)
                .filter(id -> !"ONLINE".equals(robots.connection(id)))
                .toList();
        if (!all.isEmpty()) {
            parts.add(new PartHealth(
                    "ingest-robots",
                    away.isEmpty(),
                    away.isEmpty() ? all.size() + " robots online" : "robots not online: " + String.join(", ", away)));
        }
        return parts;
    }

    /** Stops listening, writes what is in hand, and ends. What Kafka has not confirmed stays with the MQTT broker. */
    @Override
    public void close() {
        closing = true;
        orders.close();
        // The writer first: acknowledgements need the connection.
        writer.close();
        sender.close(FLUSH);
        in.close();
        out.close();
        executor.shutdownNow();
        join(restoring);
        LOG.info("gateway {}: closed", config.clientId());
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
