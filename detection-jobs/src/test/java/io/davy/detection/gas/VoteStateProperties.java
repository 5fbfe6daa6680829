package io.davy.detection.gas;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.TestPlant;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A vote whose detectors break, are taken out of service and come back, at any moment. */
class VoteStateProperties {
    private static final List<String> TAGS = List.of("AT-1", "AT-2", "AT-3");
    private static final Plant PLANT = plant();

    private static Plant plant() {
        TestPlant plant = TestPlant.plant().votes(new Vote("H2S", 2, "high"));
        TAGS.forEach(tag -> plant.gas(
                tag, "H2S", l -> l.high(10).deadband(0.5).onDelay(2).offDelay(3).silentAfter(10)));
        return plant.build();
    }

    private static VoteRule without(Set<String> out) {
        Instant until = Instant.ofEpochMilli(RuleBench.at(1e9));
        return (VoteRule) GasRules.of(
                        PLANT, PLANT.zones().get(0), PLANT.sensors(), (area, tag) -> out.contains(tag) ? until : null)
                .get(0);
    }

    /** A run; the moments at which it goes through bytes and what detectors out of service read are not those of another. */
    private static List<String> run(List<Integer> steps, long seed, boolean checkpoints, double underPermit) {
        Random random = new Random(seed);
        Set<String> out = new TreeSet<>();
        RuleBench<VoteState> b = new RuleBench<>(without(out));
        int second = 0;
        for (int step : steps) {
            second++;
            String tag = TAGS.get(step % 3);
            // None lies in the deadband, where a detector goes on saying what it said.
            double value = random.nextInt(25);
            switch (step / 3) {
                case 0, 1, 2 -> b.reads(second, tag, out.contains(tag) ? underPermit : value);
                case 3 -> b.bad(second, tag, 4);
                case 4 -> out.add(tag);
                default -> {
                    if (out.remove(tag)) {
                        // It says something before it votes again.
                        b.reads(second, tag, value);
                    }
                }
            }
            b.under(without(out)).clock(second);
            if (random.nextBoolean() && checkpoints) {
                b.throughBytes();
            }
        }
        return b.said();
    }

    @Property(tries = 300)
    void aCheckpointAtAnyMomentChangesNothing(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 17) Integer> steps, @ForAll long seed) {
        assertThat(run(steps, seed, true, 12)).isEqualTo(run(steps, seed, false, 12));
    }

    @Property(tries = 300)
    void whatIsMeasuredUnderAPermitDecidesNothing(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 17) Integer> steps, @ForAll long seed) {
        assertThat(run(steps, seed, false, 50)).isEqualTo(run(steps, seed, false, 0));
    }
}
