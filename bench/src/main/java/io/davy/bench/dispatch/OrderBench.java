package io.davy.bench.dispatch;

import io.davy.bench.BenchBox;
import io.davy.bench.Figures;
import io.davy.dispatch.rehearsal.ReadyRobots;
import io.davy.incident.Incident;
import io.davy.jobs.FireDrill;
import io.davy.jobs.RunningJob;
import io.davy.json.Json;
import io.davy.parts.EmbeddedKafka;
import io.davy.plant.Plant;
import io.davy.plant.PlantElements;
import io.davy.plant.Robot;
import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * From the writing of an incident's record to the moment at which a robot's order is in a consumer's hands, through the real job with checkpoints on, while fifty
 * robots report each second and carry out what they are told.
 */
final class OrderBench {
    private static final int ROBOTS = 50;
    private static final int NODES = 2_500;
    private static final int WARM = 40;
    private static final long SEED = 11;
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final int incidents;
    private final Set<String> orders = new HashSet<>();
    private long lastReports = System.nanoTime();
    private int next;
    private int heard;

    OrderBench(int incidents) {
        this.incidents = incidents;
    }

    Map<String, Object> run() {
        Plant plant = GridPlant.of(NODES, ROBOTS, SEED);
        List<String> robots = plant.robots().stream().map(Robot::id).toList();
        double[] ms = new double[incidents];
        Map<String, Object> figures = new LinkedHashMap<>();
        try (BenchBox box = BenchBox.start(1, 1);
                KafkaProducer<byte[], byte[]> producer = box.producer(0)) {
            EmbeddedKafka.createTopics(box.bootstrap(), 1, robots);
            try (KafkaConsumer<byte[], byte[]> listener = listener(box, robots)) {
                PlantElements.split(plant).forEach((k, v) -> send(producer, Topics.PLANT, k, v));
                ReadyRobots field = new ReadyRobots(plant.robots(), plant.ways());
                robots.forEach(r -> report(producer, field, r));
                producer.flush();
                RunningJob job = box.dispatch();
                rehearsed(producer, listener, field, robots);
                for (int i = -WARM; i < incidents; i++) {
                    double one = one(plant, i, producer, listener, field, robots);
                    if (i >= 0) {
                        ms[i] = one;
                    }
                }
                figures.put("order_checkpoints", job.status().checkpoints());
                job.cancel();
            }
        }
        Arrays.sort(ms);
        figures.put("order_incidents", incidents);
        figures.put("order_p50_ms", Figures.rounded(Figures.percentile(ms, 0.5), 1));
        figures.put("order_p99_ms", Figures.rounded(Figures.percentile(ms, 0.99), 1));
        figures.put("order_longest_ms", Figures.rounded(ms[ms.length - 1], 1));
        System.out.printf(
                "incident to order with %d robots, %d incidents: p50 %s ms, p99 %s ms, longest %s ms%n",
                ROBOTS,
                incidents,
                figures.get("order_p50_ms"),
                figures.get("order_p99_ms"),
                figures.get("order_longest_ms"));
        return figures;
    }

    /** One incident after the other: it opens, its order comes, the robot answers, it closes. */
    private double one(
            Plant plant,
            int number,
            KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> listener,
            ReadyRobots field,
            List<String> robots) {
        Incident open = PlanCase.of(plant, 1, number, Instant.now()).incidents().get(0);
        long begin = System.nanoTime();
        send(producer, Topics.INCIDENTS, open.id(), Json.bytes(open));
        long came = 0;
        while (came == 0 || System.nanoTime() - came < PAUSE.toNanos()) {
            long first = hear(producer, listener, field);
            came = came == 0 ? first : came;
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new IllegalStateException(
                        "no order came for " + open.id() + " within " + LONGEST.toSeconds() + " s");
            }
            report(producer, field, robots);
        }
        send(producer, Topics.INCIDENTS, open.id(), Json.bytes(open.closed(Instant.now(), "all alarms off")));
        return (came - begin) / 1e6;
    }

    /** Until the job has asked the robots what they can do, and has rehearsed, as a job has that is in service. */
    private void rehearsed(
            KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> listener,
            ReadyRobots field,
            List<String> robots) {
        long begin = System.nanoTime();
        while (heard == 0 || FireDrill.anyUnderWay()) {
            hear(producer, listener, field);
            report(producer, field, robots);
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new IllegalStateException("the job did not begin within " + LONGEST.toSeconds() + " s");
            }
        }
    }

    /** Lets the robots do what they are told; when the first new order came, or 0. */
    private long hear(
            KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> listener, ReadyRobots field) {
        long came = 0;
        for (ConsumerRecord<byte[], byte[]> r : listener.poll(Duration.ofMillis(1))) {
            long now = System.nanoTime();
            heard++;
            if (isFirst(r, new String(r.key(), StandardCharsets.UTF_8)) && came == 0) {
                came = now;
            }
            String robot = r.topic().substring(Topics.DISPATCH_PREFIX.length());
            field.take(robot, vdaTopic(r), new String(r.value(), StandardCharsets.UTF_8));
            report(producer, field, robot);
        }
        return came;
    }

    /** Each robot once a second. */
    private void report(KafkaProducer<byte[], byte[]> producer, ReadyRobots field, List<String> robots) {
        long every = Duration.ofSeconds(1).toNanos() / robots.size();
        while (System.nanoTime() - lastReports > every) {
            lastReports += every;
            report(producer, field, robots.get(next++ % robots.size()));
        }
    }

    private static void report(KafkaProducer<byte[], byte[]> producer, ReadyRobots field, String robot) {
        send(producer, Topics.ROBOTS, robot, field.report(robot, Instant.now()));
    }

    private boolean isFirst(ConsumerRecord<byte[], byte[]> r, String order) {
        return vdaTopic(r).equals("order") && !order.startsWith("home-") && orders.add(order);
    }

    private static String vdaTopic(ConsumerRecord<byte[], byte[]> r) {
        Header h = r.headers().lastHeader(Topics.HEADER_VDA_TOPIC);
        return h == null ? "" : new String(h.value(), StandardCharsets.UTF_8);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private static KafkaConsumer<byte[], byte[]> listener(BenchBox box, List<String> robots) {
        Map<String, Object> p = new HashMap<>();
        p.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, box.bootstrap());
        KafkaConsumer<byte[], byte[]> c =
                new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = robots.stream()
                .map(r -> new TopicPartition(Topics.dispatch(r), 0))
                .toList();
        c.assign(all);
        c.seekToBeginning(all);
        return c;
    }
}
