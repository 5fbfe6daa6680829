package io.davy.jobs;

import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through a rehearsal over and over on a thread of its own, until the code has become quick or a little processor time is spent.
 *
 * <p>It shares nothing with what it rehearses for, ends when it is closed, and harms nothing if it fails.
 */
public final class FireDrill implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FireDrill.class);
    /** Processor time that it may take of its own. */
    private static final Duration MOST = Duration.ofSeconds(2);
    /** Rounds after which, if none of them was quicker by a tenth, it will not become quicker. */
    private static final int STEADY = 20;

    private static final double QUICKER = 0.9;

    /** What this process has rehearsed: compiled code serves all tasks, and those that are started again. */
    private static final Map<String, AtomicBoolean> HELD = new ConcurrentHashMap<>();

    private static final AtomicInteger UNDER_WAY = new AtomicInteger();

    private final Supplier<Rounds> rounds;
    private final Duration most;
    private final AtomicBoolean held;
    private final Thread thread;
    private volatile boolean ending;

    /** What is rehearsed. */
    @FunctionalInterface
    public interface Rounds {
        /**
         * Goes through it once.
         *
         * @param number counts the rounds from 0
         * @param go whether to go on; asked between any two parts that take long
         * @return whether there was anything to go through
         */
        boolean round(int number, BooleanSupplier go);
    }

    /** How a stage begins one. */
    @FunctionalInterface
    public interface Start extends Serializable {
        /**
         * Begins.
         *
         * @param rounds is asked for them where they are gone through
         * @return what ends it; null if there is nothing to end
         */
        @Nullable
        FireDrill once(Supplier<Rounds> rounds);
    }

    private FireDrill(Supplier<Rounds> rounds, Duration most, AtomicBoolean held) {
        this.rounds = rounds;
        this.most = most;
        this.held = held;
        this.thread = new Thread(this::run, "fire-drill");
        this.thread.setDaemon(true);
        this.thread.setPriority(Thread.MIN_PRIORITY);
    }

    /**
     * Begins, unless this process has rehearsed that already or does so at this moment; then null.
     *
     * @param what names it
     * @param rounds is asked for them on the drill's own thread
     */
    public static @Nullable FireDrill once(String what, Supplier<Rounds> rounds) {
        return once(rounds, MOST, HELD.computeIfAbsent(what, k -> new AtomicBoolean()));
    }

    /** The same with a limit and a memory of its own. */
    static @Nullable FireDrill once(Supplier<Rounds> rounds, Duration most, AtomicBoolean held) {
        if (!held.compareAndSet(false, true)) {
            return null;
        }
        FireDrill drill = new FireDrill(rounds, most, held);
        UNDER_WAY.incrementAndGet();
        drill.thread.start();
        return drill;
    }

    private void run() {
        try {
            rehearse();
        } finally {
            UNDER_WAY.decrementAndGet();
        }
    }

    private void rehearse() {
        int n = 0;
        try {
            n = untilQuick(rounds.get());
        } catch (RuntimeException | LinkageError e) {
            if (!ending) {
                LOG.warn("the rehearsal failed; the first alarm may be told a second later than those after it", e);
            }
        }
        if (ending) {
            // Whoever is started in its stead may need it.
            held.set(false);
        }
        LOG.debug("rehearsed {} times", n);
    }

    private int untilQuick(Rounds r) {
        long begin = ownNanos();
        long best = Long.MAX_VALUE;
        int steadySince = 0;
        int n = 0;
        while (!ending && n - steadySince < STEADY) {
            long before = ownNanos();
            if (before - begin > most.toNanos() || !r.round(n++, () -> !ending)) {
                break;
            }
            long took = ownNanos() - before;
            if (took < QUICKER * best) {
                best = took;
                steadySince = n;
            }
        }
        return n;
    }

    /** Processor time of this thread where it is known, else time. */
    private static long ownNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long own = threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
        return own >= 0 ? own : System.nanoTime();
    }

    /** Whether anything is being rehearsed in this process. */
    public static boolean anyUnderWay() {
        return UNDER_WAY.get() > 0;
    }

    /** Whether it still goes on. */
    public boolean running() {
        return thread.isAlive();
    }

    /** Ends it; does not wait. */
    @Override
    public void close() {
        ending = true;
    }
}
