package io.davy.detection.leak;

import io.davy.air.Dispersion;
import io.davy.detection.gas.AirSample;
import io.davy.plant.Place;
import io.davy.plant.Sensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Makes evidence of the air of an area: what fixed noses and robots on their way read of one gas, and the wind that blew then. */
public final class AirEvidence {
    /** From this share of its range on a reading is taken for the end of the range. */
    private static final double FULL = 0.95;
    /** A robot's readings within this square are one observation, m. */
    private static final double STEP_M = 2;
    /** A wind older than this says nothing of now, ms. */
    private static final long WIND_MS = 120_000;

    private static final double MS_A_SECOND = 1000;

    private final Map<String, Sensor> fixed;
    private final String suffix;
    private final ToDoubleFunction<Sensor> perUnit;
    private final double perRobotUnit;

    /**
     * @param fixed the area's fixed noses for the gas, by tag
     * @param gas the gas; a robot's nose for it is tagged {@code ROBOT/GAS}
     * @param perUnit what one unit of a fixed nose is in the unit that the evidence is to have
     * @param perRobotUnit what one unit of a robot's nose is
     */
    public AirEvidence(Map<String, Sensor> fixed, String gas, ToDoubleFunction<Sensor> perUnit, double perRobotUnit) {
        this.fixed = fixed;
        this.suffix = "/" + gas;
        this.perUnit = perUnit;
        this.perRobotUnit = perRobotUnit;
    }

    /**
     * The evidence of these samples, by time.
     *
     * @param kept all air that is remembered, for the background of each nose
     */
    public List<Evidence> of(List<AirSample> air, List<AirSample> kept) {
        Map<String, Double> clean = CleanAir.of(kept);
        NavigableMap<Long, AirSample> winds = new TreeMap<>();
        air.stream().filter(AirEvidence::hasWind).forEach(a -> winds.put(a.startMs(), a));
        List<Evidence> all = new ArrayList<>();
        for (AirSample a : air.stream()
                .sorted(Comparator.comparingLong(AirSample::startMs).thenComparing(AirSample::zone))
                .toList()) {
            AirSample wind = hasWind(a) ? a : at(winds, a.startMs());
            for (int i = 0; i < a.sensors().length; i++) {
                Evidence e = one(a, i, wind, clean);
                if (e != null) {
                    all.add(e);
                }
            }
        }
        return all;
    }

    private @Nullable Evidence one(AirSample a, int i, @Nullable AirSample wind, Map<String, Double> clean) {
        String tag = a.sensors()[i];
        float[] places = a.places();
        double speed = wind == null ? Double.NaN : wind.windSpeed();
        double toward = wind == null ? Double.NaN : wind.windToward();
        double seconds = a.lengthMs() / MS_A_SECOND;
        if (places != null) {
            if (!tag.endsWith(suffix)) {
                return null;
            }
            // A robot tells several places an interval, and was at each for a part of it.
            seconds /= Arrays.stream(a.sensors()).filter(tag::equals).count();
            Place at = new Place(places[3 * i], places[3 * i + 1], places[3 * i + 2], null);
            String step = "@" + (long) Math.floor(at.x() / STEP_M) + "," + (long) Math.floor(at.y() / STEP_M);
            return new Evidence(
                    tag + step, a.startMs(), at, seconds, a.excess()[i] * perRobotUnit, speed, toward, false, true);
        }
        Sensor s = fixed.get(tag);
        if (s == null) {
            return null;
        }
        Double background = clean.get(tag);
        float[] means = a.means();
        double excess = background == null || means == null ? a.excess()[i] : means[i] - background;
        boolean full = excess >= FULL * s.range().max();
        return new Evidence(
                tag, a.startMs(), s.place(), seconds, excess * perUnit.applyAsDouble(s), speed, toward, full);
    }

    private static @Nullable AirSample at(NavigableMap<Long, AirSample> winds, long timeMs) {
        var before = winds.floorEntry(timeMs);
        return before == null || timeMs - before.getKey() > WIND_MS ? null : before.getValue();
    }

    /** Whether it tells a wind, or that there is none: still air has no direction. */
    private static boolean hasWind(AirSample a) {
        return a.windSpeed() < Dispersion.CALM_MS || !Double.isNaN(a.windSpeed()) && !Double.isNaN(a.windToward());
    }
}
