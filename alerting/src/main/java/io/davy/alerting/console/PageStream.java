package io.davy.alerting.console;

import io.javalin.http.sse.SseClient;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One browser page that follows the plant: a short queue and a thread, so that a slow page holds up nobody else. */
final class PageStream {
    private static final int MOST_WAITING = 256;
    private static final Event END = new Event("end", "");

    private final SseClient client;
    private final BooleanSupplier allowed;
    private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean closed;

    /** One server-sent event; data is JSON. */
    record Event(String name, String data) {}

    /**
     * @param client the browser
     * @param allowed whether its session is still open
     */
    PageStream(SseClient client, BooleanSupplier allowed) {
        this.client = client;
        this.allowed = allowed;
    }

    /** Sends until the page is gone; {@code ended} is called then. */
    void start(Runnable ended) {
        client.keepAlive();
        client.onClose(this::close);
        Thread thread = new Thread(
                () -> {
                    try {
                        send();
                    } finally {
                        ended.run();
                        client.close();
                    }
                },
                "console-page");
        thread.setDaemon(true);
        thread.start();
    }

    /** Queues an event; a page that does not keep up is cut off and comes back for a fresh snapshot. */
    void offer(Event event) {
        if (!closed && !queue.offer(event)) {
            close();
        }
    }

    void close() {
        closed = true;
        queue.clear();
        queue.offer(END);
    }

    private void send() {
        try {
            while (!closed && !client.terminated() && allowed.getAsBoolean()) {
                Event event = queue.poll(1, TimeUnit.SECONDS);
                if (event != null && event != END) {
                    client.sendEvent(event.name(), event.data());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
