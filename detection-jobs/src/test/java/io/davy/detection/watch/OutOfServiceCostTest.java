package io.davy.detection.watch;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.rule.Service;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Vote;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** That somebody is out of service is in the plan of a zone: its readings neither ask for it nor go another way for it. */
class OutOfServiceCostTest {
    private static final Plant PLANT = plant().votes(new Vote("H2S", 2, "high"))
            .gas("AT-1", "H2S", l -> l.high(10))
            .gas("AT-2", "H2S", l -> l.high(10))
            .gas("AT-3", "CH4", l -> l.high(10))
            .build();

    private int asked;

    private Service counted(String out) {
        return (area, tag) -> {
            asked++;
            return tag.equals(out) ? Instant.ofEpochMilli(WatchedZone.at(100_000)) : null;
        };
    }

    @Test
    void noReadingAsksWhoIsOutOfService() {
        WatchedZone zone = new WatchedZone(PLANT).with(PLANT, counted("AT-1"));
        int compiled = asked;
        assertThat(compiled).as("once for each detector that votes").isEqualTo(2);
        zone.feed(0, 1000, k -> k % 20).clock(1000);
        assertThat(asked).isEqualTo(compiled);
    }

    @Test
    void readingsGoTheSameWayWhetherSomebodyIsOutOfServiceOrNot() {
        ZonePlan in = Objects.requireNonNull(ZonePlan.compile(PLANT, "Z1"));
        ZonePlan out = Objects.requireNonNull(ZonePlan.compile(PLANT, "Z1", counted("AT-1")));
        assertThat(out.extra.keys).isEqualTo(in.extra.keys);
        assertThat(out.extra.listeners).isEqualTo(in.extra.listeners);
        assertThat(out.extra.each).isEqualTo(in.extra.each);
        assertThat(out.extra.summed).isEqualTo(in.extra.summed);
        assertThat(out.quick).isEqualTo(in.quick);
    }

    @Test
    void onlyTheVoteIsWithoutTheDetector() {
        WatchedZone all = new WatchedZone(PLANT);
        WatchedZone one = new WatchedZone(PLANT).with(PLANT, counted("AT-1"));
        for (WatchedZone zone : new WatchedZone[] {all, one}) {
            zone.clock(0).reads(1, "AT-1", 12).reads(1, "AT-2", 12).clock(2);
        }
        assertThat(all.said()).containsExactly("1 AT-1 gas_high on", "1 AT-2 gas_high on", "1 Z1 gas_vote on");
        assertThat(one.said()).containsExactlyElementsOf(all.said());
        assertThat(text(all)).doesNotContain("out of service");
        assertThat(text(one)).contains("1 of 1 while no vote comes from AT-1 (out of service)");
    }

    private static String text(WatchedZone zone) {
        return zone.changes.stream()
                .filter(c -> c.rule().equals("gas_vote"))
                .map(c -> Objects.requireNonNull(c.explanation()).text())
                .findFirst()
                .orElseThrow();
    }
}
