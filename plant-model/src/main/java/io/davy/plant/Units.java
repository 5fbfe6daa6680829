package io.davy.plant;

import io.davy.plant.BuiltIns.Gas;
import io.davy.plant.Plant.Air;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The units that sensors report in, and what one is in another. */
public final class Units {
    /** Litres of one mole of an ideal gas at 0 degC and 1013.25 hPa. */
    private static final double MOLAR_VOLUME = 22.414;

    private static final double ZERO_KELVIN = 273.15;
    private static final double STANDARD_HPA = 1013.25;
    /** The air at which exposure limits are converted where a site says nothing: 25 degC, 1013.25 hPa. */
    private static final Air USUAL = new Air(25, STANDARD_HPA);

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

    /** Litres of one mole of gas in this air. */
    public static double molarVolume(@Nullable Air air) {
        Air a = air == null ? USUAL : air;
        return MOLAR_VOLUME * (a.degC() + ZERO_KELVIN) / ZERO_KELVIN * STANDARD_HPA / a.hPa();
    }

    /** One unit of a gas concentration in another unit, at 25 degC and 1013.25 hPa. */
    public static OptionalDouble factor(String gas, String from, String to) {
        return factor(gas, from, to, null);
    }

    /**
     * One unit of a gas concentration in another unit.
     *
     * @param air temperature and pressure of the air, which matter between a mass and a volume; the usual where null
     * @return what to multiply with; empty if the gas has no figure (explosion limit, molar mass) that this needs
     */
    public static OptionalDouble factor(String gas, String from, String to, @Nullable Air air) {
        if (from.equals(to)) {
            return OptionalDouble.of(1);
        }
        OptionalDouble a = ppm(gas, from, air);
        OptionalDouble b = ppm(gas, to, air);
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() / b.getAsDouble())
                : OptionalDouble.empty();
    }

    /** One unit in ppm. */
    private static OptionalDouble ppm(String gas, String unit, @Nullable Air air) {
        Gas known = BuiltIns.get().gas(gas);
        Double lel = known == null ? null : known.lel();
        Double molarMass = known == null ? null : known.molarMass();
        return switch (unit) {
            case "ppm" -> OptionalDouble.of(1);
            case "ppb" -> OptionalDouble.of(0.001);
            case "%vol" -> OptionalDouble.of(10_000);
            case "%LEL" -> lel == null ? OptionalDouble.empty() : OptionalDouble.of(lel * 100);
            case "mg/m3" ->
                molarMass == null ? OptionalDouble.empty() : OptionalDouble.of(molarVolume(air) / molarMass);
            default -> OptionalDouble.empty();
        };
    }
}
