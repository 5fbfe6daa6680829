package io.davy.sim.robot;

import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.sim.physics.World;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Robots that share what can be shared: the map, a thread for each 500 of them, and the event loops of the MQTT client. Each has a
 * connection of its own, because the last will belongs to the connection.
 */
public final class RobotFleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RobotFleet.class);
    private static final int ROBOTS_A_THREAD = 500;
    private static final long FIRST_WAIT_S = 5;
    private static final long CLOSE_WAIT_S = 5;

    private final Map<String, SimulatedRobot> robots = new LinkedHashMap<>();
    private final List<RobotLoop> loops = new ArrayList<>();

    private RobotFleet() {}

    /**
     * Starts robots at their homes; waits at most 5 s for the broker, and goes on trying by itself.
     *
     * @param ids robots of the plant
     * @throws IllegalArgumentException one plain line, if the plant has no such robot or its home is no node
     */
    public static RobotFleet start(Plant plant, List<String> ids, URI mqtt, World world, RobotOptions options) {
        Map<String, Robot> known = new LinkedHashMap<>();
        plant.robots().forEach(r -> known.put(r.id(), r));
        options.faults().stream()
                .filter(f -> !f.robot().equals("*") && !ids.contains(f.robot()))
                .findFirst()
                .ifPresent(f -> {
                    throw new IllegalArgumentException("a fault is planned for robot '" + f.robot()
                            + "', which is not simulated; there are " + String.join(", ", ids));
                });
        WayBook ways = new WayBook(plant);
        RobotFleet fleet = new RobotFleet();
        try {
            for (String id : ids) {
                Robot robot = known.get(id);
                if (robot == null) {
                    throw new IllegalArgumentException(
                            "the plant has no robot '" + id + "'; it has " + String.join(", ", known.keySet()));
                }
                if (fleet.robots.size() % ROBOTS_A_THREAD == 0) {
                    fleet.loops.add(new RobotLoop("sim-robots-" + fleet.loops.size()));
                }
                RobotLoop loop = fleet.loops.get(fleet.loops.size() - 1);
                SimulatedRobot made = new SimulatedRobot(plant, robot, ways, mqtt, world, options, loop);
                fleet.robots.put(id, made);
                loop.add(made);
            }
        } catch (IllegalArgumentException e) {
            fleet.loops.forEach(RobotLoop::close);
            throw e;
        }
        await(fleet.robots.values().stream().map(r -> r.link().connecting()).toList(), "connect", FIRST_WAIT_S);
        return fleet;
    }

    private static void await(List<? extends CompletableFuture<?>> all, String what, long atMostS) {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).get(atMostS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            long late = all.stream().filter(f -> !f.isDone()).count();
            LOG.warn("{} of {} simulated robots take longer than {} s to {}", late, all.size(), atMostS, what);
        } catch (ExecutionException e) {
            LOG.warn("simulated robots could not {}: {}", what, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException if no such robot is simulated
     */
    public SimulatedRobot robot(String id) {
        SimulatedRobot robot = robots.get(id);
        if (robot == null) {
            throw new IllegalArgumentException(
                    "no robot '" + id + "' is simulated; there are " + String.join(", ", robots.keySet()));
        }
        return robot;
    }

    /** How many there are. */
    public int size() {
        return robots.size();
    }

    /** They say goodbye with connectionState OFFLINE and stop. */
    @Override
    public void close() {
        loops.forEach(RobotLoop::close);
        await(robots.values().stream().map(SimulatedRobot::goodbye).toList(), "say goodbye", CLOSE_WAIT_S);
    }
}
