package io.davy.sim.physics;

import java.util.Locale;
import java.util.Map;

/**
 * What the simulator knows of a gas.
 *
 * @param molarMass g/mol
 * @param lowerExplosiveLimit %vol; 0 if it does not burn
 * @param background what clean air holds of it, ppm
 */
record GasProperties(double molarMass, double lowerExplosiveLimit, double background) {
    private static final double LITRES_A_MOL = 24.45;
    private static final GasProperties OTHER = new GasProperties(40, 1.5, 0);
    private static final Map<String, GasProperties> KNOWN = Map.ofEntries(
            Map.entry("H2S", new GasProperties(34.08, 4.0, 0)),
            Map.entry("CH4", new GasProperties(16.04, 4.4, 2)),
            Map.entry("CO", new GasProperties(28.01, 10.9, 0.2)),
            Map.entry("CO2", new GasProperties(44.01, 0, 420)),
            Map.entry("NH3", new GasProperties(17.03, 15, 0)),
            Map.entry("SO2", new GasProperties(64.07, 0, 0)),
            Map.entry("CL2", new GasProperties(70.9, 0, 0)),
            Map.entry("H2", new GasProperties(2.016, 4.0, 0.5)),
            Map.entry("C3H8", new GasProperties(44.1, 1.7, 0)),
            Map.entry("C4H10", new GasProperties(58.12, 1.4, 0)),
            Map.entry("C6H6", new GasProperties(78.11, 1.2, 0)),
            Map.entry("O2", new GasProperties(32, 0, 209_000)));

    /** The properties of a gas; of a middling hydrocarbon if it is not known. */
    static GasProperties of(String gas) {
        return KNOWN.getOrDefault(gas.toUpperCase(Locale.ROOT), OTHER);
    }

    /**
     * A concentration in another unit.
     *
     * @throws IllegalArgumentException if the unit is none of gas concentration
     */
    double fromPpm(double ppm, String unit) {
        return ppm
                * switch (unit.toLowerCase(Locale.ROOT).replace(" ", "")) {
                    case "ppm" -> 1;
                    case "ppb" -> 1000;
                    case "%vol", "vol%", "%" -> 1e-4;
                    case "%lel", "lel%" -> lowerExplosiveLimit > 0 ? 1 / (lowerExplosiveLimit * 100) : 0;
                    case "mg/m3", "mg/m³" -> molarMass / LITRES_A_MOL;
                    default ->
                        throw new IllegalArgumentException("the simulator does not know the gas unit '" + unit
                                + "'; it knows ppm, ppb, %vol, %LEL and mg/m3");
                };
    }

    /** Mass of an amount given in ppm m3, kg. */
    double kilograms(double ppmCubicMetres) {
        return ppmCubicMetres * 1e-6 * molarMass / LITRES_A_MOL;
    }
}
