package io.davy.appliance.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import io.davy.appliance.OneBox;
import io.davy.appliance.TopicReader;
import io.davy.detection.DetectionJob;
import io.davy.ingest.Gateway;
import io.davy.ingest.GatewayConfig;
import io.davy.jobs.ClusterConfig;
import io.davy.jobs.JobConfig;
import io.davy.jobs.LocalCluster;
import io.davy.jobs.RunningJob;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Mosquitto;
import io.davy.parts.PartException;
import io.davy.parts.Ports;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.RecordingPlayer;
import io.davy.sim.recording.Scan;
import io.davy.topic.Topics;
import io.davy.wire.ReadingBatch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one recording through MQTT, the gateway, Kafka and the detection job, in a folder of its own. */
final class ReplayRun {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);
    private static final Duration STALL = Duration.ofSeconds(60);

    private final Recording recording;
    private final Path folder;
    private final IntConsumer progress;
    private volatile @Nullable RuntimeException playFault;

    /**
     * A replay that has not begun.
     *
     * @param folder an empty folder
     * @param progress takes how many readings Kafka holds
     */
    ReplayRun(Recording recording, Path folder, IntConsumer progress) {
        this.recording = recording;
        this.folder = folder;
        this.progress = progress;
    }

    /** Plays all of it and returns what the job said, when it has said everything. */
    List<Line> run() throws InterruptedException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
                Mosquitto mosquitto = Mosquitto.start(folder.resolve("mqtt"), Ports.free());
                LocalCluster cluster = LocalCluster.start(
                        ClusterConfig.create(c -> c.restPort(0).slots(1).scratch(folder.resolve("scratch"))))) {
            kafka.createTopics(OneBox.READING_PARTITIONS, List.of());
            URI mqtt = URI.create(mosquitto.url());
            JobConfig cfg = JobConfig.create(c -> c.bootstrap(kafka.bootstrap())
                    .checkpoints(folder.resolve("checkpoints"))
                    .clock(io.davy.jobs.ClockMode.READINGS));
            RunningJob job = cluster.submit(DetectionJob.NAME, cfg, new DetectionJob(cfg, recording.plant()));
            GatewayConfig gatewayConfig = GatewayConfig.create(c -> c.kafkaBootstrap(kafka.bootstrap())
                    .mqtt(mqtt)
                    .clientId("davy-replay")
                    .clock(io.davy.ingest.field.ClockMode.RECORDED));
            try (Gateway gateway = Gateway.start(gatewayConfig, recording.plant())) {
                awaitField(gateway);
                Thread player = play(mqtt);
                awaitReadings(kafka.bootstrap(), player);
            }
            try (Drain drain = new Drain(kafka.bootstrap(), job)) {
                drain.untilProcessed(DetectionJob.GROUP, Topics.READINGS);
            }
            List<Line> lines = Findings.read(kafka.bootstrap()).ordered(recording.end());
            job.cancel();
            return lines;
        }
    }

    private Thread play(URI mqtt) {
        Thread t = new Thread(
                () -> {
                    try {
                        RecordingPlayer.play(recording, mqtt, (sent, of) -> LOG.debug("{} of {} scans sent", sent, of));
                    } catch (RuntimeException e) {
                        playFault = e;
                    }
                },
                "replay-player");
        t.setDaemon(true);
        t.start();
        return t;
    }

    /** A message that nobody listens for is lost: the gateway must have its subscriptions first. */
    private static void awaitField(Gateway gateway) throws InterruptedException {
        long giveUp = System.nanoTime() + STALL.toNanos();
        while (gateway.health().stream().anyMatch(p -> p.part().equals("ingest-mqtt") && !p.ok())) {
            if (System.nanoTime() > giveUp) {
                throw new PartException("the gateway did not reach mosquitto within " + STALL.toSeconds() + " s");
            }
            Thread.sleep(20);
        }
    }

    /**
     * Waits until Kafka holds everything. Each source ends with a sign of life at the time of its last scan; MQTT, the gateway and Kafka
     * keep the order of one source, so what comes before that sign is there when the sign is.
     */
    private void awaitReadings(String bootstrap, Thread player) throws InterruptedException {
        Map<String, Instant> waiting = sourcesWithValues();
        int readings = 0;
        long lastNews = System.nanoTime();
        try (KafkaConsumer<String, byte[]> consumer = TopicReader.consumer(bootstrap)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.READINGS).stream()
                    .map(p -> new TopicPartition(Topics.READINGS, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!waiting.isEmpty()) {
                RuntimeException failed = playFault;
                if (failed != null) {
                    throw new PartException(String.valueOf(failed.getMessage()), failed);
                }
                var records = consumer.poll(Duration.ofMillis(200));
                for (ConsumerRecord<String, byte[]> r : records) {
                    readings += take(r, waiting);
                }
                progress.accept(readings);
                if (!records.isEmpty()) {
                    lastNews = System.nanoTime();
                } else if (System.nanoTime() - lastNews > STALL.toNanos()) {
                    throw new PartException("no reading has come through the gateway for " + STALL.toSeconds()
                            + " s; still waiting for the end of " + String.join(", ", waiting.keySet()));
                }
            }
        }
        player.join();
    }

    /** Notes a source's end; gives how many readings the batch holds. */
    private static int take(ConsumerRecord<String, byte[]> r, Map<String, Instant> waiting) {
        try {
            ReadingBatch batch = ReadingBatch.parseFrom(r.value());
            Instant end = waiting.get(batch.getSource());
            if (batch.getReadingsCount() == 0 && end != null && end.equals(Instant.ofEpochMilli(batch.getTimeMs()))) {
                waiting.remove(batch.getSource());
            }
            return batch.getReadingsCount();
        } catch (InvalidProtocolBufferException e) {
            throw new PartException("the gateway wrote a batch that cannot be read: " + e.getMessage(), e);
        }
    }

    /** How many readings a recording holds. */
    static int readings(Recording recording) {
        int n = 0;
        Iterator<Scan> scans = recording.scans();
        while (scans.hasNext()) {
            n += scans.next().values().size();
        }
        return n;
    }

    /** A source that never had a value feeds no zone, and so its sign of life goes nowhere. */
    private Map<String, Instant> sourcesWithValues() {
        Set<String> fed = new HashSet<>();
        Iterator<Scan> scans = recording.scans();
        while (scans.hasNext()) {
            Scan s = scans.next();
            if (!s.values().isEmpty()) {
                fed.add(s.source());
            }
        }
        Map<String, Instant> ends = new HashMap<>(recording.ends());
        ends.keySet().retainAll(fed);
        return ends;
    }
}
