package io.davy.sim.layout;

import io.davy.plant.Place;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.air.LeakRate;
import io.davy.sim.air.PuffCloud;
import io.davy.sim.air.WanderingWind;
import io.davy.sim.air.WindRegime;
import io.davy.sim.device.Instrument;
import io.davy.sim.device.InstrumentSpec;
import io.davy.sim.recording.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the sensors of a laid-out plant read, each second, while all is quiet or while it leaks. A leak of 1 to 20 kg/h (its logarithm
 * evenly spread) begins after 30 to 60 quiet minutes and lasts 30: four in five at a machine's skin, the others anywhere.
 */
public final class SimulatedDay {
    /** Time of the first readings. */
    public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final String SOURCE = "sim";
    private static final int LEAK_S = 1800;
    private static final double AT_MACHINE = 0.8;
    private static final double LEAST_KG_H = 1;
    private static final double MOST_KG_H = 20;
    private static final double CONTACT_SD = 3;
    private static final double FAINT_SD = 0.02;
    /** In a light wind a puff takes the gas of some seconds. */
    private static final double PUFF_EVERY_M = 1.5;

    private static final double DAY_S = 86_400;
    private static final double AMBIENT_TIME_S = 1800;
    private static final double AMBIENT_SHARE = 0.02;
    private static final double AMBIENT_DAY_SHARE = 0.05;
    private static final InstrumentSpec CUP = new InstrumentSpec(2, 0.1, 0, 0, 0.03, 0.1, 0, 0, 60);
    private static final double VANE_NOISE_DEG = 4;
    private static final double VANE_MOUNTING_DEG = 3;
    private static final double WIND_OVER_REFERENCE = 1.1;

    private final Layout layout;
    private final SplittableRandom random;
    private final WanderingWind wind;
    private final PuffCloud cloud;
    private final List<Sensor> gas;
    private final List<Instrument> instruments = new ArrayList<>();
    private final Instrument cup;
    private final double mounting;
    private final List<PlaceBound.Second> leaking = new ArrayList<>();
    private @Nullable Place leakedAt;
    private double ambient;

    /** A day in the plant of a seed; the same seed gives the same day. */
    public SimulatedDay(long seed) {
        layout = Layout.of(seed);
        random = new SplittableRandom(seed * 104_729 + 5);
        wind = new WanderingWind(WindRegime.any(random), random.nextLong());
        cloud = new PuffCloud(
                layout.obstacles(),
                layout.reach(),
                FAINT_SD * layout.detector().spec().noise(),
                layout.detector().molarMass(),
                random.nextLong());
        gas = layout.plant().sensors().stream()
                .filter(s -> s.kind() == SensorKind.GAS)
                .toList();
        gas.forEach(s -> instruments.add(new Instrument(layout.detector().spec(), random.nextLong())));
        cup = new Instrument(CUP, random.nextLong());
        mounting = VANE_MOUNTING_DEG * random.nextGaussian();
    }

    /** The plant that it happens in. */
    public Layout layout() {
        return layout;
    }

    /** Deviation of one reading of its gas detectors, in their unit. */
    public double noise() {
        return instruments.get(0).noise();
    }

    /** Nothing happens for so many seconds. */
    public void quiet(int seconds, Consumer<Scan> sink) {
        for (int t = 0; t < seconds; t++) {
            second(t, sink);
        }
    }

    /** A leak happens; gives the truth of it when it is over. */
    public Leak leak(Consumer<Scan> sink) {
        int quiet = 1800 + random.nextInt(1801);
        Layout.@Nullable Machine at = random.nextDouble() < AT_MACHINE
                ? layout.machines().get(random.nextInt(layout.machines().size()))
                : null;
        Place place = at == null ? layout.free(random, 0.5, 3) : Layout.skin(at, random);
        double kgPerH = LEAST_KG_H * Math.pow(MOST_KG_H / LEAST_KG_H, random.nextDouble());
        LeakRate.Course course = course(random.nextDouble());
        LeakRate rate = new LeakRate(course, random.nextLong());
        double nominal = layout.detector().ppmM3PerSecond(kgPerH);
        quiet(quiet, sink);
        Set<String> touched = new TreeSet<>();
        Instant contact = null;
        int touchedS = 0;
        double waiting = 0;
        double way = 0;
        for (int t = quiet; t < quiet + LEAK_S; t++) {
            waiting += nominal * rate.at(t - quiet);
            way += wind.speed();
            boolean puff = way >= PUFF_EVERY_M;
            double released = puff ? waiting : 0;
            double spread = way;
            if (puff) {
                cloud.release(place.x(), place.y(), place.z(), waiting, way);
                waiting = 0;
                way = 0;
            }
            boolean now = second(t, sink, touched);
            leaking.add(new PlaceBound.Second(wind.speed(), wind.toward(), wind.turbulence(), released, spread));
            touchedS += now ? 1 : 0;
            contact = now && contact == null ? START.plusSeconds(t) : contact;
        }
        leakedAt = place;
        return new Leak(
                layout.detector().gas(),
                at == null ? null : at.id(),
                place,
                kgPerH,
                course,
                START.plusSeconds(quiet),
                START.plusSeconds(quiet + LEAK_S - 1),
                contact,
                touched,
                touchedS);
    }

    /**
     * How near the place of the leak that has happened could be told from what the detectors read, m: see {@link PlaceBound}. Takes seconds.
     *
     * @throws IllegalStateException before {@link #leak}
     */
    public double placeBoundM() {
        if (leakedAt == null) {
            throw new IllegalStateException("nothing has leaked yet");
        }
        return new PlaceBound(layout, leakedAt, leaking).metres();
    }

    private static LeakRate.Course course(double drawn) {
        if (drawn < 0.6) {
            return LeakRate.Course.STEADY;
        }
        return drawn < 0.8 ? LeakRate.Course.GROWING : LeakRate.Course.INTERMITTENT;
    }

    private void second(int t, Consumer<Scan> sink) {
        second(t, sink, new TreeSet<>());
    }

    /** One second; whether the gas stands clearly above the noise at a sensor. */
    private boolean second(int t, Consumer<Scan> sink, Set<String> touched) {
        wind.step(1);
        cloud.step(1, wind);
        double clean = clean(t);
        boolean any = false;
        List<Scan.Value> values = new ArrayList<>(gas.size() + 2);
        for (int i = 0; i < gas.size(); i++) {
            Place p = gas.get(i).place();
            double ppm = cloud.empty() ? 0 : cloud.ppmAt(p.x(), p.y(), p.z());
            Instrument instrument = instruments.get(i);
            instrument.step(1, clean + ppm);
            if (ppm > CONTACT_SD * instrument.noise()) {
                touched.add(gas.get(i).tag());
                any = true;
            }
            values.add(new Scan.Value(gas.get(i).tag(), instrument.read(t)));
        }
        if (layout.hasWind()) {
            cup.step(1, WIND_OVER_REFERENCE * wind.speed());
            values.add(new Scan.Value(Layout.WIND_SPEED, cup.read(t)));
            double from = wind.fromDegrees() + mounting + VANE_NOISE_DEG * random.nextGaussian();
            values.add(new Scan.Value(Layout.WIND_DIRECTION, ((Math.rint(from) % 360) + 360) % 360));
        }
        sink.accept(new Scan(START.plusSeconds(t), SOURCE, values));
        return any;
    }

    /** What the air that comes in from outside holds: it wanders, and rises at night. */
    private double clean(int t) {
        double usual = layout.detector().background();
        double keep = Math.exp(-1 / AMBIENT_TIME_S);
        ambient = keep * ambient + Math.sqrt(1 - keep * keep) * random.nextGaussian();
        double day = AMBIENT_DAY_SHARE * Math.cos(2 * Math.PI * t / DAY_S);
        return usual * (1 + day + AMBIENT_SHARE * ambient);
    }
}
