package io.davy.sim.physics;

import io.davy.plant.Plant;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.Scenario;
import io.davy.sim.SimEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * The physics of one plant under one scenario, in steps of 100 ms. Time is handed in and chance comes from the seed, so that the same
 * calls give the same values. Safe for several threads.
 */
public final class PlantPhysics implements World {
    static final double STEP_S = 0.1;
    static final double WIND_MS = 2.5;
    /** A hazard has touched a sensor when the true value stands this many deviations of its noise above what is healthy. */
    private static final double TOUCHED_SD = 3;
    /** What is left of the way to the limit when a sensor counts as clear again. */
    private static final double CLEAR_SHARE = 0.3;

    private static final double CLEAR_AT_MOST_S = 90;
    private static final double CLEAR_AT_LEAST_S = 5;

    private enum Phase {
        BEFORE,
        ON,
        CLEARING,
        OVER
    }

    private final Instant start;
    private final Map<String, SensorModel> models = new LinkedHashMap<>();
    private final Map<String, List<SensorModel>> byMachine = new LinkedHashMap<>();
    private final List<Gas> gases;
    private final Fault fault;
    private final Wind wind;
    private final Timeline timeline;
    private final Vibrations vibrations;
    private final ForeignGas foreign;
    private final List<SimEvent> events = new ArrayList<>();
    private Phase phase;
    private boolean touched;
    private double endedAt;
    private long steps;

    /**
     * @param start the simulator's zero; a fault begins 3 s later
     * @throws IllegalArgumentException one plain line, if the plant has nothing that the scenario could happen to
     */
    public PlantPhysics(Plant plant, Scenario scenario, long seed, Instant start) {
        this.start = start;
        Seeds seeds = Seeds.of(seed);
        for (Sensor s : plant.sensors()) {
            SensorModel model = new SensorModel(s, RuleBook.rulesFor(plant, s), seeds.sensors());
            models.put(s.tag(), model);
            if (s.machine() != null) {
                byMachine.computeIfAbsent(s.machine(), m -> new ArrayList<>()).add(model);
            }
        }
        gases = plant.sensors().stream()
                .filter(s -> s.kind() == SensorKind.GAS && s.gas() != null)
                .map(s -> new Gas(String.valueOf(s.gas()), s.unit(), s.range().max()))
                .filter(distinctName())
                .toList();
        var made = new FaultFactory(plant, List.copyOf(models.values()), seeds).make(scenario);
        fault = made.fault();
        wind = new Wind(WIND_MS, made.windToward(), seeds.wind());
        vibrations = new Vibrations(plant, seeds.sensors());
        foreign = new ForeignGas(plant, seeds.sensors());
        timeline = new Timeline(scenario == Scenario.DEAD_SENSOR);
        phase = scenario == Scenario.QUIET ? Phase.OVER : Phase.BEFORE;
    }

    private static Predicate<Gas> distinctName() {
        var seen = new HashSet<String>();
        return g -> seen.add(g.name());
    }

    /** Moves on to a time, never back; answers what happened since the last call. */
    public synchronized List<SimEvent> advance(Instant now) {
        long goal = Duration.between(start, now).toMillis() / Math.round(STEP_S * 1000);
        while (steps < goal) {
            steps++;
            step();
        }
        List<SimEvent> happened = List.copyOf(events);
        events.clear();
        return happened;
    }

    private void step() {
        double t = seconds();
        wind.step(STEP_S);
        fault.step(STEP_S, phase == Phase.ON, wind);
        for (SensorModel m : models.values()) {
            double healthy = m.healthy(t, wind);
            double truth = fault.truth(m, healthy);
            m.step(STEP_S, truth, foreign.at(m.sensor(), fault));
            if (phase == Phase.ON && !touched && truth - healthy > TOUCHED_SD * m.noiseSd()) {
                touch(m.sensor(), truth);
            }
        }
        turn(t);
    }

    private void turn(double t) {
        switch (phase) {
            case BEFORE -> {
                if (timeline.begun(t)) {
                    phase = Phase.ON;
                    events.add(new SimEvent(SimEvent.LEAK_STARTED, now(), fault.startText(), fault.facts()));
                }
            }
            case ON -> {
                if (timeline.ended(t)) {
                    phase = Phase.CLEARING;
                    endedAt = t;
                    say(SimEvent.LEAK_STOPPED, fault.stopText());
                }
            }
            case CLEARING -> {
                double since = t - endedAt;
                if (since >= CLEAR_AT_MOST_S || (since >= CLEAR_AT_LEAST_S && clear(t))) {
                    phase = Phase.OVER;
                    say(SimEvent.SCENARIO_OVER, "nothing of it is left");
                }
            }
            case OVER -> {}
        }
    }

    private boolean clear(double t) {
        return models.values().stream()
                .allMatch(m -> m.shown() - m.healthy(t, wind) < CLEAR_SHARE * (m.upperLimit() - m.base())
                        && fault.truth(m, m.base()) + foreign.at(m.sensor(), fault) - m.base()
                                < CLEAR_SHARE * (m.upperLimit() - m.base()));
    }

    private void touch(Sensor s, double truth) {
        touched = true;
        say(
                SimEvent.FIRST_CONTACT,
                String.format(Locale.ROOT, "it reaches %s: truly %.3g %s there", s.tag(), truth, s.unit()));
    }

    private void say(String name, String text) {
        events.add(new SimEvent(name, now(), text));
    }

    private Instant now() {
        return start.plusMillis(Math.round(steps * STEP_S * 1000));
    }

    private double seconds() {
        return steps * STEP_S;
    }

    /** What a sensor reports now; empty if it sends nothing. */
    public synchronized OptionalDouble read(String tag) {
        SensorModel m = model(tag);
        if (phase == Phase.ON && fault.silences(tag)) {
            if (!touched) {
                touched = true;
                say(SimEvent.FIRST_CONTACT, tag + " should have sent a value now and did not");
            }
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(m.read(seconds()));
    }

    /**
     * The fast signal of a vibration sensor as the machine is now.
     *
     * @param time of the first sample
     * @param seconds how long it is, s
     * @param rateHz samples a second
     * @return acceleration, g
     * @throws IllegalArgumentException if the plant has no such sensor, or it is none of vibration
     */
    public synchronized float[] waveform(String tag, Instant time, double seconds, double rateHz) {
        SensorModel m = model(tag);
        if (m.sensor().kind() != SensorKind.VIBRATION) {
            throw new IllegalArgumentException(tag + " is no vibration sensor");
        }
        double at = Duration.between(start, time).toMillis() / 1000.0;
        return vibrations.waveform(m.sensor(), m.truth(), fault.wear(m), at, seconds, rateHz);
    }

    /** The true value at a sensor, without lag, noise and what other gases do to it. */
    public synchronized double truth(String tag) {
        return model(tag).truth();
    }

    private SensorModel model(String tag) {
        SensorModel m = models.get(tag);
        if (m == null) {
            throw new IllegalArgumentException("the plant has no sensor '" + tag + "'");
        }
        return m;
    }

    @Override
    public List<Gas> gases() {
        return gases;
    }

    @Override
    public synchronized double concentration(Gas gas, double x, double y, double z) {
        GasProperties p = GasProperties.of(gas.name());
        return p.fromPpm(p.background() + fault.ppmAt(gas.name(), x, y, z), gas.unit());
    }

    @Override
    public synchronized OptionalDouble temperature(String machine) {
        return hottest(machine, SensorKind.TEMPERATURE);
    }

    @Override
    public synchronized OptionalDouble vibration(String machine) {
        return hottest(machine, SensorKind.VIBRATION);
    }

    private OptionalDouble hottest(String machine, SensorKind kind) {
        return byMachine.getOrDefault(machine, List.of()).stream()
                .filter(m -> m.sensor().kind() == kind)
                .mapToDouble(SensorModel::truth)
                .max();
    }

    @Override
    public synchronized void inspected(String robot, Instant time) {
        timeline.looked(Duration.between(start, time).toMillis() / 1000.0);
    }
}
