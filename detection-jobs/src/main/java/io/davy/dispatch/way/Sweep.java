package io.davy.dispatch.way;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * Several stops in their order and the ways between them, the same for every robot of a class.
 *
 * @param stops in the order of travel, one at least
 * @param legs between them; one less than there are stops
 */
record Sweep(List<Pose> stops, List<Way> legs) {

    /** The same with its first stops only. */
    Sweep first(int n) {
        return n >= stops.size() ? this : new Sweep(stops.subList(0, n), legs.subList(0, n - 1));
    }

    /** A way to the first stop, and on through the others. */
    Tour after(Way to) {
        List<String> nodes = new ArrayList<>();
        List<String> edges = new ArrayList<>();
        List<Tour.Stop> at = new ArrayList<>();
        int first = to.nodes().size() - 1;
        double metres = to.lengthM();
        double seconds = to.seconds();
        double exposure = to.exposure();
        at.add(new Tour.Stop(first, stops.get(0)));
        for (int i = 0; i < legs.size(); i++) {
            Way leg = legs.get(i);
            nodes.addAll(leg.nodes().subList(1, leg.nodes().size()));
            edges.addAll(leg.edges());
            metres += leg.lengthM();
            seconds += leg.seconds();
            exposure += leg.exposure();
            at.add(new Tour.Stop(first + nodes.size(), stops.get(i + 1)));
        }
        return new Tour(
                new Way(new Joined(to.nodes(), nodes), new Joined(to.edges(), edges), metres, seconds, exposure),
                List.copyOf(at),
                to.seconds());
    }

    /** Two lists one after the other; the first may not be written out yet. */
    private static final class Joined extends AbstractList<String> {
        private final List<String> first;
        private final List<String> second;

        Joined(List<String> first, List<String> second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public String get(int index) {
            return index < first.size() ? first.get(index) : second.get(index - first.size());
        }

        @Override
        public int size() {
            return first.size() + second.size();
        }
    }
}
