package io.davy.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.Plant;
import io.davy.plant.RuleBook;
import io.davy.sim.Scenario;
import io.davy.sim.TestPlants;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class QuietProperties {
    private static final Plant DEMO = TestPlants.demo();

    @Property(tries = 4)
    void noHealthySensorCrossesALimitIn24Hours(@ForAll @LongRange(min = 0, max = 1_000_000_000) long seed) {
        PhysicsRun run = new PhysicsRun(DEMO, Scenario.QUIET, seed, Duration.ofSeconds(5)).run(24 * 3600, t -> {});
        assertThat(run.firstOver).isEmpty();
        assertThat(run.events).isEmpty();
    }

    @Property(tries = 4)
    void noHealthySensorRisesFastOrLooksStuck(@ForAll long seed) {
        PhysicsRun run = new PhysicsRun(DEMO, Scenario.QUIET, seed, Duration.ofSeconds(1)).run(1800, t -> {});
        DEMO.sensors().forEach(s -> {
            List<Double> values = run.reports.get(s.tag());
            var rules = RuleBook.rulesFor(DEMO, s);
            Double rate = rules.ratePerMin();
            Duration window = rules.rateWindow();
            if (rate != null && window != null) {
                int w = (int) window.toSeconds();
                for (int i = w; i < values.size(); i++) {
                    assertThat((values.get(i) - values.get(i - w)) * 60 / w)
                            .as(s.tag())
                            .isLessThan(rate);
                }
            }
            assertThat(values.stream().distinct().count())
                    .as("values of %s", s.tag())
                    .isGreaterThan(20);
        });
    }
}
