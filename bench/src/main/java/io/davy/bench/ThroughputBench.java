package io.davy.bench;

import io.davy.jobs.RunningJob;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import io.davy.wire.ReadingWalker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Readings a second of the whole DetectionJob against a bare consumer that walks the same topic.
 *
 * <p>The topic is written first. In each partition a first loud reading ends the warm-up and a second one ends the measurement; the
 * job's pace is taken between the moments at which a consumer of davy.alarms sees these, so nothing inside the job is asked.
 */
@Command(
        name = "throughput",
        description =
                "Readings per second of the detection job with all rules on, against a bare consumer that parses the same topic.",
        mixinStandardHelpOptions = true)
public final class ThroughputBench implements Callable<Integer> {
    private static final int PARTITIONS = 2;

    @Option(
            names = "--readings",
            description = "Measured readings of each run (default: ${DEFAULT-VALUE}).",
            defaultValue = "20000000")
    private long readings;

    @Option(
            names = "--runs",
            description = "Runs of the floor and of the job, in turns (default: ${DEFAULT-VALUE}).",
            defaultValue = "3")
    private int runs;

    @Option(
            names = "--zones",
            description = "Zones of 100 sensors each (default: ${DEFAULT-VALUE}).",
            defaultValue = "100")
    private int zones;

    @Option(
            names = "--parallelism",
            description = "Parallelism of the job (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private int parallelism;

    @Option(names = "--json", description = "One JSON object as the last line.")
    private boolean json;

    private final Set<String> warmMarks = new HashSet<>();
    private final Set<String> endMarks = new HashSet<>();

    @Override
    public Integer call() throws Exception {
        Plant plant = BenchPlant.of(zones);
        try (BenchBox box = BenchBox.start(PARTITIONS, parallelism)) {
            long warm = Math.max(readings / 2, 1_000_000);
            System.out.printf(
                    "writing %,d readings of %,d sensors in %d zones, 100 a batch%n",
                    warm + readings, zones * 100, zones);
            fill(box, warm, readings);
            double[] floors = new double[runs];
            double[] jobs = new double[runs];
            for (int r = 0; r < runs; r++) {
                floors[r] = floor(box);
                jobs[r] = job(box, plant);
                System.out.printf(
                        "run %d: floor %,.0f/s, job %,.0f/s, ratio %.2f%n",
                        r + 1, floors[r], jobs[r], jobs[r] / floors[r]);
            }
            report(floors, jobs);
        }
        return 0;
    }

    private void report(double[] floors, double[] jobs) {
        double[] ratios = new double[runs];
        for (int r = 0; r < runs; r++) {
            ratios[r] = jobs[r] / floors[r];
        }
        double floor = Figures.median(floors);
        double job = Figures.median(jobs);
        System.out.printf("%n%-44s %12s%n", "median of " + runs + " runs", "readings/s");
        System.out.printf("%-44s %,12.0f%n", "floor: bare consumer, walks every reading", floor);
        System.out.printf("%-44s %,12.0f%n", "DetectionJob, all rules, checkpoints 10 s", job);
        System.out.printf("%-44s %12.2f%n%n", "ratio", Figures.median(ratios));
        List<Cost> costs = new RuleCosts().measure();
        System.out.printf("%-44s %12s %12s%n", "in memory, one thread: of a sensor", "ns a reading", "bytes");
        for (Cost c : costs) {
            System.out.printf("%-44s %12s %12s%n", c.what(), text(c.ns()), text(c.bytes()));
        }
        System.out.printf("%-44s %12.1f%n", "floor, for comparison (Kafka and the walk)", 1e9 / floor);
        System.out.printf("%-44s %12.1f%n", "job, whole (Kafka, the walk, Flink, rules)", 1e9 / job);
        if (json) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("floor_per_s", Math.round(floor));
            figures.put("job_per_s", Math.round(job));
            figures.put("ratio", Figures.rounded(Figures.median(ratios), 3));
            figures.put("runs", runs);
            figures.put("sensors", zones * 100);
            figures.put("zones", zones);
            figures.put("readings_a_batch", 100);
            figures.put("parallelism", parallelism);
            figures.put("ns_a_reading", column(costs, Cost::ns));
            figures.put("bytes_a_sensor", column(costs, Cost::bytes));
            Figures.json(figures);
        }
    }

    private static String text(double figure) {
        return Double.isNaN(figure) ? "" : Double.toString(figure);
    }

    private static Map<String, Double> column(List<Cost> costs, ToDoubleFunction<Cost> of) {
        Map<String, Double> column = new LinkedHashMap<>();
        for (Cost c : costs) {
            if (!Double.isNaN(of.applyAsDouble(c))) {
                column.put(c.what(), of.applyAsDouble(c));
            }
        }
        return column;
    }

    /** Writes the topic; zones go to partitions in turn, and each partition gets its two marks. */
    private void fill(BenchBox box, long warm, long measured) {
        BatchMaker maker = new BatchMaker(zones);
        long rounds = (warm + measured) / (100L * zones);
        long warmRounds = warm / (100L * zones);
        // Within the last hours by the wall clock, so that the live job takes each reading by its own time.
        long start = System.currentTimeMillis() - rounds * 1000 - 60_000;
        try (KafkaProducer<byte[], byte[]> producer = box.producer(20)) {
            for (long round = 0; round < rounds; round++) {
                for (int z = 0; z < zones; z++) {
                    boolean first = z < PARTITIONS;
                    int loud = first && round == warmRounds ? 0 : first && round == rounds - 1 ? 1 : -1;
                    byte[] batch = maker.scan(zones - 1 - z, start + round * 1000, 0, loud);
                    // The broker had it when it was measured: a stream that is read again, not ten thousand clocks that
                    // are behind.
                    producer.send(new ProducerRecord<>(
                            Topics.READINGS,
                            z % PARTITIONS,
                            start + round * 1000,
                            BenchPlant.zone(zones - 1 - z).getBytes(StandardCharsets.UTF_8),
                            batch));
                }
            }
        }
        for (int z = 0; z < PARTITIONS; z++) {
            warmMarks.add(BenchPlant.tag(zones - 1 - z, 0));
            endMarks.add(BenchPlant.tag(zones - 1 - z, 1));
        }
    }

    private double floor(BenchBox box) {
        long all = (Math.max(readings / 2, 1_000_000) / (100L * zones) + readings / (100L * zones)) * zones;
        ReadingWalker walker = new ReadingWalker();
        double sum = 0;
        long records = 0;
        long counted = 0;
        long begin = 0;
        long warm = Math.max(readings / 2, 1_000_000) / 100;
        try (KafkaConsumer<byte[], byte[]> consumer = box.consumer(Topics.READINGS, true)) {
            long end = consumer.endOffsets(consumer.assignment()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (records < end) {
                for (ConsumerRecord<byte[], byte[]> r : consumer.poll(Duration.ofSeconds(1))) {
                    records++;
                    walker.open(r.value());
                    while (walker.next()) {
                        sum += walker.value() + walker.timeMs();
                    }
                    if (records == warm) {
                        begin = System.nanoTime();
                    } else if (records > warm) {
                        counted += walker.readings();
                    }
                }
            }
        }
        if (Double.isNaN(sum) || records < all) {
            throw new IllegalStateException("the topic holds " + records + " batches of " + all);
        }
        return counted * 1e9 / (System.nanoTime() - begin);
    }

    private double job(BenchBox box, Plant plant) {
        try (KafkaConsumer<byte[], byte[]> alarms = box.consumer(Topics.ALARMS, false)) {
            RunningJob job = box.detection(plant, parallelism);
            try {
                long begin = seen(alarms, warmMarks);
                long end = seen(alarms, endMarks);
                return readings / (100L * zones) * (100L * zones) * 1e9 / (end - begin);
            } finally {
                job.cancel();
            }
        }
    }

    /** When the last of the marks' alarms was seen, ns. */
    private static long seen(KafkaConsumer<byte[], byte[]> alarms, Set<String> marks) {
        List<String> missing = new ArrayList<>(marks);
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!missing.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "no alarm for " + missing + " within 5 min: the job is stuck or far too slow");
            }
            for (ConsumerRecord<byte[], byte[]> r : alarms.poll(Duration.ofMillis(20))) {
                String text = new String(r.value(), StandardCharsets.UTF_8);
                missing.removeIf(
                        tag -> text.contains("\"sensor\":\"" + tag + "\"") && text.contains("\"rule\":\"gas_high\""));
            }
        }
        return System.nanoTime();
    }
}
