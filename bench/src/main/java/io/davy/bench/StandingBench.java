package io.davy.bench;

import io.davy.alarm.Alarm;
import io.davy.jobs.RunningJob;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether alarms come as fast while thousands stand as while few do: the same probes before and after. */
@Command(
        name = "standing",
        description = "Latency of new alarms while thousands of others stand, against few standing.",
        mixinStandardHelpOptions = true)
public final class StandingBench implements Callable<Integer> {
    @Option(
            names = "--standing",
            description = "Alarms that stand (default: ${DEFAULT-VALUE}).",
            defaultValue = "10000")
    private int standing;

    @Option(
            names = "--probes",
            description = "Alarms measured before and after (default: ${DEFAULT-VALUE}).",
            defaultValue = "200")
    private int probes;

    @Option(names = "--json", description = "One JSON object as the last line.")
    private boolean json;

    private final Map<String, Long> seen = new HashMap<>();

    @Override
    public Integer call() throws Exception {
        int zones = (standing + 3 * probes + LoudPlant.GAS_A_ZONE - 1) / LoudPlant.GAS_A_ZONE;
        Plant plant = BenchPlant.of(zones);
        try (BenchBox box = BenchBox.start(1, 1);
                KafkaConsumer<byte[], byte[]> alarms = box.consumer(Topics.ALARMS, false)) {
            RunningJob job = box.detection(plant, 1);
            try (LoudPlant field = new LoudPlant(box, zones)) {
                field.scan(15_000, 1000, () -> listen(alarms));
                // The first probes warm the code up.
                probe(field, alarms, standing + 2 * probes);
                double[] before = probe(field, alarms, standing);
                for (int n = 0; n < standing; n++) {
                    field.raise(n);
                }
                field.scan(20_000, 1000, () -> listen(alarms));
                int stand = seen.size();
                double[] after = probe(field, alarms, standing + probes);
                report(before, after, stand, job);
            } finally {
                job.cancel();
            }
        }
        return 0;
    }

    /** Raises one more detector with each twentieth of a second, and waits for all. */
    private double[] probe(LoudPlant field, KafkaConsumer<byte[], byte[]> alarms, int first) {
        int[] raised = {0};
        long begin = System.nanoTime();
        field.scan(probes * 50L + 5_000, 1000, () -> {
            long due = (System.nanoTime() - begin) / Duration.ofMillis(50).toNanos();
            while (raised[0] < probes && raised[0] < due) {
                field.raise(first + raised[0]++);
            }
            listen(alarms);
        });
        List<Double> ms = new ArrayList<>();
        for (int n = first; n < first + probes; n++) {
            Long sent = field.sentAt(field.tag(n));
            Long came = seen.get(field.tag(n));
            if (sent == null || came == null) {
                throw new IllegalStateException("no alarm of " + field.tag(n) + " came within 5 s");
            }
            ms.add((came - sent) / 1e6);
        }
        return ms.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private void listen(KafkaConsumer<byte[], byte[]> alarms) {
        alarms.poll(Duration.ZERO).forEach(r -> {
            Alarm a = Json.read(r.value(), Alarm.class);
            if (a.on() && a.rule().equals("gas_high")) {
                seen.putIfAbsent(a.sensor(), System.nanoTime());
            }
        });
    }

    private void report(double[] before, double[] after, int stand, RunningJob job) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("standing", stand);
        figures.put("before_p50_ms", Figures.rounded(Figures.percentile(before, 0.5), 1));
        figures.put("before_p99_ms", Figures.rounded(Figures.percentile(before, 0.99), 1));
        figures.put("standing_p50_ms", Figures.rounded(Figures.percentile(after, 0.5), 1));
        figures.put("standing_p99_ms", Figures.rounded(Figures.percentile(after, 0.99), 1));
        figures.put("ratio_p50", Figures.rounded(Figures.percentile(after, 0.5) / Figures.percentile(before, 0.5), 2));
        figures.put("checkpoints", job.status().checkpoints());
        figures.forEach((k, v) -> System.out.printf("%-24s %12s%n", k.replace('_', ' '), v));
        if (json) {
            Figures.json(figures);
        }
    }
}
