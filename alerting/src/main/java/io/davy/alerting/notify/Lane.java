package io.davy.alerting.notify;

import io.davy.notification.Notification.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker of one contact's address on one channel: a dead server holds up its own lane only. */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(30);

    private final String name;
    private final ChannelKind kind;
    private final Channel channel;
    private final LaneWriter writer;
    private final NotifierConfig config;
    private final LaneQueue queue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private boolean ending;
    /** What is being sent at this moment. */
    private List<Message> underway = List.of();
    /** Of that, what is not to be tried again, and why. */
    private final Map<String, String> withdrawn = new HashMap<>();

    private volatile @Nullable String problem;

    Lane(
            String contact,
            ChannelKind kind,
            Channel channel,
            NotificationLog log,
            NotifierConfig config,
            FloodGuard guard) {
        this.name = contact + " by " + kind.word();
        this.kind = kind;
        this.channel = channel;
        this.writer = new LaneWriter(log, name, this::problem);
        this.config = config;
        this.queue = new LaneQueue(guard, config.backoff());
        this.thread = new Thread(this::run, "notify " + name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void add(Message m) {
        lock.lock();
        try {
            queue.add(m);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does not send these any more. One that is on its way at this moment is taken back if it does not arrive.
     *
     * @param why stands in its record
     */
    void withdraw(Collection<String> ids, String why) throws InterruptedException {
        List<Message> taken;
        lock.lock();
        try {
            Set<String> away = new HashSet<>(ids);
            for (Message m : underway) {
                if (away.remove(m.notification().id())) {
                    withdrawn.put(m.notification().id(), why);
                }
            }
            taken = queue.withdraw(away);
        } finally {
            lock.unlock();
        }
        for (Message m : taken) {
            writer.write(m.now(
                    State.WITHDRAWN, m.notification().attempts(), config.now().instant(), why));
        }
    }

    boolean has(String id) {
        return locked(() -> queue.has(id));
    }

    /** Whether a message waits because too many went, and for no other reason. */
    boolean held(String id) {
        return locked(() -> queue.held(id));
    }

    int size() {
        return locked(queue::size);
    }

    /** What is wrong here, in one line; null if nothing. */
    @Nullable
    String problem() {
        return problem;
    }

    void problem(String line) {
        problem = line;
    }

    /** Has the worker end after the attempt that it is at. */
    void end() {
        writer.end();
        lock.lock();
        try {
            ending = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the worker, and returns what it has not sent. */
    List<Message> join(Duration patience) throws InterruptedException {
        thread.join(patience.toMillis());
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(100);
        }
        lock.lock();
        try {
            return queue.drain();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            List<Message> next = take();
            while (!next.isEmpty()) {
                attempt(new Parcel(next));
                takeBack();
                next = take();
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("{} was told to end", name);
        }
    }

    /** The next to send, when it is due; empty: end. */
    private List<Message> take() throws InterruptedException {
        lock.lock();
        try {
            while (!ending) {
                Instant now = config.now().instant();
                LaneQueue.Next next = queue.next(now);
                if (!next.send().isEmpty()) {
                    underway = next.send();
                    return underway;
                }
                Instant until = next.waitUntil();
                Duration nap = until == null || until.isAfter(now.plus(LONGEST_NAP))
                        ? LONGEST_NAP
                        : Duration.between(now, until).plusMillis(1);
                changed.awaitNanos(TimeUnit.NANOSECONDS.convert(nap));
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** After an attempt: what was withdrawn meanwhile and did not arrive is not tried again. */
    private void takeBack() throws InterruptedException {
        List<Message> back = new ArrayList<>();
        Map<String, String> why;
        lock.lock();
        try {
            underway = List.of();
            why = Map.copyOf(withdrawn);
            withdrawn.clear();
            back.addAll(queue.withdraw(why.keySet()));
        } finally {
            lock.unlock();
        }
        for (Message m : back) {
            String id = m.notification().id();
            writer.write(m.now(
                    State.WITHDRAWN, m.notification().attempts(), config.now().instant(), why.get(id)));
        }
    }

    private void attempt(Parcel parcel) throws InterruptedException {
        Delivery d;
        try {
            d = channel.deliver(parcel);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{}: the message {} cannot be made", name, parcel.id(), e);
            d = new Delivery.Later("the message cannot be made: " + e, true);
        }
        Instant now = config.now().instant();
        if (d instanceof Delivery.Later later) {
            later(parcel, later, now);
        } else if (d instanceof Delivery.Refused refused) {
            failed(parcel.messages(), refused.error(), now);
        } else {
            accepted(parcel, now);
        }
    }

    private void accepted(Parcel parcel, Instant now) throws InterruptedException {
        for (Message m : parcel.messages()) {
            writer.write(m.now(State.SENT, attempts(m) + 1, now, null));
            NotifierMetrics.SENT.labelValues(kind.word()).inc();
            NotifierMetrics.SECONDS
                    .labelValues(kind.word())
                    .observe(Math.max(0, Duration.between(m.since(), now).toMillis() / 1000.0));
        }
        change(() -> queue.sent(parcel.messages(), now));
        if (problem != null) {
            LOG.info("{}: works again", name);
            problem = null;
        }
        LOG.info("told {}: {}{}", name, parcel.first().notification().subject(), parcel.summary() ? " and more" : "");
    }

    private void later(Parcel parcel, Delivery.Later later, Instant now) throws InterruptedException {
        NotifierMetrics.RETRIED.labelValues(kind.word()).inc();
        int tries = locked(() -> queue.failed(parcel.messages(), later.reached(), now));
        problem = later.error() + "; tried again until " + config.giveUpAfter().toHours() + " h have passed";
        List<Message> expired = parcel.messages().stream()
                .filter(m ->
                        !m.notification().created().plus(config.giveUpAfter()).isAfter(now))
                .toList();
        if (!expired.isEmpty()) {
            failed(
                    expired,
                    later.error() + "; given up after " + config.giveUpAfter().toHours() + " h",
                    now);
        } else if (Integer.bitCount(tries) == 1) {
            // The 1st, 2nd, 4th, 8th ... time: enough to read, and not a line a minute for a day.
            LOG.warn("{}: attempt {} failed: {}", name, tries, later.error());
            for (Message m : parcel.messages()) {
                writer.write(m.now(State.PENDING, attempts(m), now, later.error()));
            }
        }
    }

    private void failed(List<Message> messages, String error, Instant now) throws InterruptedException {
        problem = error;
        LOG.error(
                "{}: {} not delivered: {}", name, messages.get(0).notification().subject(), error);
        for (Message m : messages) {
            writer.write(m.now(State.FAILED, attempts(m) + 1, now, error));
            NotifierMetrics.FAILED.labelValues(kind.word()).inc();
        }
        change(() -> queue.remove(messages));
    }

    private int attempts(Message m) {
        return locked(() -> queue.attempts(m));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }
}
