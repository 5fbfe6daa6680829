package io.davy.bench;

import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Every sensor of a {@link BenchPlant} at work, scanned over and over, some of its gas detectors beyond their limit. Detectors are numbered
 * so that neighbours in number lie in different zones.
 */
final class LoudPlant implements AutoCloseable {
    /** Gas detectors a zone. */
    static final int GAS_A_ZONE = 60;

    private final int zones;
    private final KafkaProducer<byte[], byte[]> producer;
    private final BatchMaker maker;
    private final BitSet loud = new BitSet();
    private final Map<String, Long> since = new HashMap<>();

    LoudPlant(BenchBox box, int zones) {
        this.zones = zones;
        this.producer = box.producer(0);
        this.maker = new BatchMaker(zones);
    }

    String tag(int n) {
        return BenchPlant.tag(n % zones, n / zones);
    }

    /** From its zone's next scan on this detector reads beyond its limit. */
    void raise(int n) {
        if (n >= zones * GAS_A_ZONE) {
            throw new IllegalArgumentException("there is no gas detector number " + n);
        }
        loud.set(n);
    }

    /** When the first scan with this detector beyond its limit was sent, ns; null if it has not. */
    @Nullable
    Long sentAt(String tag) {
        return since.get(tag);
    }

    /**
     * Scans for a time.
     *
     * @param everyMs how long one scan of all zones takes; the zones take turns in it
     * @param each what to do before each scan of a zone
     */
    void scan(long millis, long everyMs, Runnable each) {
        long begin = System.nanoTime();
        long rounds = millis / everyMs;
        for (long i = 0; i < rounds * zones; i++) {
            long when = begin + i * everyMs * 1_000_000 / zones;
            while (System.nanoTime() < when) {
                LockSupport.parkNanos(Math.min(500_000, when - System.nanoTime()));
            }
            each.run();
            zone((int) (i % zones));
        }
    }

    private void zone(int zone) {
        long now = System.currentTimeMillis();
        long ns = System.nanoTime();
        for (int s = 0; s < GAS_A_ZONE; s++) {
            if (loud.get(s * zones + zone)) {
                since.putIfAbsent(BenchPlant.tag(zone, s), ns);
            }
        }
        producer.send(new ProducerRecord<>(
                Topics.READINGS,
                BenchPlant.zone(zone).getBytes(StandardCharsets.UTF_8),
                maker.scan(zone, now, now, s -> s < GAS_A_ZONE && loud.get(s * zones + zone))));
    }

    @Override
    public void close() {
        producer.close();
    }
}
