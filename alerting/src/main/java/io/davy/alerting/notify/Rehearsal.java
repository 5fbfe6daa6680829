package io.davy.alerting.notify;

import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through a made-up incident as a term of the notifier begins, so that the first real one is not told by code that has never run:
 * decides, writes and signs for each contact and way, sends nothing and writes no record. Then it greets the servers, for as long as one does not answer.
 *
 * <p>It has a thread of its own, so that no real message waits for it, and breaks off where one waits.
 */
final class Rehearsal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int ROUNDS = 12;
    private static final Duration MOST = Duration.ofSeconds(2);

    private final NotifierConfig config;
    private final NotificationLog log;
    private final Map<ChannelKind, Channel> channels;
    private final Plant plant;
    private final BooleanSupplier waiting;
    private final Thread thread;
    private final CountDownLatch ending = new CountDownLatch(1);

    private Rehearsal(
            NotifierConfig config,
            NotificationLog log,
            Map<ChannelKind, Channel> channels,
            Plant plant,
            BooleanSupplier waiting) {
        this.config = config;
        this.log = log;
        this.channels = channels;
        this.plant = plant;
        this.waiting = waiting;
        this.thread = new Thread(this::run, "notify-rehearsal");
        this.thread.setDaemon(true);
        this.thread.setPriority(Thread.MIN_PRIORITY);
    }

    /**
     * Begins.
     *
     * @param waiting whether a real message waits
     */
    static Rehearsal start(
            NotifierConfig config,
            NotificationLog log,
            Map<ChannelKind, Channel> channels,
            Plant plant,
            BooleanSupplier waiting) {
        Rehearsal r = new Rehearsal(config, log, channels, plant, waiting);
        r.thread.start();
        return r;
    }

    private void run() {
        try {
            log.open();
            long end = System.nanoTime() + MOST.toNanos();
            for (int i = 0; i < ROUNDS && goOn() && System.nanoTime() < end; i++) {
                round();
            }
        } catch (InterruptException e) {
            LOG.debug("the rehearsal was told to end");
            return;
        } catch (RuntimeException e) {
            LOG.warn("the rehearsal failed; the first message may go a second later than those after it", e);
        }
        try {
            greet();
        } catch (InterruptedException e) {
            LOG.debug("the rehearsal was told to end");
        } catch (RuntimeException e) {
            LOG.warn("a server could not be greeted", e);
        }
    }

    private boolean goOn() {
        return ending.getCount() > 0 && !waiting.getAsBoolean();
    }

    private void round() {
        Instant now = config.now().instant();
        Incident incident = Json.read(Json.bytes(MadeUp.incident(plant, now)), Incident.class);
        Casework work = new Casework();
        work.take(incident, now);
        work.decide(incident.id(), plant, new DeskReach(channels, this::usable, n -> false), now);
        for (Contact c : plant.contacts()) {
            for (ChannelKind kind : usable(c)) {
                if (!goOn()) {
                    return;
                }
                Message m = Desk.message(plant, incident, c, kind, Occasion.OPENED, null, null, now);
                Json.bytes(m.notification());
                Channel channel = channels.get(kind);
                if (channel != null) {
                    channel.rehearse(new Parcel(List.of(m)));
                }
            }
        }
    }

    private List<ChannelKind> usable(Contact contact) {
        return Channels.usable(channels, contact);
    }

    /** Greets the servers of the ways that somebody is told by. */
    private void greet() throws InterruptedException {
        Set<ChannelKind> away = new TreeSet<>();
        plant.contacts().forEach(c -> away.addAll(usable(c)));
        long nap = 0;
        for (int tries = 1; !ending.await(nap, TimeUnit.MILLISECONDS); tries++) {
            away.removeIf(k -> ending.getCount() == 0 || channels.get(k).greet());
            if (away.isEmpty()) {
                return;
            }
            nap = config.backoff().after(tries).toMillis();
        }
    }

    /** Whether it still goes on. */
    boolean running() {
        return thread.isAlive();
    }

    /** Ends it; does not wait. */
    @Override
    public void close() {
        ending.countDown();
        thread.interrupt();
    }
}
