package io.davy.plant;

import io.davy.plant.BuiltIns.Gas;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The units that sensors report in, and what one is in another. */
public final class Units {
    /** Litres of one mole of gas at 25 degC and 1013 hPa. */
    private static final double MOLAR_VOLUME = 24.45;

    private static final Set<String> GAS = Set.of("ppm", "ppb", "%vol", "%LEL", "mg/m3");

    private Units() {}

    /** The unit that a sensor has where the file gives none; null for kind OTHER. */
    public static @Nullable String standard(SensorKind kind, @Nullable String gas) {
        return switch (kind) {
            case GAS -> {
                Gas known = gas == null ? null : BuiltIns.get().gas(gas);
                String unit = known == null ? null : known.unit();
                yield unit != null ? unit : known != null && known.lel() != null ? "%LEL" : "ppm";
            }
            case TEMPERATURE -> "degC";
            case VIBRATION -> "mm/s";
            case WIND_SPEED -> "m/s";
            case WIND_DIRECTION -> "deg";
            case PRESSURE -> "bar";
            case FLOW -> "m3/h";
            case CURRENT -> "A";
            case VOLTAGE -> "V";
            case LEVEL -> "%";
            case OTHER -> null;
        };
    }

    /** The units that a kind of sensor can have; empty if any. */
    public static Set<String> of(SensorKind kind) {
        return switch (kind) {
            case GAS -> GAS;
            case TEMPERATURE -> Set.of("degC");
            case VIBRATION -> Set.of("mm/s");
            case WIND_SPEED -> Set.of("m/s");
            case WIND_DIRECTION -> Set.of("deg");
            case PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> Set.of();
        };
    }

    /**
     * One unit of a gas concentration in another unit.
     *
     * @return what to multiply with; empty if the gas has no figure (explosion limit, molar mass) that this needs
     */
    public static OptionalDouble factor(String gas, String from, String to) {
        if (from.equals(to)) {
            return OptionalDouble.of(1);
        }
        OptionalDouble a = ppm(gas, from);
        OptionalDouble b = ppm(gas, to);
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() / b.getAsDouble())
                : OptionalDouble.empty();
    }

    /** One unit in ppm. */
    private static OptionalDouble ppm(String gas, String unit) {
        Gas known = BuiltIns.get().gas(gas);
        Double lel = known == null ? null : known.lel();
        Double molarMass = known == null ? null : known.molarMass();
        return switch (unit) {
            case "ppm" -> OptionalDouble.of(1);
            case "ppb" -> OptionalDouble.of(0.001);
            case "%vol" -> OptionalDouble.of(10_000);
            case "%LEL" -> lel == null ? OptionalDouble.empty() : OptionalDouble.of(lel * 100);
            case "mg/m3" -> molarMass == null ? OptionalDouble.empty() : OptionalDouble.of(MOLAR_VOLUME / molarMass);
            default -> OptionalDouble.empty();
        };
    }
}
