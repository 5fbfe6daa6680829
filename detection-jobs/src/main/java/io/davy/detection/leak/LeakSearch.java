package io.davy.detection.leak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a leak may be: judges a coarse grid over the area and each machine by all the evidence, then again finer where the belief
 * lies. Nothing is kept between calls: the same evidence gives the same answer.
 */
public final class LeakSearch {
    /** Cells along the longer side of the area before any is divided. */
    private static final int COARSE = 20;
    /** How often a cell that matters is divided in four. */
    private static final int FINER = 2;
    /** What is believed to be looked at closer, and how many cells at most. */
    private static final double CLOSER_SHARE = 0.99;

    private static final int CLOSER_CELLS = 50;
    /** Belief before any reading that it is one of the machines that can leak this gas. */
    private static final double MACHINES = 0.6;
    /** A machine is no point: its flanges and valves lie this far around its middle, m. */
    private static final double MACHINE_M = 2.5;

    /** And so far above and below, as a share of how high its middle is: a rate hangs on the height that the gas comes from. */
    private static final double UP_AND_DOWN = 0.6;

    private static final double[][] PARTS = {
        {0, 0, 0}, {1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}
    };
    private static final double SECONDS_AN_HOUR = 3600;

    private final SearchArea area;
    private final List<Candidate> machines;
    private final double[] floors;

    /**
     * @param area where to look
     * @param machines what can leak this gas; may be none
     * @param floors heights of the floors, m; the one below a source mirrors its gas
     */
    public LeakSearch(SearchArea area, List<Candidate> machines, List<Double> floors) {
        this.area = area;
        this.machines = machines;
        this.floors = floors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /**
     * Finds the leak.
     *
     * @param evidence all that was measured since it began; any order
     * @param kgPerM3 kg/m3 that one unit of the excess stands for; NaN if that is not known
     * @return null if nothing stands above the background
     */
    public @Nullable LeakPosterior find(List<Evidence> evidence, double kgPerM3) {
        Observations o = Observations.of(evidence);
        if (o.sumExcess <= 0) {
            return null;
        }
        double perHour = o.carried ? kgPerM3 * SECONDS_AN_HOUR : Double.NaN;
        Hypotheses h = new Hypotheses(o, perHour);
        List<Cell> cells = new ArrayList<>();
        machines(cells, h.count());
        ground(cells, h.count());
        cells.forEach(c -> c.judge(h, floorBelow(c.z)));
        List<Cell> told = cells;
        share(told);
        for (int i = 0; i < FINER; i++) {
            told = finer(told, h);
        }
        return Telling.of(told, machines, o, !Double.isNaN(perHour));
    }

    private double floorBelow(double z) {
        double below = floors.length == 0 ? 0 : floors[0];
        for (double f : floors) {
            below = f <= z ? f : below;
        }
        return below;
    }

    private void machines(List<Cell> cells, int hypotheses) {
        double prior = Math.log(MACHINES / Math.max(1, machines.size()) / PARTS.length);
        double half = MACHINE_M / 2;
        for (int m = 0; m < machines.size(); m++) {
            var at = machines.get(m).place();
            double height = Math.min(MACHINE_M, UP_AND_DOWN * Math.max(0, at.z() - floorBelow(at.z())));
            for (double[] p : PARTS) {
                cells.add(new Cell(
                        at.x() + MACHINE_M * p[0],
                        at.y() + MACHINE_M * p[1],
                        at.z() + height * p[2],
                        half,
                        half,
                        prior,
                        m,
                        hypotheses));
            }
        }
    }

    private void ground(List<Cell> cells, int hypotheses) {
        double width = area.maxX() - area.minX();
        double depth = area.maxY() - area.minY();
        double side = Math.max(width, depth) / COARSE;
        int columns = (int) Math.max(1, Math.round(width / side));
        int rows = (int) Math.max(1, Math.round(depth / side));
        double halfX = width / columns / 2;
        double halfY = depth / rows / 2;
        double all = (double) columns * rows * area.heights().size();
        double prior = Math.log((machines.isEmpty() ? 1 : 1 - MACHINES) / all);
        for (double z : area.heights()) {
            for (int i = 0; i < columns; i++) {
                for (int k = 0; k < rows; k++) {
                    double x = area.minX() + (2 * i + 1) * halfX;
                    double y = area.minY() + (2 * k + 1) * halfY;
                    cells.add(new Cell(x, y, z, halfX, halfY, prior, Cell.FREE, hypotheses));
                }
            }
        }
    }

    /** Divides the free cells that hold most of the belief, and shares it out anew. */
    private List<Cell> finer(List<Cell> cells, Hypotheses h) {
        List<Cell> order = new ArrayList<>(cells);
        order.removeIf(c -> c.owner != Cell.FREE);
        order.sort(Comparator.comparingDouble(c -> -c.mass));
        double free = order.stream().mapToDouble(c -> c.mass).sum();
        List<Cell> next = new ArrayList<>(cells.size() + 3 * CLOSER_CELLS);
        cells.stream().filter(c -> c.owner != Cell.FREE).forEach(next::add);
        double taken = 0;
        for (int i = 0; i < order.size(); i++) {
            Cell c = order.get(i);
            if (i >= CLOSER_CELLS || taken > CLOSER_SHARE * free) {
                next.add(c);
                continue;
            }
            taken += c.mass;
            double x = c.halfX / 2;
            double y = c.halfY / 2;
            for (int k = 0; k < 4; k++) {
                Cell part = new Cell(
                        c.x + ((k & 1) == 0 ? x : -x),
                        c.y + ((k & 2) == 0 ? y : -y),
                        c.z,
                        x,
                        y,
                        c.prior - Math.log(4),
                        Cell.FREE,
                        h.count());
                part.judge(h, floorBelow(c.z));
                next.add(part);
            }
        }
        share(next);
        return next;
    }

    /** Makes shares of logarithms: all cells and hypotheses together are 1. */
    private static void share(List<Cell> cells) {
        double most = Double.NEGATIVE_INFINITY;
        for (Cell c : cells) {
            for (double l : c.log) {
                most = Math.max(most, l);
            }
        }
        double sum = 0;
        for (Cell c : cells) {
            double mass = 0;
            for (double l : c.log) {
                mass += Math.exp(l - most);
            }
            c.mass = mass;
            sum += mass;
        }
        for (Cell c : cells) {
            c.mass /= sum;
        }
    }
}
