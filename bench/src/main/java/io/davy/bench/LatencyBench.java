package io.davy.bench;

import io.davy.alarm.Alarm;
import io.davy.jobs.RunningJob;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From the moment at which a batch was due to be sent to the moment at which its alarm is in a consumer's hands, at a steady rate.
 *
 * <p>The moment due counts, not the moment sent: a producer that falls behind does not hide the wait.
 */
@Command(
        name = "latency",
        description = "Sample to alarm visible to a consumer, with checkpoints on: p50, p99, p99.9.",
        mixinStandardHelpOptions = true)
public final class LatencyBench implements Callable<Integer> {
    private static final int ZONES = 100;
    private static final int WARM_SECONDS = 30;

    @Option(
            names = "--rates",
            split = ",",
            description = "Readings per second (default: ${DEFAULT-VALUE}).",
            defaultValue = "20000,100000")
    private List<Integer> rates;

    @Option(
            names = "--seconds",
            description = "Measured seconds at each rate (default: ${DEFAULT-VALUE}).",
            defaultValue = "40")
    private int seconds;

    @Option(names = "--json", description = "One JSON object as the last line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Plant plant = BenchPlant.of(ZONES);
        List<Map<String, Object>> table = new ArrayList<>();
        try (BenchBox box = BenchBox.start(1, 1)) {
            RunningJob job = box.detection(plant, 1);
            System.out.printf("%12s %9s %9s %9s %9s%n", "readings/s", "alarms", "p50 ms", "p99 ms", "p99.9 ms");
            for (int rate : rates) {
                double[] ms = run(box, rate);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("rate_per_s", rate);
                row.put("alarms", ms.length);
                row.put("p50_ms", Figures.rounded(Figures.percentile(ms, 0.5), 1));
                row.put("p99_ms", Figures.rounded(Figures.percentile(ms, 0.99), 1));
                row.put("p999_ms", Figures.rounded(Figures.percentile(ms, 0.999), 1));
                table.add(row);
                System.out.printf(
                        "%,12d %,9d %9s %9s %9s%n",
                        rate, ms.length, row.get("p50_ms"), row.get("p99_ms"), row.get("p999_ms"));
            }
            System.out.println(
                    "checkpoints completed while measuring: " + job.status().checkpoints());
            job.cancel();
        }
        if (json) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("runs", table);
            Figures.json(figures);
        }
        return 0;
    }

    /** Latencies, sorted, ms. */
    private double[] run(BenchBox box, int rate) throws InterruptedException {
        Map<String, Long> due = new ConcurrentHashMap<>();
        List<Double> ms = new ArrayList<>();
        AtomicBoolean done = new AtomicBoolean();
        Thread listener;
        try (KafkaConsumer<byte[], byte[]> alarms = box.consumer(Topics.ALARMS, false)) {
            listener = new Thread(
                    () -> {
                        while (!done.get() || !due.isEmpty()) {
                            listen(alarms, due, ms);
                        }
                    },
                    "alarms");
            listener.start();
            try {
                send(box, rate, due);
            } finally {
                done.set(true);
                listener.join(Duration.ofSeconds(30).toMillis());
            }
            if (listener.isAlive() || !due.isEmpty()) {
                throw new IllegalStateException(due.size() + " alarms did not come within 30 s");
            }
        }
        return ms.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static void listen(KafkaConsumer<byte[], byte[]> alarms, Map<String, Long> due, List<Double> ms) {
        for (ConsumerRecord<byte[], byte[]> r : alarms.poll(Duration.ofMillis(50))) {
            long now = System.nanoTime();
            Alarm alarm = Json.read(r.value(), Alarm.class);
            if (!alarm.on()) {
                continue;
            }
            Long then = due.remove(alarm.sensor() + alarm.rule() + alarm.time().toEpochMilli());
            if (then != null && then > 0) {
                ms.add((now - then) / 1e6);
            }
        }
    }

    /** Sends batches at the rate; about a hundred a second carry one loud sensor. Alarms of the warm-up are awaited and not counted. */
    private void send(BenchBox box, int rate, Map<String, Long> due) {
        BatchMaker maker = new BatchMaker(ZONES);
        int perSecond = rate / BenchPlant.SENSORS_A_ZONE;
        int every = Math.max(1, perSecond / 100);
        long total = (long) perSecond * (WARM_SECONDS + seconds);
        long begin = System.nanoTime();
        long[] lastMs = new long[ZONES];
        try (KafkaProducer<byte[], byte[]> producer = box.producer(0)) {
            for (long i = 0; i < total; i++) {
                long when = begin + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < when) {
                    LockSupport.parkNanos(Math.min(200_000, when - System.nanoTime()));
                }
                int zone = (int) (i % ZONES);
                long round = i / ZONES;
                int loud = i % every == 0 ? (int) (2 + (round % 50)) : -1;
                long time = Math.max(System.currentTimeMillis(), lastMs[zone] + 1);
                lastMs[zone] = time;
                if (loud >= 0) {
                    boolean warm = i < (long) perSecond * WARM_SECONDS;
                    due.put(BenchPlant.tag(zone, loud) + "gas_high" + time, warm ? -1L : when);
                }
                producer.send(new ProducerRecord<>(
                        Topics.READINGS,
                        BenchPlant.zone(zone).getBytes(StandardCharsets.UTF_8),
                        maker.scan(zone, time, time, loud)));
            }
        }
    }
}
