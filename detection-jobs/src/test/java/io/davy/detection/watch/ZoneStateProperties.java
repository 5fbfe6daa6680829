package io.davy.detection.watch;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.Plant;
import io.davy.plant.SensorKind;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The watch is the same whether or not its state went through a checkpoint. */
class ZoneStateProperties {
    private static final Plant PLANT = plant().gas(
                    "AT-1",
                    "CH4",
                    l -> l.high(10)
                            .highHigh(20)
                            .deadband(1)
                            .onDelay(3)
                            .offDelay(2)
                            .background())
            .sensor(
                    "TT-1",
                    SensorKind.TEMPERATURE,
                    "degC",
                    0,
                    200,
                    "P-1",
                    l -> l.high(90).ratePerMin(10).stuckAfter(5))
            .build();

    @Property(tries = 150)
    void aCheckpointAtAnyMomentChangesNothing(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 9) Integer> steps, @ForAll long seed) {
        WatchedZone straight = new WatchedZone(PLANT);
        WatchedZone restarted = new WatchedZone(PLANT);
        run(straight, steps, new Random(seed), false);
        run(restarted, steps, new Random(seed), true);
        assertThat(restarted.said()).isEqualTo(straight.said());
        assertThat(restarted.air).hasSameSizeAs(straight.air);
    }

    @Property(tries = 150)
    void aConditionGoesOnAndOffInTurns(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 0, max = 9) Integer> steps, @ForAll long seed) {
        WatchedZone zone = new WatchedZone(PLANT);
        run(zone, steps, new Random(seed), false);
        java.util.Map<String, Boolean> on = new java.util.HashMap<>();
        for (ConditionChange c : zone.changes) {
            if (c.late() != null && (c.late().corrects() != null || c.late().until() != null)) {
                continue;
            }
            Boolean was = on.put(c.sensor() + c.rule(), c.on());
            assertThat(was == null ? Boolean.FALSE : was).isEqualTo(!c.on());
        }
    }

    private static void run(WatchedZone zone, List<Integer> steps, Random random, boolean checkpoints) {
        double second = 0;
        for (int step : steps) {
            second += random.nextDouble() * 2;
            switch (step) {
                case 0, 1 -> zone.reads(second, "AT-1", random.nextDouble() * 30);
                case 2 -> zone.reads(second, "AT-1", 2);
                case 3, 4 -> zone.reads(second, "TT-1", 20 + random.nextDouble() * 100);
                case 5 -> zone.reads(second, "TT-1", 21);
                case 6 -> zone.bad(second, "AT-1");
                case 7 -> zone.arrives(second, second - random.nextDouble() * 5, "AT-1", 15);
                case 8 -> second += random.nextDouble() * 20;
                default -> zone.clock(second);
            }
            if (random.nextInt(3) == 0 && checkpoints) {
                zone.throughBytes();
            }
        }
    }
}
