package io.davy.alerting.console;

import io.davy.alerting.console.PageStream.Event;
import io.davy.json.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every open page what changed: states ten times a second, values once a second, the status every five seconds or when it turns. */
final class PageHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageHub.class);
    private static final int MOST_PAGES = 200;
    private static final long TICK_MS = 100;
    private static final Duration STATUS_EVERY = Duration.ofSeconds(5);
    private static final Duration VALUES_EVERY = Duration.ofSeconds(1);
    // Many values at once are worth a slower stream: a browser has to parse them.
    private static final int MANY_VALUES = 2_000;
    private static final Duration MANY_VALUES_EVERY = Duration.ofSeconds(5);

    private final ConsoleView view;
    private final LastValues values;
    private final Supplier<Status> status;
    private final Set<PageStream> pages = new HashSet<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread t = new Thread(r, "console-pages");
        t.setDaemon(true);
        return t;
    });
    private long statusAt;
    private long statusAskedAt;
    private long valuesAt;
    private Object lastSaid = List.of();
    private @Nullable Opening opening;

    PageHub(ConsoleView view, LastValues values, Supplier<Status> status) {
        this.view = view;
        this.values = values;
        this.status = status;
        long now = System.nanoTime();
        statusAt = now - STATUS_EVERY.toNanos();
        statusAskedAt = statusAt;
        valuesAt = now;
        timer.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** Everything at once, for a page that begins. */
    record Snapshot(ConsoleView.Update state, Map<String, LastValues.Value> values, Status status) {}

    Snapshot snapshot() {
        return new Snapshot(view.snapshot(), values.all(), status.get());
    }

    /** Adds a page; false if there are too many. */
    boolean open(PageStream page) {
        synchronized (this) {
            if (pages.size() >= MOST_PAGES) {
                return false;
            }
            if (opening == null) {
                opening = new Opening(snapshot());
            }
            opening.events().forEach(page::offer);
            pages.add(page);
            ConsoleMetrics.PAGES.set(pages.size());
        }
        page.start(() -> ended(page));
        return true;
    }

    synchronized int open() {
        return pages.size();
    }

    private synchronized void ended(PageStream page) {
        pages.remove(page);
        ConsoleMetrics.PAGES.set(pages.size());
    }

    private synchronized void tick() {
        try {
            long now = System.nanoTime();
            ConsoleView.Update changes = view.changes();
            if (changes.any()) {
                send("change", changes);
            }
            Duration pace = values.pending() > MANY_VALUES ? MANY_VALUES_EVERY : VALUES_EVERY;
            if (now - valuesAt >= pace.toNanos()) {
                valuesAt = now;
                Map<String, LastValues.Value> fresh = values.changes();
                if (!fresh.isEmpty()) {
                    send("values", fresh);
                }
            }
            sayStatus(now);
        } catch (RuntimeException e) {
            // The next tick tries again; a page that hears nothing for ten seconds calls itself stale.
            LOG.error("the console could not tell its pages what changed", e);
        }
    }

    private void sayStatus(long now) {
        boolean due = now - statusAt >= STATUS_EVERY.toNanos();
        if (!due && now - statusAskedAt < Duration.ofSeconds(1).toNanos()) {
            return;
        }
        statusAskedAt = now;
        Status s = status.get();
        Object said = List.of(s.stale(), s.health(), s.plantVersion(), Optional.ofNullable(s.flood()));
        if (due || !said.equals(lastSaid)) {
            statusAt = now;
            lastSaid = said;
            send("status", s);
        }
    }

    private void send(String name, Object data) {
        if (pages.isEmpty()) {
            opening = null;
            return;
        }
        Event event = new Event(name, Json.text(data));
        if (opening != null && !opening.then(event)) {
            opening = null;
        }
        pages.forEach(p -> p.offer(event));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        synchronized (this) {
            pages.forEach(PageStream::close);
        }
    }
}
