package io.davy.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.incident.Replay.Nose;
import io.davy.incident.Incident;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of incidents whenever the program is killed, and in whatever order the partitions are read again. */
class KilledIncidentsProperties {
    /** What happens in the time before the end; {@code n} says to which detector or zone, or how many records were not written. */
    record Step(Kind kind, int n) {}

    enum Kind {
        ALARM,
        READ,
        CLOCK,
        CHECKPOINT,
        KILL
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, Kind.ALARM),
                net.jqwik.api.Tuple.of(8, Kind.READ),
                net.jqwik.api.Tuple.of(1, Kind.CLOCK),
                net.jqwik.api.Tuple.of(1, Kind.CHECKPOINT),
                net.jqwik.api.Tuple.of(2, Kind.KILL));
        return net.jqwik.api.Combinators.combine(kinds, Arbitraries.integers().between(0, 5))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void whatWasPublishedAsOpenGoesOnOrIsClosedAndOneCauseIsOneIncident(
            @ForAll("lives") List<Step> life, @ForAll long seed) {
        Replay r = new Replay(true);
        Random order = new Random(seed);
        Map<String, Boolean> on = new HashMap<>();
        Set<String> ever = new HashSet<>();
        long ms = 0;
        for (Step s : life) {
            ms += 300;
            switch (s.kind()) {
                case ALARM -> {
                    Nose n = Replay.NOSES.get(s.n());
                    boolean now = !on.getOrDefault(n.sensor(), false);
                    on.put(n.sensor(), now);
                    r.happens(n, now, ms);
                }
                case READ -> r.reads(Replay.NOSES.get(s.n()).zone());
                case CLOCK -> r.clock(1);
                case CHECKPOINT -> r.keep();
                case KILL -> {
                    r.kill(s.n());
                    // What an alarm was published with goes on as that, or as what that has become part of.
                    ever.addAll(r.open());
                    Map<String, String> of = membersOfOpen(r);
                    r.readsAll(order);
                    of.forEach((alarm, id) -> assertThat(idOf(r, alarm))
                            .as("where %s is, which was published with %s", alarm, id)
                            .isEqualTo(r.follow(id)));
                }
            }
        }
        // In the end everything is on.
        for (Nose n : Replay.NOSES) {
            if (!on.getOrDefault(n.sensor(), false)) {
                r.happens(n, true, ms += 300);
            }
        }
        r.readsAll(order);
        r.clock(1);
        assertThat(r.state().open()).extracting(OpenIncident::id).containsExactlyInAnyOrderElementsOf(r.open());
        assertThat(r.state().open().stream().map(r::sensorsOf).toList())
                .containsExactlyInAnyOrder(Set.of("AT-1", "AT-2", "R-1"), Set.of("AT-3", "AT-4"), Set.of("AT-5"));
        for (OpenIncident i : r.state().open()) {
            assertThat(i.unheard()).isEmpty();
            assertThat(i.members().get(0).time())
                    .as("the first-out went on first")
                    .isEqualTo(i.members().stream()
                            .map(Incident.Member::time)
                            .min(java.util.Comparator.naturalOrder())
                            .orElseThrow());
            assertThat(i.members()).extracting(Incident.Member::alarm).doesNotHaveDuplicates();
        }
        // Then everything goes off.
        for (Nose n : Replay.NOSES) {
            r.happens(n, false, ms += 300);
        }
        r.readsAll(order);
        r.clock(61);
        assertThat(r.open()).isEmpty();
        assertThat(r.state().open()).isEmpty();
        assertThat(r.newest().keySet()).containsAll(ever);
        assertThat(r.newest().values()).allSatisfy(i -> {
            assertThat(i.closeReason()).isNotBlank();
            if (i.other().get("part_of") != null) {
                assertThat(r.newest()).containsKey(i.other().get("part_of").toString());
            }
        });
    }

    /** Alarms that went away with the run that published them keep nothing open for ever. */
    @Property(tries = 200)
    void whatIsNeverReadAgainIsClosedWithItsReason(@ForAll("lives") List<Step> life) {
        Replay before = new Replay(true);
        Map<String, Boolean> on = new HashMap<>();
        long ms = 0;
        for (Step s : life) {
            Nose n = Replay.NOSES.get(s.n());
            boolean now = !on.getOrDefault(n.sensor(), false);
            on.put(n.sensor(), now);
            before.happens(n, now, ms += 300);
            before.reads(n.zone());
        }
        Replay after = new Replay(true);
        after.topic.addAll(before.topic);
        after.kill(0);
        assertThat(after.state().open()).extracting(OpenIncident::id).containsExactlyInAnyOrderElementsOf(after.open());
        after.clock(91);
        assertThat(after.open()).isEmpty();
        assertThat(after.state().open()).isEmpty();
        List<Incident> closed = new ArrayList<>(after.topic.subList(before.topic.size(), after.topic.size()));
        assertThat(closed).allSatisfy(i -> {
            assertThat(i.closeReason())
                    .isIn("after a restart of Davy none of its alarms was found on", "all alarms off for 60 s");
            assertThat(i.alarms()).noneMatch(Incident.Member::on);
        });
    }

    private static Map<String, String> membersOfOpen(Replay r) {
        Map<String, String> of = new HashMap<>();
        r.newest().values().stream()
                .filter(i -> i.state() == Incident.State.OPEN)
                .forEach(i -> i.alarms().forEach(m -> of.put(m.alarm(), i.id())));
        return of;
    }

    private static String idOf(Replay r, String alarm) {
        return r.state().open().stream()
                .filter(i -> i.members().stream().anyMatch(m -> m.alarm().equals(alarm)))
                .map(OpenIncident::id)
                .findFirst()
                .orElse("nowhere");
    }
}
