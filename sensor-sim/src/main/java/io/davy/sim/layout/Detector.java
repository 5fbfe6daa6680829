package io.davy.sim.layout;

import io.davy.sim.device.InstrumentSpec;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A kind of gas detector as plants have them. Ranges, T90, noise and drift are of the size that makers' data sheets give (from memory, to be
 * confirmed): electrochemical cells for toxic gases, infrared or laser for hydrocarbons.
 *
 * @param gas as in the plant's rule tables
 * @param molarMass g/mol
 * @param background what clean air holds of it, ppm
 * @param spec in ppm
 * @param zeroBand what its maker hides around zero where he does, ppm; 0 for a kind that shows all
 */
record Detector(String gas, double molarMass, double background, InstrumentSpec spec, double zeroBand) {
    private static final List<Detector> KINDS = List.of(
            new Detector("CH4", 16.04, 2, new InstrumentSpec(5, 0.3, 0.15, 0.05, 0.02, 0.1, 0, 0, 10_000), 0),
            new Detector("C3H8", 44.1, 0, new InstrumentSpec(5, 1, 0.5, 0.3, 0.02, 0.1, 0, 0, 5_000), 0),
            new Detector("H2S", 34.08, 0, new InstrumentSpec(25, 0.15, 0.1, 0.1, 0.02, 0.1, 0, -2, 100), 0.5),
            new Detector("NH3", 17.03, 0, new InstrumentSpec(45, 0.5, 0.3, 0.3, 0.03, 0.1, 0, -5, 300), 1.5),
            new Detector("CO", 28.01, 0.2, new InstrumentSpec(20, 0.5, 0.3, 0.3, 0.02, 0.1, 0, -5, 500), 2),
            new Detector("H2", 2.016, 0.5, new InstrumentSpec(40, 2, 1, 1, 0.02, 1, 0, -20, 1_000), 0));

    private static final double LITRES_A_MOL = 24.45;
    private static final double HIDES_ZERO = 0.3;
    private static final double LEAST_NOISE = 0.5;
    private static final double MOST_NOISE = 2;

    /** One of the kinds, more or less noisy; some hide what they read around zero. */
    static Detector any(RandomGenerator random) {
        Detector kind = KINDS.get(random.nextInt(KINDS.size()));
        double factor = LEAST_NOISE * Math.pow(MOST_NOISE / LEAST_NOISE, random.nextDouble());
        InstrumentSpec noisy = kind.spec.withNoise(factor * kind.spec.noise());
        boolean hides = kind.zeroBand > 0 && random.nextDouble() < HIDES_ZERO;
        return new Detector(
                kind.gas,
                kind.molarMass,
                kind.background,
                hides ? noisy.withZeroBand(kind.zeroBand) : noisy,
                kind.zeroBand);
    }

    /** A mass flow in ppm m3 (millionths of a cubic metre of pure gas) a second. */
    double ppmM3PerSecond(double kgPerH) {
        return kgPerH / 3600 * 1000 / molarMass * LITRES_A_MOL / 1000 * 1e6;
    }
}
