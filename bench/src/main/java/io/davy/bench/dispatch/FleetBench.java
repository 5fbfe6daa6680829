package io.davy.bench.dispatch;

import io.davy.bench.BenchBox;
import io.davy.incident.Incident;
import io.davy.ingest.Gateway;
import io.davy.ingest.GatewayConfig;
import io.davy.jobs.RunningJob;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Mosquitto;
import io.davy.parts.Ports;
import io.davy.plant.Plant;
import io.davy.plant.PlantElements;
import io.davy.plant.Robot;
import io.davy.sim.physics.World;
import io.davy.sim.robot.RobotFleet;
import io.davy.sim.robot.RobotOptions;
import io.davy.topic.Topics;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * From the record of a mission that is SENT, beside its order, to the record that says ACCEPTED, while a thousand simulated robots say their state each second: dispatch job, Kafka,
 * gateway, a real mosquitto, the robot, and back. Robots, gateway, Kafka and job share this JVM; mosquitto is a process of its own. Robots carry out what they are
 * told ten times as fast as real.
 */
final class FleetBench {
    private static final int NODES = 10_000;
    private static final long SEED = 17;
    private static final double SPEED_FACTOR = 10;
    private static final Duration STATE_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_START = Duration.ofSeconds(120);
    /** After the last incident; one in a corner that no way leads to is never answered. */
    private static final Duration LONGEST_QUIET = Duration.ofSeconds(20);

    private static final int WARM = 40;

    private final int robots;
    private final int incidents;
    private final double perSecond;

    FleetBench(int robots, int incidents, double perSecond) {
        this.robots = robots;
        this.incidents = incidents;
        this.perSecond = perSecond;
    }

    Map<String, Object> run() throws Exception {
        Plant plant = GridPlant.of(NODES, robots, SEED);
        List<String> ids = plant.robots().stream().map(Robot::id).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("fleet_robots", robots);
        try (BenchBox box = BenchBox.start(1, 1);
                Mosquitto mosquitto = Mosquitto.start(box.folder("mqtt"), Ports.free());
                KafkaProducer<byte[], byte[]> producer = box.producer(0)) {
            EmbeddedKafka.createTopics(box.bootstrap(), 1, ids);
            PlantElements.split(plant).forEach((k, v) -> send(producer, Topics.PLANT, k, v));
            producer.flush();
            URI mqtt = URI.create(mosquitto.url());
            try (Gateway gateway = Gateway.start(
                    GatewayConfig.create(c -> c.kafkaBootstrap(box.bootstrap()).mqtt(mqtt)), plant)) {
                Footprint before = Footprint.now();
                try (RobotFleet fleet = RobotFleet.start(
                        plant,
                        ids,
                        mqtt,
                        World.quiet(plant),
                        new RobotOptions(SPEED_FACTOR, SEED, STATE_EVERY, List.of()))) {
                    online(gateway, fleet);
                    Footprint with = Footprint.now();
                    figures.put("fleet_threads_of_robots", with.threads - before.threads);
                    figures.put("fleet_heap_mb_of_robots", Math.round((with.heap - before.heap) / 1e6));
                    RunningJob job = box.dispatch();
                    FleetWatch watch = new FleetWatch(box);
                    drive(plant, producer, watch);
                    figures.put("fleet_states_a_second", Math.round(watch.reportsASecond()));
                    watch.figures(figures);
                    say(figures);
                    watch.whyFailed().stream().limit(5).forEach(w -> System.out.println("a mission failed: " + w));
                    job.cancel();
                }
            }
        }
        return figures;
    }

    /** Threads and used heap of this JVM. */
    private record Footprint(int threads, long heap) {
        static Footprint now() {
            System.gc();
            Runtime r = Runtime.getRuntime();
            return new Footprint(
                    ManagementFactory.getThreadMXBean().getThreadCount(), r.totalMemory() - r.freeMemory());
        }
    }

    private static void online(Gateway gateway, RobotFleet fleet) {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!gateway.health().stream().allMatch(h -> !h.part().equals("ingest-robots") || h.ok())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the " + fleet.size() + " robots were not all online within "
                        + LONGEST_START.toSeconds() + " s");
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    /** Opens incidents at the rate, closes each when its robot has looked. */
    private void drive(Plant plant, KafkaProducer<byte[], byte[]> producer, FleetWatch watch) {
        Map<String, Incident> open = new LinkedHashMap<>();
        int all = WARM + incidents;
        long begin = 0;
        int opened = 0;
        long last = System.nanoTime() + LONGEST_START.toNanos();
        while (watch.settled() < all && System.nanoTime() < last) {
            // The first alone until it is answered: the job has to be up.
            boolean due = opened == 0 || (begin != 0 && System.nanoTime() - begin > (opened - 1) * 1e9 / perSecond);
            if (opened < all && due) {
                Incident i = PlanCase.of(plant, 1, 1000L + opened, Instant.now())
                        .incidents()
                        .get(0);
                open.put(i.id(), i);
                watch.expect(i.id(), opened >= WARM);
                send(producer, Topics.INCIDENTS, i.id(), Json.bytes(i));
                opened++;
                last = System.nanoTime() + (opened == 1 ? LONGEST_START : LONGEST_QUIET).toNanos();
            }
            for (Mission m : watch.poll()) {
                Incident i = m.state() == Mission.State.DONE ? open.remove(m.incident()) : null;
                if (i != null) {
                    send(producer, Topics.INCIDENTS, i.id(), Json.bytes(i.closed(Instant.now(), "all alarms off")));
                }
                if (begin == 0 && m.accepted() != null) {
                    begin = System.nanoTime();
                    watch.begin();
                }
            }
        }
    }

    private static void say(Map<String, Object> f) {
        System.out.printf(
                "order to accepted, %s robots at %s states/s, %s orders: p50 %s ms, p99 %s ms, longest %s ms; by the job's own clock p99 %s ms;"
                        + " unanswered %s, missions that failed %s%n",
                f.get("fleet_robots"),
                f.get("fleet_states_a_second"),
                f.get("accept_orders"),
                f.get("accept_p50_ms"),
                f.get("accept_p99_ms"),
                f.get("accept_longest_ms"),
                f.get("accept_job_p99_ms"),
                f.get("accept_unanswered"),
                f.get("accept_failed_missions"));
        System.out.printf(
                "the robots take %s threads and %s MB of heap; all but mosquitto in one JVM%n",
                f.get("fleet_threads_of_robots"), f.get("fleet_heap_mb_of_robots"));
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }
}
