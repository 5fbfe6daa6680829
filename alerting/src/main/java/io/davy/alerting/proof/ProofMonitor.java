package io.davy.alerting.proof;

import io.davy.alarm.Alarm;
import io.davy.alerting.kafka.Clients;
import io.davy.alerting.kafka.ConsumerLoop;
import io.davy.alerting.notify.DirectTeller;
import io.davy.alerting.notify.Outage;
import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import io.davy.json.Json;
import io.davy.proof.Proof;
import io.davy.topic.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what comes out of the proof test, and tells people directly when it stays away and when it is back. */
public final class ProofMonitor implements HealthSource, AutoCloseable {
    /** The part of /health whose {@code seen} is the chain's heartbeat. */
    public static final String PART = "chain";
    /** The part of /health that says whether people have been told of a broken chain; there only while it is broken. */
    public static final String TOLD_PART = "chain-told";

    private static final Logger LOG = LoggerFactory.getLogger(ProofMonitor.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long LOOK_MS = 500;
    private static final TopicPartition PROOFS = new TopicPartition(Topics.PROOFS, 0);

    private final ProofFigures figures;
    private final String site;
    private final Supplier<List<PartHealth>> parts;
    private final Instant startedAt = Instant.now();
    private final long startedNs = System.nanoTime();
    private final ProofWatch watch;
    private final DirectTeller teller;
    private final Map<String, Outage> outages = new HashMap<>();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread t = new Thread(r, "proof-watch");
        t.setDaemon(true);
        return t;
    });
    private final ConsumerLoop loop;

    private ProofMonitor(
            String bootstrap,
            ProofFigures figures,
            Collection<String> gateways,
            String site,
            Supplier<List<PartHealth>> parts,
            DirectTeller teller) {
        this.figures = figures;
        this.site = site;
        this.parts = parts;
        this.watch = new ProofWatch(figures, gateways, startedAt);
        this.teller = teller;
        this.loop = ConsumerLoop.start("proof-reader", () -> Clients.reader(bootstrap), this::consume);
        looks.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts it; call it when the jobs run, for the grace begins now.
     *
     * @param bootstrap host:port of Kafka
     * @param gateways the gateways whose proofs are expected
     * @param site site id
     * @param parts says which parts are not well, for the message
     * @param teller how people are reached; closed with this
     */
    public static ProofMonitor start(
            String bootstrap,
            ProofFigures figures,
            Collection<String> gateways,
            String site,
            Supplier<List<PartHealth>> parts,
            DirectTeller teller) {
        return new ProofMonitor(bootstrap, figures, gateways, site, parts, teller);
    }

    /** A clock that nobody sets. */
    private Instant now() {
        return startedAt.plusNanos(System.nanoTime() - startedNs);
    }

    private void consume(KafkaConsumer<byte[], byte[]> consumer, ConsumerLoop running) {
        consumer.assign(List.of(PROOFS));
        consumer.seekToEnd(List.of(PROOFS));
        while (running.running()) {
            consumer.poll(POLL).forEach(this::take);
            running.well();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Alarm hidden;
        try {
            hidden = Json.read(record.value(), Alarm.class);
        } catch (UncheckedIOException e) {
            LOG.warn("{} offset {} is no hidden alarm: {}", record.topic(), record.offset(), e.getMessage());
            return;
        }
        String gateway = Proof.gateway(hidden.id());
        Duration latency = Duration.between(hidden.time(), Instant.now());
        Duration told = latency.isNegative() ? Duration.ZERO : latency;
        ProofMetrics.SECONDS.labelValues(gateway).observe(told.toNanos() / 1e9);
        ProofMetrics.LAST_SEEN.labelValues(gateway).set(hidden.time().toEpochMilli() / 1e3);
        synchronized (this) {
            watch.heard(gateway, told, now());
        }
    }

    private synchronized void look() {
        try {
            for (ProofWatch.Change c : watch.look(now())) {
                ProofMetrics.BROKEN.labelValues(c.gateway()).set(c.broken() ? 1 : 0);
                if (c.broken()) {
                    begun(c);
                } else {
                    over(c);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("the watch over the proof test failed; it looks again", e);
        }
    }

    private void begun(ProofWatch.Change c) {
        List<PartHealth> broken = parts.get().stream()
                .filter(p -> !p.ok() && !p.part().startsWith(PART))
                .toList();
        Outage outage = new Outage(Outage.Kind.CHAIN, site, c.gateway(), c.since(), figures.limit(), broken);
        LOG.error(
                "the chain of gateway {} is broken: no proof reading since {}; not well: {}",
                c.gateway(),
                c.since(),
                broken);
        outages.put(c.gateway(), outage);
        teller.begun(outage);
    }

    private void over(ProofWatch.Change c) {
        LOG.info("the chain of gateway {} is whole again", c.gateway());
        Outage outage = outages.remove(c.gateway());
        if (outage != null) {
            teller.over(outage, now());
        }
    }

    @Override
    public synchronized List<PartHealth> health() {
        List<ProofWatch.State> states = watch.states();
        List<String> broken = states.stream()
                .filter(ProofWatch.State::broken)
                .map(ProofWatch.State::gateway)
                .toList();
        List<PartHealth> health = new ArrayList<>();
        health.add(new PartHealth(
                PART, broken.isEmpty(), broken.isEmpty() ? well(states) : notWell(broken), oldest(states)));
        if (!broken.isEmpty()) {
            List<String> untold = teller.problems();
            health.add(new PartHealth(
                    TOLD_PART,
                    teller.reached(),
                    teller.reached()
                            ? "people have been told directly"
                                    + (untold.isEmpty() ? "" : ", but not " + String.join("; ", untold))
                            : "nobody could be told directly yet: " + String.join("; ", untold)));
        }
        return health;
    }

    private static String well(List<ProofWatch.State> states) {
        List<String> said = new ArrayList<>();
        for (ProofWatch.State s : states) {
            said.add(
                    s.newest() == null
                            ? "waits for the first proof reading of gateway " + s.gateway()
                            : "the newest proof reading of gateway " + s.gateway() + " took "
                                    + s.latency().toMillis() + " ms");
        }
        return said.isEmpty() ? "waits for a gateway's proof reading" : String.join("; ", said);
    }

    private String notWell(List<String> broken) {
        return "no proof reading of gateway " + String.join(", ", broken) + " has come out for more than "
                + figures.limit().toSeconds() + " s: what sensors measure may not be watched"
                + (loop.problem() == null ? "" : "; the reader of davy.proofs " + loop.problem());
    }

    /** The chain's heartbeat: of the gateways' newest proofs the oldest. */
    private static @Nullable Instant oldest(List<ProofWatch.State> states) {
        Instant oldest = null;
        for (ProofWatch.State s : states) {
            if (s.newest() == null) {
                return null;
            }
            oldest = oldest == null || s.newest().isBefore(oldest) ? s.newest() : oldest;
        }
        return oldest;
    }

    /** Ends without a word: whoever stops Davy knows. */
    @Override
    public void close() {
        looks.shutdownNow();
        loop.close();
        teller.close();
    }
}
