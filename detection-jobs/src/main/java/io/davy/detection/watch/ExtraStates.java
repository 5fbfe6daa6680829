package io.davy.detection.watch;

import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.RuleState;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The states of a zone's extra rules, by key. What was read back stays bytes until a plan with its rule comes. */
final class ExtraStates {
    private static final Logger LOG = LoggerFactory.getLogger(ExtraStates.class);

    /** No rule has this key. */
    private static final String STANDING = "=standing";

    private final Map<String, RuleState> states = new TreeMap<>();
    private Standing standing = new Standing();
    private final Map<String, byte[]> unread = new TreeMap<>();
    private @Nullable ExtraRules bound;
    private RuleState[] row = {};
    /** The first of the row: each batch begins with it. */
    private @Nullable GatewayState gateways;

    private final Noting noting = new Noting();
    /** How often a rule has failed since the start. */
    private long broken;
    /** When the clock was last handed to the rules, milliseconds since 1970. */
    private long clockMs;

    /**
     * Hands a reading to the rules that listen to its sensor.
     *
     * @param quiet whether it is usable, in order, and within limits and range: then what is summed alone is summed in the tallies
     */
    void reading(ExtraRules rules, Tallies tallies, int sensor, Sample sample, boolean quiet, Teller out) {
        bind(rules);
        if (noting.out != out) {
            // Not at each reading: a stored reference costs more than the question.
            noting.out = out;
        }
        if (quiet && tallies.add(sensor, sample.timeMs, sample.value)) {
            hand(rules, rules.each, rules.eachFrom[sensor], rules.eachFrom[sensor + 1], sample);
            return;
        }
        if (tallies.over(sensor, sample.timeMs)) {
            // A rule over several sensors may close with this one's reading.
            handOver(rules, tallies);
        } else {
            handOver(rules, tallies, sensor);
        }
        hand(rules, rules.listeners, rules.from[sensor], rules.from[sensor + 1], sample);
        tallies.until(sensor, sumsUntil(rules, sensor));
    }

    private void hand(ExtraRules rules, int[] pairs, int from, int end, Sample sample) {
        for (int at = from; at < end; at += 2) {
            int k = pairs[at];
            noting.rule = k;
            try {
                accept(rules.rules[k], row[k], pairs[at + 1], sample, noting);
            } catch (RuntimeException e) {
                broke(rules, k, e);
            }
        }
    }

    /** Hands the sums of all sensors to their rules. */
    private void handOver(ExtraRules rules, Tallies tallies) {
        for (int i = 0; i < tallies.sensors(); i++) {
            handOver(rules, tallies, i);
        }
    }

    private void handOver(ExtraRules rules, Tallies tallies, int sensor) {
        int n = tallies.count(sensor);
        if (n == 0) {
            return;
        }
        for (int at = rules.summedFrom[sensor]; at < rules.summedFrom[sensor + 1]; at += 2) {
            int k = rules.summed[at];
            try {
                sum(rules.rules[k], row[k], rules.summed[at + 1], tallies.sum(sensor), n);
            } catch (RuntimeException e) {
                broke(rules, k, e);
            }
        }
        tallies.clear(sensor);
    }

    private long sumsUntil(ExtraRules rules, int sensor) {
        long until = Long.MAX_VALUE;
        for (int at = rules.summedFrom[sensor]; at < rules.summedFrom[sensor + 1]; at += 2) {
            int k = rules.summed[at];
            until = Math.min(until, sumsUntil(rules.rules[k], row[k], rules.summed[at + 1]));
        }
        return until;
    }

    @SuppressWarnings("unchecked")
    private static <S extends RuleState> long sumsUntil(ExtraRule<S> rule, RuleState state, int sensor) {
        return rule.sumsUntilMs((S) state, sensor);
    }

    @SuppressWarnings("unchecked")
    private static <S extends RuleState> void sum(
            ExtraRule<S> rule, RuleState state, int sensor, double sum, int count) {
        rule.sum((S) state, sensor, sum, count);
    }

    /** Keeps what the rule in hand tells to be on, and passes it on. One for all: no reading needs an object. */
    private final class Noting implements Teller {
        private int rule;
        private Teller out = signal -> {};

        @Override
        public void tell(Signal signal) {
            if (bound != null) {
                standing.note(bound.keys[rule], signal);
            }
            out.tell(signal);
        }
    }

    /** Ends what stood by rules or sensors that there are no more. */
    void ended(ExtraRules rules, Predicate<String> gone, long nowMs, Teller out) {
        standing.end(Set.of(rules.keys), gone, nowMs, out);
    }

    /** A rule that fails begins anew: it must stop neither the other rules nor the zone's limits, which a restart over and over would. */
    private void broke(ExtraRules rules, int k, RuntimeException e) {
        broken++;
        if (Long.bitCount(broken) == 1) {
            LOG.error("rule {} failed and begins anew; {} such failures in its zone", rules.keys[k], broken, e);
        }
        row[k] = rules.rules[k].fresh();
        gateways = null;
        states.put(rules.keys[k], row[k]);
    }

    @SuppressWarnings("unchecked")
    private static <S extends RuleState> void accept(
            ExtraRule<S> rule, RuleState state, int sensor, Sample sample, Teller out) {
        rule.reading((S) state, sensor, sample, out);
    }

    /** Hands the clock to the rules, at most once a second of it. */
    void clock(ExtraRules rules, Tallies tallies, long nowMs, Teller out) {
        if (rules.rules.length == 0 || Math.floorDiv(nowMs, 1000) <= Math.floorDiv(clockMs, 1000)) {
            return;
        }
        boolean minute = Math.floorDiv(nowMs, 60_000) > Math.floorDiv(clockMs, 60_000);
        clockMs = nowMs;
        bind(rules);
        noting.out = out;
        if (minute) {
            handOver(rules, tallies);
        }
        for (int k = 0; k < row.length; k++) {
            if (!minute && !rules.brisk[k]) {
                continue;
            }
            noting.rule = k;
            try {
                tick(rules.rules[k], row[k], nowMs, noting);
            } catch (RuntimeException e) {
                broke(rules, k, e);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <S extends RuleState> void tick(ExtraRule<S> rule, RuleState state, long nowMs, Teller out) {
        rule.clock((S) state, nowMs, out);
    }

    /** The gateways of the zone. */
    GatewayState gateways(ZonePlan p) {
        bind(p.extra);
        GatewayState state = gateways;
        if (state == null) {
            state = (GatewayState) row[0];
            gateways = state;
        }
        state.fit(p);
        return state;
    }

    private void bind(ExtraRules rules) {
        if (bound == rules) {
            return;
        }
        row = new RuleState[rules.rules.length];
        gateways = null;
        for (int k = 0; k < row.length; k++) {
            RuleState state = states.get(rules.keys[k]);
            if (state == null) {
                state = read(rules.rules[k], unread.remove(rules.keys[k]));
                states.put(rules.keys[k], state);
            }
            row[k] = state;
        }
        if (bound != null) {
            // What no rule of the new plant wants is forgotten.
            states.keySet().retainAll(Set.of(rules.keys));
        }
        unread.clear();
        bound = rules;
    }

    private static RuleState read(ExtraRule<?> rule, byte @Nullable [] bytes) {
        if (bytes == null) {
            return rule.fresh();
        }
        try {
            return rule.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException | RuntimeException e) {
            LOG.warn("the state of rule {} cannot be read, it begins anew: {}", rule.key(), e.getMessage());
            return rule.fresh();
        }
    }

    ExtraStates copy() {
        ExtraStates to = new ExtraStates();
        states.forEach((k, s) -> to.states.put(k, s.copy()));
        to.unread.putAll(unread);
        to.standing = standing.copy();
        to.clockMs = clockMs;
        return to;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(clockMs);
        out.writeInt(states.size() + unread.size() + 1);
        ByteArrayOutputStream stands = new ByteArrayOutputStream();
        standing.write(new DataOutputStream(stands));
        write(out, STANDING, stands.toByteArray());
        for (Map.Entry<String, RuleState> e : states.entrySet()) {
            write(out, e.getKey(), bytes(e.getValue()));
        }
        for (Map.Entry<String, byte[]> e : unread.entrySet()) {
            write(out, e.getKey(), e.getValue());
        }
    }

    private static void write(DataOutput out, String key, byte[] bytes) throws IOException {
        out.writeUTF(key);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(RuleState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            state.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static ExtraStates read(DataInput in) throws IOException {
        ExtraStates s = new ExtraStates();
        s.clockMs = in.readLong();
        int n = in.readInt();
        for (int k = 0; k < n; k++) {
            String key = in.readUTF();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            if (key.equals(STANDING)) {
                s.standing.read(new DataInputStream(new ByteArrayInputStream(bytes)));
            } else {
                s.unread.put(key, bytes);
            }
        }
        return s;
    }
}
