package io.davy.detection.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.TestPlant;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.RuleState;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Teller;
import io.davy.plant.Sensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A rule that takes sums comes to the same as if it had had each reading. */
class TalliesProperties {
    private static final long CLOSES_MS = 10_000;
    private static final List<String> TAGS = List.of("AT-1", "AT-2", "AT-3");
    private static final List<Sensor> SENSORS = TestPlant.plant()
            .gas("AT-1", "H2S", l -> l.high(10))
            .gas("AT-2", "H2S", l -> l.high(10))
            .gas("AT-3", "H2S", l -> l.high(10))
            .build()
            .sensors();

    /** Sums of the interval in hand, and what became of each interval before it. */
    private static final class Sums implements RuleState {
        private final long[] sum = new long[TAGS.size()];
        private final List<String> closed = new ArrayList<>();
        private long interval;
        private int handed;

        @Override
        public RuleState copy() {
            return this;
        }

        @Override
        public void write(DataOutput out) {}
    }

    /** Closes an interval of all its sensors with the first reading of the next, whichever sensor's it is. */
    private record Summing(String key, boolean sums, Sums state) implements ExtraRule<Sums> {
        @Override
        public List<String> sensors() {
            return TAGS;
        }

        @Override
        public Sums fresh() {
            return state;
        }

        @Override
        public Sums read(DataInput in) {
            return state;
        }

        @Override
        public void reading(Sums s, int sensor, Sample sample, Teller out) {
            s.handed++;
            long interval = Math.floorDiv(sample.timeMs, CLOSES_MS);
            if (interval > s.interval) {
                s.closed.add(s.interval + " " + s.sum[0] + " " + s.sum[1] + " " + s.sum[2]);
                s.sum[0] = s.sum[1] = s.sum[2] = 0;
                s.interval = interval;
            }
            s.sum[sensor] += (long) sample.value;
        }

        @Override
        public long sumsUntilMs(Sums s, int sensor) {
            return (s.interval + 1) * CLOSES_MS;
        }

        @Override
        public void sum(Sums s, int sensor, double sum, int count) {
            s.sum[sensor] += (long) sum;
        }
    }

    @Property(tries = 200)
    void eachReadingIsSummedOnceAndBeforeItsIntervalCloses(@ForAll long seed) {
        Random random = new Random(seed);
        Sums each = new Sums();
        Sums summed = new Sums();
        ExtraRules rules =
                new ExtraRules(List.of(new Summing("each", false, each), new Summing("summed", true, summed)), SENSORS);
        ExtraStates states = new ExtraStates();
        Tallies tallies = new Tallies(TAGS.size());
        Sample sample = new Sample();
        long time = 1_767_225_600_000L;
        for (int k = 0; k < 300; k++) {
            time += random.nextInt(2000);
            sample.timeMs = time - random.nextInt(500);
            sample.value = 1 + random.nextInt(9);
            boolean quiet = random.nextInt(10) > 0;
            states.reading(rules, tallies, random.nextInt(TAGS.size()), sample, quiet, signal -> {});
            switch (random.nextInt(20)) {
                case 0 -> tallies = throughBytes(tallies);
                case 1 -> tallies.restart();
                case 2 -> states.clock(rules, tallies, time, signal -> {});
                default -> {}
            }
        }
        assertThat(summed.closed).isEqualTo(each.closed);
        assertThat(each.handed).isEqualTo(300);
        assertThat(summed.handed).as("most readings are summed").isLessThan(200);
    }

    private static Tallies throughBytes(Tallies tallies) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            for (int i = 0; i < tallies.sensors(); i++) {
                tallies.writeRow(i, out);
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            Tallies to = new Tallies(tallies.sensors());
            for (int i = 0; i < to.sensors(); i++) {
                to.readRow(i, in);
            }
            return to;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
