package io.davy.sim;

import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.sim.field.FieldSensors;
import io.davy.sim.physics.PlantPhysics;
import io.davy.sim.robot.RobotFleet;
import io.davy.sim.robot.RobotOptions;
import io.davy.sim.robot.SimulatedRobot;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plant that does not exist: its physics, its sensors and its robots, on one MQTT broker, in real time. */
public final class SimulatedPlant implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedPlant.class);
    private static final long TICK_MS = 100;

    private final SimOptions options;
    private final PlantPhysics physics;
    private final @Nullable FieldSensors sensors;
    private final FieldSensors.Field field = new FieldSensors.Field() {
        @Override
        public OptionalDouble read(String tag) {
            return physics().read(tag);
        }

        @Override
        public float[] waveform(String tag, Instant from, double seconds, double rateHz) {
            return physics().waveform(tag, from, seconds, rateHz);
        }
    };
    private final @Nullable RobotFleet robots;
    private final ScheduledExecutorService clock;
    private boolean failureTold;

    private SimulatedPlant(Plant plant, SimOptions options) {
        this.options = options;
        this.physics = new PlantPhysics(plant, options.scenario(), options.seed(), Instant.now());
        this.sensors = options.sensors() ? new FieldSensors(plant, options.mqtt()) : null;
        this.clock = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "sim-plant");
            t.setDaemon(true);
            return t;
        });
        this.robots = options.robots() ? fleet(plant, options, physics) : null;
    }

    private static RobotFleet fleet(Plant plant, SimOptions options, PlantPhysics physics) {
        List<String> ids = plant.robots().stream()
                .map(Robot::id)
                .limit(options.robotsAtMost())
                .toList();
        if (options.robotsAtMost() != Integer.MAX_VALUE && ids.size() < options.robotsAtMost()) {
            throw new IllegalArgumentException(options.robotsAtMost() + " robots are asked for, and the plant has "
                    + ids.size() + ": what is not in the plant is a stranger to Davy");
        }
        return RobotFleet.start(
                plant,
                ids,
                options.mqtt(),
                physics,
                new RobotOptions(options.robotSpeedFactor(), options.seed(), null, options.faults()));
    }

    /**
     * Starts it; the scenario's fault begins 3 s later.
     *
     * @throws IllegalArgumentException one plain line, if the plant has nothing that the scenario could happen to, or the broker's address
     *     is none
     */
    public static SimulatedPlant start(Plant plant, SimOptions options) {
        SimulatedPlant started = new SimulatedPlant(plant, options);
        LOG.info(
                "simulating plant {}, scenario {}: {} sensors and {} robots on {}",
                plant.site().id(),
                options.scenario(),
                options.sensors() ? plant.sensors().size() : 0,
                started.robots == null ? 0 : started.robots.size(),
                options.mqtt().getHost());
        var unused = started.clock.scheduleAtFixedRate(started::tick, 0, TICK_MS, TimeUnit.MILLISECONDS);
        return started;
    }

    private void tick() {
        try {
            Instant now = Instant.now();
            physics.advance(now).forEach(this::tell);
            if (sensors != null) {
                sensors.scan(now.toEpochMilli(), field);
            }
            failureTold = false;
        } catch (RuntimeException e) {
            // One bad tick must not end the plant; but the same fault each 100 ms is told once.
            if (!failureTold) {
                failureTold = true;
                LOG.error("the simulated plant stumbled: {}", e.toString(), e);
            }
        }
    }

    private void tell(SimEvent event) {
        LOG.info("{}: {}", event.name(), event.text());
        options.listener().accept(event);
    }

    /**
     * One of its robots, to make something go wrong with it.
     *
     * @throws IllegalArgumentException if no such robot is simulated
     */
    public SimulatedRobot robot(String id) {
        if (robots == null) {
            throw new IllegalArgumentException("no robot is simulated");
        }
        return robots.robot(id);
    }

    /** What really happens in the plant. */
    public PlantPhysics physics() {
        return physics;
    }

    /** Stops sensors and robots; the robots say goodbye. */
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            if (!clock.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("the simulated plant's clock did not stop within 2 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (robots != null) {
            robots.close();
        }
        if (sensors != null) {
            sensors.close();
        }
    }
}
