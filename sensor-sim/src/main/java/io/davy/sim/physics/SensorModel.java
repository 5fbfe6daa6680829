package io.davy.sim.physics;

import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import java.util.SplittableRandom;

/** One fixed sensor: what it sees while its machine is well, its lag, noise, slow drift and range. */
final class SensorModel {
    private static final double DAY_S = 86_400;
    private static final double DRIFT_TIME_S = 1800;
    /** T90 over this is the time constant of a first-order lag. */
    private static final double T90_TIME_CONSTANTS = Math.log(10);

    private final Sensor sensor;
    private final HealthyBand band;
    private final double base;
    private final double noiseSd;
    private final double driftSd;
    private final double daySwing;
    private final double timeConstant;
    private final double perUnit;
    private final SplittableRandom random;
    private double truth;
    private double shown;
    private double drift;
    private double driftAt;

    SensorModel(Sensor sensor, RuleSet rules, long seed) {
        this.sensor = sensor;
        this.band = new HealthyBand(sensor, rules);
        this.base = band.base();
        double margin = band.margin();
        double span = sensor.range().span();
        double noise = Math.min(0.003 * span, 0.04 * margin);
        if (rules.ratePerMin() != null && rules.rateWindow() != null) {
            // Two noisy readings must not look like a rise.
            noise = Math.min(
                    noise, 0.05 * rules.ratePerMin() * rules.rateWindow().toMillis() / 60_000.0);
        }
        this.noiseSd = noise;
        this.driftSd = Math.min(noise, 0.05 * margin);
        this.daySwing = Math.min(1.5, 0.2 * margin);
        this.timeConstant = t90(sensor) / T90_TIME_CONSTANTS;
        this.perUnit = Math.pow(10, Math.ceil(Math.log10(1e5 / span)));
        this.random = new SplittableRandom(seed ^ ((long) sensor.tag().hashCode() << 20));
        this.truth = base;
        this.shown = base;
    }

    private static double t90(Sensor sensor) {
        return switch (sensor.kind()) {
            case GAS -> 8;
            case TEMPERATURE -> 5;
            case VIBRATION -> 1;
            case WIND_SPEED, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> 1;
            case WIND_DIRECTION -> 0;
        };
    }

    Sensor sensor() {
        return sensor;
    }

    /** Time constant of its lag, s. */
    double timeConstant() {
        return timeConstant;
    }

    /** The nearest limit above its healthy value, or a tenth of its range above it where it has none. */
    double upperLimit() {
        return band.upper() < sensor.range().max()
                ? band.upper()
                : base + 0.1 * sensor.range().span();
    }

    /** The highest limit that it has, or its {@link #upperLimit()}. */
    double highestLimit() {
        return Math.max(band.highest(), upperLimit());
    }

    /** How far its value stands off from the nearest limit while all is well. */
    double margin() {
        return band.margin();
    }

    double base() {
        return base;
    }

    double noiseSd() {
        return noiseSd;
    }

    /** What it would see if nothing were wrong. */
    double healthy(double seconds, Wind wind) {
        return switch (sensor.kind()) {
            case WIND_SPEED -> wind.speed();
            case WIND_DIRECTION -> wind.fromDegrees();
            case TEMPERATURE -> base + daySwing * Math.sin(2 * Math.PI * seconds / DAY_S);
            case GAS, VIBRATION, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> base;
        };
    }

    /**
     * Moves on by dt seconds.
     *
     * @param trueValue the true value there
     * @param foreign what other gases add to what it sees, or take from it
     */
    void step(double dt, double trueValue, double foreign) {
        truth = trueValue;
        if (timeConstant == 0) {
            shown = trueValue;
            return;
        }
        // A cell that is driven far out of its range saturates; otherwise it would never come back.
        double beyond = 0.1 * sensor.range().span();
        double seen =
                Math.max(sensor.range().min() - beyond, Math.min(sensor.range().max() + beyond, trueValue + foreign));
        shown += (seen - shown) * (1 - Math.exp(-dt / timeConstant));
    }

    double truth() {
        return truth;
    }

    /** What it sees, its own gas and others, behind the lag, without noise. */
    double shown() {
        return shown;
    }

    /** What it reports now. */
    double read(double seconds) {
        double keep = Math.exp(-(seconds - driftAt) / DRIFT_TIME_S);
        drift = drift * keep + driftSd * Math.sqrt(1 - keep * keep) * random.nextGaussian();
        driftAt = seconds;
        double value = shown + clip(drift, 3 * driftSd) + clip(noiseSd * random.nextGaussian(), 4 * noiseSd);
        double clamped = Math.max(sensor.range().min(), Math.min(sensor.range().max(), value));
        return Math.round(clamped * perUnit) / perUnit;
    }

    private static double clip(double x, double most) {
        return Math.max(-most, Math.min(most, x));
    }
}
