package io.davy.alerting.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the proof readings that come out whether each gateway's chain is whole. Time is handed in, by a clock that only runs forward; a
 * time in which nobody looked does not count against a gateway.
 */
final class ProofWatch {
    /** A longer time between two looks is one in which this program itself stood still. */
    private static final Duration STOOD_STILL = Duration.ofSeconds(3);

    private final ProofFigures figures;
    private final Map<String, Chain> chains = new TreeMap<>();
    private @Nullable Instant looked;

    /**
     * A gateway's chain went down or came back.
     *
     * @param gateway which
     * @param broken whether it went down
     * @param since when the newest proof was sent that came out before
     */
    record Change(String gateway, boolean broken, Instant since) {}

    /**
     * How a chain is.
     *
     * @param gateway whose
     * @param broken whether it counts as broken
     * @param newest when the newest proof was sent that came out; null before the first
     * @param latency how long that one took
     */
    record State(String gateway, boolean broken, @Nullable Instant newest, Duration latency) {}

    private static final class Chain {
        /** Silence is counted from here. */
        Instant from;

        @Nullable
        Instant newest;

        Duration latency = Duration.ZERO;
        int steady;

        @Nullable
        Instant brokenSince;

        Chain(Instant from) {
            this.from = from;
        }
    }

    /**
     * @param expected the gateways that there are; others join when they are first heard of
     * @param started now
     */
    ProofWatch(ProofFigures figures, Collection<String> expected, Instant started) {
        this.figures = figures;
        // As if the newest proof had come just so late that the grace is left.
        Instant from = started.plus(figures.grace()).minus(figures.limit());
        expected.forEach(g -> chains.put(g, new Chain(from)));
    }

    /** A proof has come out. */
    void heard(String gateway, Duration latency, Instant now) {
        Chain chain = chains.computeIfAbsent(gateway, g -> new Chain(now));
        Instant sent = now.minus(latency);
        if (chain.newest != null && !sent.isAfter(chain.newest)) {
            return;
        }
        chain.newest = sent;
        chain.latency = latency;
        boolean inTime = latency.compareTo(figures.limit()) < 0;
        // The first that comes in time ends the grace.
        chain.from = inTime || sent.isAfter(chain.from) ? sent : chain.from;
        chain.steady = inTime ? chain.steady + 1 : 0;
    }

    /** What has changed. */
    List<Change> look(Instant now) {
        Duration gap = looked == null ? Duration.ZERO : Duration.between(looked, now);
        looked = now;
        List<Change> changes = new ArrayList<>();
        chains.forEach((gateway, chain) -> {
            if (gap.compareTo(STOOD_STILL) > 0) {
                chain.from = chain.from.plus(gap);
            }
            boolean late = Duration.between(chain.from, now).compareTo(figures.limit()) >= 0;
            if (late) {
                chain.steady = 0;
            }
            if (late && chain.brokenSince == null) {
                chain.brokenSince = chain.newest == null ? chain.from : chain.newest;
                changes.add(new Change(gateway, true, chain.brokenSince));
            } else if (chain.brokenSince != null && chain.steady >= figures.steady()) {
                changes.add(new Change(gateway, false, chain.brokenSince));
                chain.brokenSince = null;
            }
        });
        return changes;
    }

    /** How every chain is. */
    List<State> states() {
        return chains.entrySet().stream()
                .map(e -> new State(
                        e.getKey(), e.getValue().brokenSince != null, e.getValue().newest, e.getValue().latency))
                .toList();
    }
}
