package io.davy.alerting.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ShelfProperties {
    record Thing(String id, boolean matters, int round) {}

    @Property(tries = 300)
    void pageThatFollowsTheChangesSeesWhatTheShelfHolds(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 799) Integer> steps) {
        Shelf<Thing> shelf = new Shelf<>(Thing::id, Thing::matters, 5);
        Map<String, Thing> page = new HashMap<>();
        Map<String, Thing> newest = new HashMap<>();
        int round = 0;
        for (int step : steps) {
            Thing thing = new Thing("t" + step % 40, step % 3 == 0, round++);
            if (step >= 780) {
                shelf.remove(thing.id());
                newest.remove(thing.id());
            } else {
                shelf.put(thing);
                newest.put(thing.id(), thing);
            }
            if (step % 7 == 0) {
                follow(page, shelf);
            }
        }
        follow(page, shelf);
        Map<String, Thing> held = shelf.all().stream().collect(Collectors.toMap(Thing::id, t -> t));
        assertThat(page).isEqualTo(held);
        assertThat(held.values()).allSatisfy(t -> assertThat(t).isEqualTo(newest.get(t.id())));
        newest.values().stream()
                .filter(Thing::matters)
                .forEach(t -> assertThat(held).containsKey(t.id()));
        assertThat(held.values().stream().filter(t -> !t.matters())).hasSizeLessThanOrEqualTo(5);
    }

    private static void follow(Map<String, Thing> page, Shelf<Thing> shelf) {
        Shelf.Changes<Thing> changes = shelf.drain();
        changes.now().forEach(t -> page.put(t.id(), t));
        changes.gone().forEach(page::remove);
    }
}
