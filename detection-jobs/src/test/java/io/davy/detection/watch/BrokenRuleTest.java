package io.davy.detection.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.TestPlant;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.RuleState;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Teller;
import io.davy.plant.Sensor;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule that fails stops no other, and is there again with the next reading. */
class BrokenRuleTest {
    private static final List<Sensor> SENSORS =
            TestPlant.plant().gas("AT-1", "H2S", l -> l.high(10)).build().sensors();

    /** How many readings a rule has had since it began. */
    private static final class Count implements RuleState {
        private int readings;

        @Override
        public RuleState copy() {
            return this;
        }

        @Override
        public void write(DataOutput out) {}
    }

    /** Counts readings, and fails at one value. */
    private static final class Counting implements ExtraRule<Count> {
        private final String key;
        private final double fails;
        private int seen;

        Counting(String key, double fails) {
            this.key = key;
            this.fails = fails;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public List<String> sensors() {
            return List.of("AT-1");
        }

        @Override
        public Count fresh() {
            return new Count();
        }

        @Override
        public Count read(DataInput in) {
            return new Count();
        }

        @Override
        public void reading(Count state, int sensor, Sample sample, Teller out) {
            if (sample.value == fails) {
                throw new IllegalStateException("a value that nobody thought of");
            }
            seen = ++state.readings;
        }
    }

    @Test
    void theOtherRulesGoOnAndTheRuleBeginsAnew() {
        Counting weak = new Counting("weak", 13);
        Counting sound = new Counting("sound", -1);
        ExtraRules rules = new ExtraRules(List.of(weak, sound), SENSORS);
        ExtraStates states = new ExtraStates();
        Sample sample = new Sample();
        for (double value : new double[] {1, 2, 13, 3}) {
            sample.value = value;
            states.reading(rules, new Tallies(1), 0, sample, false, signal -> {});
        }
        assertThat(sound.seen).isEqualTo(4);
        assertThat(weak.seen).isEqualTo(1);
    }
}
