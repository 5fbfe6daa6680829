package io.davy.detection.watch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers when the rules of a sensor were on while its readings are taken again. */
final class Spans implements Ladder.Told {
    final List<Span> all = new ArrayList<>();
    private final @Nullable Spans known;
    private final long receivedMs;

    /**
     * @param before the row before the first reading
     * @param known what has been told already and needs no words; null to gather times alone
     */
    Spans(Row before, @Nullable Spans known, long receivedMs) {
        this.known = known;
        this.receivedMs = receivedMs;
        for (Condition c = before.active; c != null; c = c.next) {
            if (c.on()) {
                all.add(new Span(c.rule, c.onsetMs));
            }
        }
    }

    @Override
    public void changed(ZonePlan p, int i, Row row, Condition c, long timeMs, double value) {
        if (c.on()) {
            Span span = new Span(c.rule, c.onsetMs);
            if (known != null && !known.has(c.rule, c.onsetMs)) {
                span.began = Changes.of(p, i, row, c, timeMs, value, receivedMs);
            }
            all.add(span);
            return;
        }
        Span span = open(c.rule);
        if (span != null) {
            span.endMs = timeMs;
            if (known != null && !known.has(span)) {
                span.ended = Changes.of(p, i, row, c, timeMs, value, receivedMs);
            }
        }
    }

    private boolean has(Rule rule, long onsetMs) {
        for (Span s : all) {
            if (s.rule == rule && s.onsetMs == onsetMs) {
                return true;
            }
        }
        return false;
    }

    private boolean has(Span same) {
        for (Span s : all) {
            if (s.rule == same.rule && s.onsetMs == same.onsetMs && s.endMs == same.endMs) {
                return true;
            }
        }
        return false;
    }

    /** The stretch of a rule that has not ended. */
    @Nullable
    Span open(Rule rule) {
        for (Span s : all) {
            if (s.rule == rule && s.open()) {
                return s;
            }
        }
        return null;
    }

    /** A rule's stretches in the order of their times. */
    List<Span> of(Rule rule) {
        List<Span> list = new ArrayList<>();
        for (Span s : all) {
            if (s.rule == rule) {
                list.add(s);
            }
        }
        return list;
    }
}
