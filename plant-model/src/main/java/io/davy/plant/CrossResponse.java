package io.davy.plant;

import io.davy.plant.yaml.CrossTable;
import io.davy.plant.yaml.CrossTable.Row;
import io.davy.plant.yaml.CrossTable.Table;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a gas detector shows of another gas: the plant's own figure, or a typical one.
 *
 * @param share of the other gas's concentration, both in ppm; of a detector in %LEL, or in %vol for a burning gas, both in %LEL. Negative where
 *     the other gas lowers the reading
 * @param perPpm what the detector shows for each ppm of the other gas, in its own unit
 * @param source where the figure comes from
 * @param evidence seen, weak or memory
 */
public record CrossResponse(double share, double perPpm, String source, String evidence) {
    private static final Table SHIPPED = CrossTable.read();

    /** What a fixed detector shows of another gas; null if it is not known to respond. */
    public static @Nullable CrossResponse of(Sensor detector, String other) {
        String gas = detector.gas();
        Double own = detector.cross().get(other);
        return gas == null
                ? null
                : own == null
                        ? typical(gas, detector.unit(), other)
                        : converted(
                                gas,
                                detector.unit(),
                                other,
                                new Row(own, "plant.yaml, cross of " + detector.tag(), "seen"));
    }

    /**
     * What detectors of a gas typically show of another one; null if they are not known to respond.
     *
     * @param gas the gas that they are for
     * @param unit the unit that they report in
     */
    public static @Nullable CrossResponse typical(String gas, String unit, String other) {
        Row row = null;
        if (burning(gas, unit)) {
            row = quotient(gas, other);
        } else if (!unit.startsWith("%")) {
            row = SHIPPED.cells().getOrDefault(gas, Map.of()).get(other);
        }
        return row == null || gas.equals(other) ? null : converted(gas, unit, other, row);
    }

    /** The gases that the shipped figures speak of. */
    public static Set<String> gases() {
        Set<String> gases = new TreeSet<>(SHIPPED.cells().keySet());
        SHIPPED.cells().values().forEach(others -> gases.addAll(others.keySet()));
        gases.addAll(SHIPPED.burning().keySet());
        return gases;
    }

    private static boolean burning(String gas, String unit) {
        return SHIPPED.burning().containsKey(gas) && (unit.equals("%LEL") || unit.equals("%vol"));
    }

    private static @Nullable Row quotient(String gas, String other) {
        Row of = SHIPPED.burning().get(gas);
        Row shown = SHIPPED.burning().get(other);
        return of == null || shown == null
                ? null
                : new Row(shown.share() / of.share(), shown.source(), shown.evidence());
    }

    private static @Nullable CrossResponse converted(String gas, String unit, String other, Row row) {
        String basis = unit.equals("%LEL") || burning(gas, unit) ? "%LEL" : "ppm";
        double from = Units.factor(other, "ppm", basis).orElse(Double.NaN);
        double to = Units.factor(gas, basis, unit).orElse(Double.NaN);
        double perPpm = from * row.share() * to;
        return Double.isNaN(perPpm) ? null : new CrossResponse(row.share(), perPpm, row.source(), row.evidence());
    }
}
