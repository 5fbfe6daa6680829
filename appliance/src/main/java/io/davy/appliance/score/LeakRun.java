package io.davy.appliance.score;

import io.davy.alarm.Alarm;
import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Source;
import io.davy.sim.layout.Leak;
import io.davy.sim.layout.SimulatedDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One simulated leak, and what the chain said of it. */
final class LeakRun {
    /** From so many sensors touched on the place is scored. */
    static final int ENOUGH_SENSORS = 4;
    /** Half axes of a normal spread that hold 95 %, in its deviations. */
    private static final double HELD_95 = 2.448;

    private final long seed;
    private final boolean wind;
    private final int sensors;
    private final Leak leak;
    private final SetPoints setPoints;
    private final List<Incident> told;
    private final List<Alarm> alarms;
    private final double boundM;

    private LeakRun(
            long seed,
            boolean wind,
            int sensors,
            Leak leak,
            SetPoints setPoints,
            List<Incident> told,
            List<Alarm> alarms,
            double boundM) {
        this.seed = seed;
        this.wind = wind;
        this.sensors = sensors;
        this.leak = leak;
        this.setPoints = setPoints;
        this.told = told;
        this.alarms = alarms;
        this.boundM = boundM;
    }

    static LeakRun of(long seed) {
        SimulatedDay day = new SimulatedDay(seed);
        SetPoints setPoints = new SetPoints(day.layout().plant());
        List<Alarm> alarms = new ArrayList<>();
        List<Incident> incidents = new ArrayList<>();
        PureChain chain = new PureChain(
                day.layout().plant(),
                a -> {
                    setPoints.alarm(a);
                    alarms.add(a);
                },
                incidents::add);
        Leak leak = day.leak(scan -> {
            setPoints.readings(scan);
            chain.accept(scan);
        });
        List<Incident> told = incidents.stream()
                .filter(i -> i.hazard() == Hazard.GAS && i.source() != null)
                .toList();
        int sensors = day.layout().plant().sensors().size();
        double bound = leak.touched().size() >= ENOUGH_SENSORS ? day.placeBoundM() : Double.NaN;
        return new LeakRun(seed, day.layout().hasWind(), sensors, leak, setPoints, told, alarms, bound);
    }

    long seed() {
        return seed;
    }

    boolean wind() {
        return wind;
    }

    Leak leak() {
        return leak;
    }

    SetPoints setPoints() {
        return setPoints;
    }

    /** When a gas alarm first went on while it leaked, or null. */
    @Nullable
    Instant alarm() {
        return alarms.stream()
                .filter(a -> a.hazard() == Hazard.GAS && a.on())
                .map(Alarm::time)
                .filter(t -> !t.isBefore(leak.start()) && !t.isAfter(leak.end()))
                .findFirst()
                .orElse(null);
    }

    /** Seconds from contact to alarm; infinite if there was none; NaN without contact. */
    double delayS() {
        Instant alarm = alarm();
        Instant contact = leak.contact();
        if (contact == null) {
            return Double.NaN;
        }
        return alarm == null ? Double.POSITIVE_INFINITY : Math.max(0, seconds(contact, alarm));
    }

    /** How many alarms of any kind went on before it leaked. */
    int falseAlarms() {
        return (int) alarms.stream()
                .filter(a -> a.on() && a.time().isBefore(leak.start()))
                .count();
    }

    /** How many sensors watched for how long before it leaked, in sensor-days. */
    double quietSensorDays() {
        return sensors * seconds(SimulatedDay.START, leak.start()) / 86_400;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    /** The place last told until then. */
    @Nullable
    Source sourceAt(Instant time) {
        Source newest = null;
        for (Incident i : told) {
            if (!i.time().isAfter(time) && !i.time().isBefore(leak.start())) {
                newest = i.source();
            }
        }
        return newest;
    }

    /** How far from the truth on the plan that place was, m; infinite where none was told. */
    double placeErrorAt(Instant time) {
        Source s = sourceAt(time);
        return s == null || s.x() == null || s.y() == null
                ? Double.POSITIVE_INFINITY
                : Math.hypot(s.x() - leak.place().x(), s.y() - leak.place().y());
    }

    /** Whether the machine last told before the end is the one that leaked. */
    boolean rightMachine() {
        Source s = sourceAt(leak.end());
        return s != null && Objects.equals(s.equipment(), leak.machine());
    }

    /** Told rate over true rate at the end; NaN where none was told. */
    double rateRatio() {
        Source s = sourceAt(leak.end());
        return s == null || s.rateKgPerH() == null ? Double.NaN : s.rateKgPerH() / leak.kgPerH();
    }

    /** Whether a 95 % ellipse was told last before the end. */
    boolean hasEllipse() {
        Source s = sourceAt(leak.end());
        return s != null && s.ellipse() != null;
    }

    /** Whether that ellipse holds the truth. */
    boolean ellipseHolds() {
        Source s = sourceAt(leak.end());
        return s != null
                && s.ellipse() != null
                && s.ellipse().holds(leak.place().x(), leak.place().y());
    }

    /** Its longer half axis, m; NaN without. */
    double ellipseMajorM() {
        Source s = sourceAt(leak.end());
        return s == null || s.ellipse() == null ? Double.NaN : s.ellipse().majorM();
    }

    /** Error of the place over the root mean square error that the 95 % ellipse told with it promises; NaN without. */
    double errorOverPromise() {
        Source s = sourceAt(leak.end());
        return s == null || s.ellipse() == null
                ? Double.NaN
                : placeErrorAt(leak.end())
                        * HELD_95
                        / Math.hypot(s.ellipse().majorM(), s.ellipse().minorM());
    }

    /** The Cramer-Rao bound of the place, m; NaN where too few sensors were touched. */
    double boundM() {
        return boundM;
    }

    /** Whether an interval of the rate was told last before the end. */
    boolean hasRateInterval() {
        Source s = sourceAt(leak.end());
        return s != null && s.rateLow() != null && s.rateHigh() != null;
    }

    /** Whether that interval holds the true rate. */
    boolean rateIntervalHolds() {
        Source s = sourceAt(leak.end());
        return s != null
                && s.rateLow() != null
                && s.rateHigh() != null
                && s.rateLow() <= leak.kgPerH()
                && s.rateHigh() >= leak.kgPerH();
    }
}
