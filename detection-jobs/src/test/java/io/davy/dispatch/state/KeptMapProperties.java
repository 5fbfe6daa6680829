package io.davy.dispatch.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class KeptMapProperties {
    /** Even numbers put, odd ones remove, each a key of forty. */
    @Property(tries = 300)
    void itHoldsWhatATreeMapHoldsAndOlderOnesStayAsTheyWere(
            @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 79) Integer> steps) {
        KeptMap<Integer> kept = KeptMap.empty();
        TreeMap<String, Integer> peer = new TreeMap<>();
        List<KeptMap<Integer>> before = new ArrayList<>();
        List<Map<String, Integer>> peersBefore = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            before.add(kept);
            peersBefore.add(new TreeMap<>(peer));
            String key = "k" + steps.get(i) / 2;
            if (steps.get(i) % 2 == 0) {
                kept = kept.with(key, i);
                peer.put(key, i);
            } else {
                kept = kept.without(key);
                peer.remove(key);
            }
        }
        assertThat(new ArrayList<>(kept.entrySet())).isEqualTo(new ArrayList<>(peer.entrySet()));
        assertThat(kept).hasSize(peer.size());
        for (Map.Entry<String, Integer> e : peer.entrySet()) {
            assertThat(kept.get(e.getKey())).isEqualTo(e.getValue());
        }
        for (int i = 0; i < before.size(); i++) {
            assertThat(before.get(i)).isEqualTo(peersBefore.get(i));
        }
    }

    @Example
    void tenThousandInOrderAreStillFoundInAFewSteps() {
        KeptMap<Integer> kept = KeptMap.empty();
        for (int i = 0; i < 10_000; i++) {
            kept = kept.with("%05d".formatted(i), i);
        }
        // An AVL tree of 10,000 has 19 levels at most.
        assertThat(kept.levels()).isLessThanOrEqualTo(19);
        assertThat(kept.get("09999")).isEqualTo(9_999);
        assertThat(kept.get("x")).isNull();
    }

    @Example
    void whatIsPutWhileSomebodyGoesThroughDoesNotShowToThem() {
        DeskMap<Integer> open =
                new DeskMap<>(KeptMap.<Integer>empty().with("a", 1).with("b", 2));
        List<String> seen = new ArrayList<>();
        for (String key : open.keySet()) {
            open.remove("b");
            open.put("c", 3);
            seen.add(key);
        }
        assertThat(seen).containsExactly("a", "b");
        assertThat(open).containsOnlyKeys("a", "c");
        assertThat(open.touched()).containsExactlyInAnyOrder("b", "c");
    }
}
