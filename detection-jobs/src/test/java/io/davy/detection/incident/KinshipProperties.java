package io.davy.detection.incident;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.plant.Plant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever alarms of several gases come in what order: joining loses none of them and makes nothing less severe. */
class KinshipProperties {
    private static final List<String> TAGS = List.of("AT-1", "AT-2", "AN-1", "AN-2", "AC-1", "AS-1");
    private static final Plant PLANT = plant().machine("P-1", 2, 0, "H2S")
            .gas("AT-1", "H2S", 0, 0, l -> l.high(10))
            .gas("AT-2", "H2S", 50, 0, l -> l.high(10))
            .gas("AN-1", "NH3", 5, 0, l -> l.high(25))
            .gas("AN-2", "NH3", 60, 0, l -> l.high(25))
            .gas("AC-1", "CO", 20, 0, l -> l.high(35))
            .gas("AS-1", "SO2", 30, 0, l -> l.high(2))
            .build();

    /** What comes: an alarm on or off, or an interval of air in which that detector reads so much. */
    record Event(int kind, String tag, boolean highHigh, double value) {}

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(TAGS),
                        Arbitraries.of(true, false),
                        Arbitraries.doubles().between(1, 100))
                .as(Event::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(40);
    }

    @Property(tries = 150)
    void eachAlarmIsInOneOpenIncidentAtLeastAsSevereAsItselfAndNoSeverityFalls(@ForAll("events") List<Event> events) {
        GasStory story = new GasStory(PLANT);
        Map<String, Priority> standing = new HashMap<>();
        Map<String, Priority> reached = new HashMap<>();
        Map<String, Double> reads = new HashMap<>();
        int second = 0;
        int seen = 0;
        for (Event e : events) {
            second += 10;
            String rule = e.highHigh() ? "gas_high_high" : "gas_high";
            Priority priority = e.highHigh() ? Priority.HIGHEST : Priority.HIGH;
            if (e.kind() >= 4) {
                reads.put(e.tag(), e.value());
                story.air(second, reads);
            } else {
                boolean on = e.kind() > 0;
                story.alarm(second, e.tag(), rule, priority, on, e.value());
                if (on) {
                    standing.put(e.tag() + rule, priority);
                } else {
                    standing.remove(e.tag() + rule);
                }
            }
            Map<String, Integer> found = new HashMap<>();
            for (OpenIncident i : story.open()) {
                for (Incident.Member m : i.members()) {
                    if (m.on()) {
                        found.merge(m.sensor() + m.rule(), 1, Integer::sum);
                        assertThat(i.severity()).isGreaterThanOrEqualTo(m.priority());
                    }
                }
                assertThat(Members.ofGas(i, i.gas()))
                        .as("an incident has alarms of its gas")
                        .isNotEmpty();
            }
            assertThat(found.keySet()).isEqualTo(standing.keySet());
            assertThat(found.values()).allMatch(n -> n == 1);
            for (; seen < story.published.size(); seen++) {
                Incident i = story.published.get(seen);
                assertThat(i.severity()).isGreaterThanOrEqualTo(reached.getOrDefault(i.id(), Priority.LOW));
                reached.put(i.id(), i.severity());
            }
        }
    }
}
