package io.davy.parts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is done when this JVM is told to end: first what stops parts in their order, then what only makes sure that no child program
 * outlives us. JVM shutdown hooks alone run all at once, so a child would be gone before those who need it.
 */
public final class AtEnd {
    private static final long ORDERLY_SECONDS = 20;
    private static final Deque<Runnable> FIRST = new ArrayDeque<>();
    private static final Deque<Runnable> LAST = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtEnd::run, "at-end"));
    }

    private AtEnd() {}

    /** To be done first, newest first; for what stops parts in order. Returns what was given, for {@link #forget}. */
    public static Runnable first(Runnable action) {
        synchronized (AtEnd.class) {
            FIRST.push(action);
        }
        return action;
    }

    /** To be done last. */
    static Runnable last(Runnable action) {
        synchronized (AtEnd.class) {
            LAST.push(action);
        }
        return action;
    }

    /** Takes an action back: what it was for has been done. */
    public static void forget(Runnable action) {
        synchronized (AtEnd.class) {
            FIRST.remove(action);
            LAST.remove(action);
        }
    }

    private static void run() {
        // In a thread of its own: a part that hangs must not keep the rest from being ended.
        Thread orderly = new Thread(() -> drain(FIRST), "at-end-in-order");
        orderly.setDaemon(true);
        orderly.start();
        try {
            orderly.join(TimeUnit.SECONDS.toMillis(ORDERLY_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        drain(LAST);
    }

    private static void drain(Deque<Runnable> actions) {
        @Nullable Runnable next;
        while ((next = poll(actions)) != null) {
            next.run();
        }
    }

    private static synchronized @Nullable Runnable poll(Deque<Runnable> actions) {
        return actions.poll();
    }
}
