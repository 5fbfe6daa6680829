package io.davy.appliance.learn;

import io.davy.detection.machine.MachineTeacher;
import io.davy.detection.machine.MachineTeacher.Look;
import io.davy.plant.MachineModel;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Suggests limits and machine models. A limit is suggested only where the plant has none on that side, so that a rule table is never
 * loosened: gas and wind are left to theirs.
 */
final class Proposer {
    private static final double RARE = 0.001;
    /** A limit lies beyond the rare values by this share of their distance from the middle. */
    private static final double MARGIN = 0.5;
    /** And by no less than this share of the middle. */
    private static final double LEAST = 0.02;
    /** A day shows most of what a process does; of less, the margin grows with the root of what is missing, threefold at most. */
    private static final double DAY_MS = 86_400_000;

    private static final double WIDEST = 3;

    private static final int FEWEST = 200;
    private static final MathContext UP = new MathContext(3, RoundingMode.CEILING);
    private static final MathContext DOWN = new MathContext(3, RoundingMode.FLOOR);

    private final Plant plant;
    private final History history;
    private final long untilMs;
    private final List<String> kept = new ArrayList<>();

    /**
     * A proposer.
     *
     * @param untilMs only what was before it is learned of
     */
    Proposer(Plant plant, History history, long untilMs) {
        this.plant = plant;
        this.history = history;
        this.untilMs = untilMs;
    }

    Proposal propose() {
        List<Proposal.Limits> limits = new ArrayList<>();
        for (Sensor s : plant.sensors()) {
            Proposal.Limits l = history.tags().contains(s.tag()) ? limits(s) : null;
            if (l != null) {
                limits.add(l);
            }
        }
        List<Proposal.Model> models = new ArrayList<>();
        for (Machine m : plant.machines()) {
            MachineModel model = model(m);
            if (model != null) {
                models.add(new Proposal.Model(m.id(), model));
            }
        }
        return new Proposal(List.copyOf(limits), List.copyOf(models), List.copyOf(kept));
    }

    /** Which sides of a kind may have limits of its history. */
    private enum Sides {
        NONE,
        HIGH,
        BOTH
    }

    private static Sides sides(Sensor s) {
        return switch (s.kind()) {
            case GAS, WIND_SPEED, WIND_DIRECTION -> Sides.NONE;
            case TEMPERATURE, VIBRATION -> Sides.HIGH;
            case PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> Sides.BOTH;
        };
    }

    private Proposal.@Nullable Limits limits(Sensor s) {
        Sides sides = sides(s);
        double[] values = history.of(s.tag()).sortedBefore(untilMs);
        if (sides == Sides.NONE) {
            kept.add(s.tag() + ": its limits come from the rule tables");
            return null;
        }
        if (values.length < FEWEST) {
            kept.add(s.tag() + ": only " + values.length + " readings, fewer than " + FEWEST);
            return null;
        }
        RuleSet now = RuleBook.rulesFor(plant, s);
        double median = values[values.length / 2];
        double low = values[(int) (RARE * values.length)];
        double high = values[(int) Math.min(values.length - 1L, (long) ((1 - RARE) * values.length))];
        boolean hasHigh = now.high() != null || now.highHigh() != null || now.zoneBc() != null || now.zoneCd() != null;
        boolean hasLow = now.low() != null || now.lowLow() != null;
        Double upper = hasHigh ? null : within(s, up(high + margin(s, high - median, median)));
        Double lower = sides == Sides.HIGH || hasLow ? null : within(s, down(low - margin(s, median - low, median)));
        if (hasHigh) {
            kept.add(s.tag() + ": keeps its high limit; the history's rare values end at " + high + " " + s.unit());
        }
        return upper == null && lower == null
                ? null
                : new Proposal.Limits(s.tag(), s.unit(), lower, upper, median, low, high, values.length);
    }

    private double margin(Sensor s, double distance, double median) {
        double heardMs = Math.max(
                1.0,
                (double) history.of(s.tag()).countBefore(untilMs)
                        * history.of(s.tag()).intervalMs());
        double wider = Math.min(WIDEST, Math.max(1, Math.sqrt(DAY_MS / heardMs)));
        return wider * Math.max(MARGIN * distance, LEAST * Math.abs(median));
    }

    private static double up(double v) {
        return new BigDecimal(v).round(UP).doubleValue();
    }

    private static double down(double v) {
        return new BigDecimal(v).round(DOWN).doubleValue();
    }

    private static @Nullable Double within(Sensor s, double limit) {
        return limit > s.range().min() && limit < s.range().max() ? limit : null;
    }

    private @Nullable MachineModel model(Machine m) {
        List<Sensor> channels = MachineTeacher.channels(plant, m);
        if (channels.isEmpty()
                || channels.stream().anyMatch(c -> history.of(c.tag()).size() == 0)) {
            return null;
        }
        MachineModel model = MachineTeacher.learn(channels, looks(channels));
        if (model == null) {
            kept.add(m.id() + ": fewer than " + MachineTeacher.FEWEST
                    + " looks at all its channels while it ran; it learns on line");
        }
        return model;
    }

    /** One look each time that every channel has spoken. */
    private List<Look> looks(List<Sensor> channels) {
        int p = channels.size();
        Series[] series = channels.stream().map(c -> history.of(c.tag())).toArray(Series[]::new);
        long intervalMs =
                channels.stream().mapToLong(c -> c.interval().toMillis()).max().orElse(1000);
        int[] at = new int[p];
        List<Look> looks = new ArrayList<>();
        while (true) {
            // A look ends with the channel that spoke last; those before it must not be older than half an interval
            // more.
            long newest = Long.MIN_VALUE;
            for (int j = 0; j < p; j++) {
                if (at[j] >= series[j].size()) {
                    return looks;
                }
                newest = Math.max(newest, series[j].time(at[j]));
            }
            if (newest >= untilMs) {
                return looks;
            }
            boolean together = true;
            for (int j = 0; j < p; j++) {
                if (newest - series[j].time(at[j]) > 1.5 * intervalMs) {
                    at[j]++;
                    together = false;
                }
            }
            if (together) {
                double[] values = new double[p];
                for (int j = 0; j < p; j++) {
                    while (at[j] + 1 < series[j].size() && series[j].time(at[j] + 1) <= newest) {
                        at[j]++;
                    }
                    values[j] = series[j].value(at[j]++);
                }
                looks.add(new Look(newest, values));
            }
        }
    }
}
