package io.davy.detection.gas;

import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.RuleState;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** One rule, spoken to in seconds since a full hour. */
public final class RuleBench<S extends RuleState> {
    /** 2026-01-01T00:00:00Z. */
    public static final long START = 1_767_225_600_000L;

    private ExtraRule<S> rule;
    private S state;
    private final Sample sample = new Sample();
    public final List<Signal> told = new ArrayList<>();

    public RuleBench(ExtraRule<S> rule) {
        this.rule = rule;
        this.state = rule.fresh();
    }

    public static long at(double second) {
        return START + Math.round(second * 1000);
    }

    public RuleBench<S> reads(double second, String tag, double value) {
        return reads(second, tag, value, 0, true, false);
    }

    public RuleBench<S> bad(double second, String tag, int quality) {
        return reads(second, tag, 0, quality, false, false);
    }

    public RuleBench<S> late(double second, String tag, double value) {
        return reads(second, tag, value, 0, true, true);
    }

    private RuleBench<S> reads(double second, String tag, double value, int quality, boolean usable, boolean late) {
        sample.timeMs = at(second);
        sample.receivedMs = at(second);
        sample.value = value;
        sample.quality = quality;
        sample.usable = usable;
        sample.late = late;
        rule.reading(state, rule.sensors().indexOf(tag), sample, told::add);
        return this;
    }

    /** The same value each second, the last one just before the end. */
    public RuleBench<S> holds(double fromSecond, double toSecond, String tag, double value) {
        for (double t = fromSecond; t < toSecond; t++) {
            reads(t, tag, value);
        }
        return this;
    }

    public RuleBench<S> clock(double second) {
        rule.clock(state, at(second), told::add);
        return this;
    }

    /** Goes on with the rule that another plan has in its place. */
    public RuleBench<S> under(ExtraRule<S> next) {
        rule = next;
        return this;
    }

    @SuppressWarnings("unchecked")
    public RuleBench<S> throughBytes() {
        state = (S) state.copy();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            state.write(new DataOutputStream(bytes));
            state = rule.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int bytes() {
        return written().length;
    }

    /** The state's bytes. */
    public byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            state.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What was told in short: {@code 900 AT-1 gas_stel on}. */
    public List<String> said() {
        return told.stream()
                .map(s -> (s.timeMs() - START) / 1000 + " " + s.subject() + " " + s.rule() + (s.on() ? " on" : " off"))
                .toList();
    }
}
