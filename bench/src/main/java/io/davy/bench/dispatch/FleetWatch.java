package io.davy.bench.dispatch;

import io.davy.bench.BenchBox;
import io.davy.bench.Figures;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Sees missions and robots' reports come, and measures from SENT to ACCEPTED with one clock. */
final class FleetWatch {
    private final KafkaConsumer<byte[], byte[]> missions;
    private final KafkaConsumer<byte[], byte[]> reports;
    private final Map<String, Boolean> counted = new HashMap<>();
    private final Map<String, Long> sent = new LinkedHashMap<>();
    private final Set<String> answered = new HashSet<>();
    private final Set<String> settled = new HashSet<>();
    private final Map<String, String> failed = new TreeMap<>();
    private final List<Double> seen = new ArrayList<>();
    private final List<Double> byJob = new ArrayList<>();
    private long began = System.nanoTime();
    private long heard;

    FleetWatch(BenchBox box) {
        missions = box.consumer(Topics.MISSIONS, false);
        reports = box.consumer(Topics.ROBOTS, false);
    }

    /** This incident comes; counted or for warming up. */
    void expect(String incident, boolean count) {
        counted.put(incident, count);
    }

    /** The rate of reports counts from now on. */
    void begin() {
        began = System.nanoTime();
        heard = 0;
    }

    /** Incidents whose order has been accepted. */
    int settled() {
        return settled.size();
    }

    List<Mission> poll() {
        List<Mission> all = new ArrayList<>();
        heard += reports.poll(Duration.ZERO).count();
        for (ConsumerRecord<byte[], byte[]> r : missions.poll(Duration.ofMillis(1))) {
            long now = System.nanoTime();
            Mission m = Json.read(r.value(), Mission.class);
            all.add(m);
            if (m.state() == Mission.State.FAILED) {
                failed.put(m.id(), String.valueOf(m.reason()));
            }
            if (m.orderId() != null && m.sent() != null) {
                sent.putIfAbsent(m.orderId(), now);
                if (m.accepted() != null && answered.add(m.orderId())) {
                    settled.add(m.incident());
                    if (counted.getOrDefault(m.incident(), false)) {
                        seen.add((now - sent.get(m.orderId())) / 1e6);
                        byJob.add((double)
                                Duration.between(m.sent(), m.accepted()).toMillis());
                    }
                }
            }
        }
        return all;
    }

    /** Why missions failed, each reason once; a bench in which robots fail measures something else. */
    Set<String> whyFailed() {
        return new TreeSet<>(failed.values());
    }

    double reportsASecond() {
        return heard * 1e9 / Math.max(1, System.nanoTime() - began);
    }

    void figures(Map<String, Object> figures) {
        double[] ms = sorted(seen);
        double[] job = sorted(byJob);
        figures.put("accept_orders", ms.length);
        figures.put("accept_failed_missions", failed.size());
        figures.put(
                "accept_unanswered",
                sent.keySet().stream().filter(o -> !answered.contains(o)).count());
        if (ms.length > 0) {
            figures.put("accept_p50_ms", Figures.rounded(Figures.percentile(ms, 0.5), 1));
            figures.put("accept_p99_ms", Figures.rounded(Figures.percentile(ms, 0.99), 1));
            figures.put("accept_longest_ms", Figures.rounded(ms[ms.length - 1], 1));
            figures.put("accept_job_p99_ms", Figures.percentile(job, 0.99));
        }
        missions.close();
        reports.close();
    }

    private static double[] sorted(List<Double> values) {
        double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(all);
        return all;
    }
}
