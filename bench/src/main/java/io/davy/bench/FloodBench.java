package io.davy.bench;

import io.davy.alarm.Alarm;
import io.davy.alerting.notify.Notifier;
import io.davy.alerting.notify.NotifierConfig;
import io.davy.appliance.TopicReader;
import io.davy.incident.Incident;
import io.davy.jobs.RunningJob;
import io.davy.json.Json;
import io.davy.notification.Notification;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A flood of alarms through a real broker, the detection job and the notifier to a real mail server and webhook: whether any is lost, what is
 * on top, how many messages a person gets, and how long they take.
 */
@Command(
        name = "flood",
        description =
                "Many alarms in a few seconds: incidents, first-out, messages a person, time to the mail server and the webhook.",
        mixinStandardHelpOptions = true)
public final class FloodBench implements Callable<Integer> {
    private static final int SETTLE_MS = 8_000;

    @Option(names = "--alarms", description = "Alarms of the flood (default: ${DEFAULT-VALUE}).", defaultValue = "1000")
    private int alarms;

    @Option(names = "--seconds", description = "In so many seconds (default: ${DEFAULT-VALUE}).", defaultValue = "10")
    private int seconds;

    @Option(
            names = "--areas",
            description = "Areas of 60 gas detectors each over which they spread (default: as many as are needed).",
            defaultValue = "0")
    private int areas;

    @Option(names = "--json", description = "One JSON object as the last line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        int zones = Math.max(areas, (alarms + LoudPlant.GAS_A_ZONE - 1) / LoudPlant.GAS_A_ZONE);
        try (BenchPeople people = BenchPeople.start();
                BenchBox box = BenchBox.start(1, 1)) {
            Plant plant = people.told(BenchPlant.of(zones));
            RunningJob job = box.detection(plant, 1);
            NotifierConfig config = NotifierConfig.of(
                    box.bootstrap(), people.smtp(), "Davy <davy@plant.example>", URI.create("http://127.0.0.1:8080/"));
            try (Notifier notifier = Notifier.start(config, plant);
                    LoudPlant field = new LoudPlant(box, zones)) {
                field.scan(SETTLE_MS, 1000, () -> {});
                flood(field);
                field.scan(SETTLE_MS, 1000, () -> {});
                report(box, people, notifier);
            } finally {
                job.cancel();
            }
        }
        return 0;
    }

    private void flood(LoudPlant field) {
        long begin = System.nanoTime();
        int[] raised = {0};
        field.scan(seconds * 1000L + 200, 100, () -> {
            long due = Math.min(
                    alarms,
                    (System.nanoTime() - begin)
                            * alarms
                            / Duration.ofSeconds(seconds).toNanos());
            while (raised[0] < due) {
                field.raise(raised[0]++);
            }
        });
        System.out.printf("raised %,d detectors in %d s%n", raised[0], seconds);
    }

    private void report(BenchBox box, BenchPeople people, Notifier notifier) {
        Map<String, Alarm> high = newest(box, Topics.ALARMS, Alarm.class).values().stream()
                .filter(a -> a.rule().equals("gas_high"))
                .collect(Collectors.toMap(Alarm::sensor, a -> a, (a, b) -> b));
        Map<String, Incident> incidents = newest(box, Topics.INCIDENTS, Incident.class);
        long wrongTop =
                incidents.values().stream().filter(i -> !firstOutOnTop(i)).count();
        List<Notification> told = List.copyOf(
                newest(box, Topics.NOTIFICATIONS, Notification.class).values());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("alarms_raised", alarms);
        figures.put("alarms_standing", high.size());
        figures.put("incidents", incidents.size());
        figures.put("incidents_without_first_out_on_top", wrongTop);
        figures.put("mails_to_one_person", people.mails());
        figures.put("posts_to_one_webhook", people.posts());
        for (String channel : List.of("email", "webhook")) {
            double[] ms = latencies(incidents, told, channel);
            figures.put(channel + "_told_at_once", ms.length);
            if (ms.length > 0) {
                figures.put(channel + "_p50_ms", Math.round(Figures.percentile(ms, 0.5)));
                figures.put(channel + "_p99_ms", Math.round(Figures.percentile(ms, 0.99)));
            }
        }
        figures.put(
                "waiting_for_the_flood_guard",
                told.stream()
                        .filter(n -> n.state() == Notification.State.PENDING)
                        .count());
        figures.forEach((k, v) -> System.out.printf("%-40s %12s%n", k.replace('_', ' '), v));
        notifier.health().forEach(h -> System.out.println(h.part() + ": " + h.detail()));
        if (json) {
            Figures.json(figures);
        }
    }

    /** Whether the alarm that went on first leads the record. */
    private static boolean firstOutOnTop(Incident i) {
        Incident.Member first = i.alarms().stream()
                .min(Comparator.comparing(Incident.Member::time))
                .orElseThrow();
        return i.alarms().get(0).equals(i.firstOut())
                && !first.time().isBefore(i.firstOut().time());
    }

    /** From the reading that opened the incident in ingest's hands to the message taken by the other side, of those that no guard held back, sorted, ms. */
    private static double[] latencies(Map<String, Incident> incidents, List<Notification> told, String channel) {
        List<Double> ms = new ArrayList<>();
        for (Notification n : told) {
            Incident i = incidents.get(n.incident());
            if (i != null
                    && n.state() == Notification.State.SENT
                    && n.occasion().equals("opened")
                    && n.channel().equals(channel)) {
                ms.add((double) Duration.between(i.opened(), n.time()).toMillis());
            }
        }
        return ms.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static <T> Map<String, T> newest(BenchBox box, String topic, Class<T> type) {
        Map<String, T> newest = new TreeMap<>();
        TopicReader.readAll(box.bootstrap(), topic, r -> {
            if (r.value() != null) {
                newest.put(r.key(), Json.read(r.value(), type));
            }
        });
        return newest;
    }
}
