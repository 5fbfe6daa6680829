package io.davy.detection.leak;

import io.davy.plant.Place;
import java.util.Collection;
import java.util.List;

/**
 * Where a leak is looked for besides the machines.
 *
 * @param minX west edge, m
 * @param maxX east edge, m
 * @param minY south edge, m
 * @param maxY north edge, m
 * @param heights heights of a source that are tried, m above the site's datum; at least one
 */
public record SearchArea(double minX, double maxX, double minY, double maxY, List<Double> heights) {
    /** Below this spread, noses stand in one layer, and one height of a source serves, m. */
    private static final double ONE_LAYER_M = 1.5;
    /** Noses that are no further apart than this on the plan stand above each other, m. */
    private static final double SAME_M = 0.5;

    private static final double LONE_M = 30;

    /**
     * The ground that noses and machines cover, and half the noses' usual distance around it: a leak further out is seen by nobody. Each nose
     * stands in the middle of a square that is its own; noses above each other share one. So of an even grid in a room it is the room.
     *
     * @param noses where gas was measured; at least one
     * @param machines what can leak
     */
    public static SearchArea around(Collection<Place> noses, Collection<Place> machines) {
        Extent e = new Extent();
        noses.forEach(e::take);
        machines.forEach(e::take);
        double width = Math.max(e.maxX - e.minX, 0);
        double depth = Math.max(e.maxY - e.minY, 0);
        // One lone nose: what it can smell lies within some tens of metres.
        double margin = noses.size() == 1 && machines.isEmpty() ? LONE_M : apart(noses, width, depth) / 2;
        return new SearchArea(
                e.minX - margin, e.maxX + margin, e.minY - margin, e.maxY + margin, heights(noses, machines));
    }

    /** Side of the square that each place of a nose has for its own: so many of them cover the box and half a side around it. */
    private static double apart(Collection<Place> noses, double width, double depth) {
        long n = noses.stream()
                .map(p -> Math.round(p.x() / SAME_M) + "," + Math.round(p.y() / SAME_M))
                .distinct()
                .count();
        double half = width + depth;
        return n < 2 ? 1 : Math.max(1, (half + Math.sqrt(half * half + 4 * (n - 1) * width * depth)) / (2 * (n - 1)));
    }

    private static List<Double> heights(Collection<Place> noses, Collection<Place> machines) {
        Extent n = new Extent();
        noses.forEach(n::take);
        if (n.maxZ - n.minZ > ONE_LAYER_M) {
            return List.of(n.minZ, (n.minZ + n.maxZ) / 2, n.maxZ);
        }
        Collection<Place> usual = machines.isEmpty() ? noses : machines;
        double[] z = usual.stream().mapToDouble(Place::z).sorted().toArray();
        return List.of(z[z.length / 2]);
    }

    /** The least box around places. */
    private static final class Extent {
        private double minX = Double.POSITIVE_INFINITY;
        private double maxX = Double.NEGATIVE_INFINITY;
        private double minY = Double.POSITIVE_INFINITY;
        private double maxY = Double.NEGATIVE_INFINITY;
        private double minZ = Double.POSITIVE_INFINITY;
        private double maxZ = Double.NEGATIVE_INFINITY;

        private void take(Place p) {
            minX = Math.min(minX, p.x());
            maxX = Math.max(maxX, p.x());
            minY = Math.min(minY, p.y());
            maxY = Math.max(maxY, p.y());
            minZ = Math.min(minZ, p.z());
            maxZ = Math.max(maxZ, p.z());
        }
    }
}
