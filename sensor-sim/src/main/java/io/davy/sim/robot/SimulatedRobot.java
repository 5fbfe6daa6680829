package io.davy.sim.robot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.sim.mqtt.MqttLink;
import io.davy.sim.physics.World;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One simulated inspection robot on an MQTT broker: VDA 5050 2.1.0, and its own gas readings each second. */
public final class SimulatedRobot implements AutoCloseable {
    private static final double LONGEST_STEP_S = 5;
    private static final long STATE_IDLE_MS = 5000;
    private static final long STATE_ACTIVE_MS = 1000;
    private static final long READINGS_MS = 1000;

    private final Robot robot;
    private final World world;
    private final RobotBrain brain;
    private final RobotLoop loop;
    private final RobotOptions options;
    private final RobotWire wire;
    private @Nullable RobotFleet fleet;
    private long lastTick = System.nanoTime();
    private long lastState;
    private long lastReadings;
    private boolean dark;

    SimulatedRobot(
            Plant plant, Robot robot, WayBook ways, URI mqtt, World world, RobotOptions options, RobotLoop loop) {
        this.robot = robot;
        this.world = world;
        this.options = options;
        this.loop = loop;
        this.brain = new RobotBrain(plant, robot, ways, world, options, this::sendFactsheet);
        this.wire = new RobotWire(
                robot,
                mqtt,
                (kind, payload) -> loop.later(() -> {
                    brain.hear(kind, payload);
                    sendState();
                }),
                () -> loop.later(this::greet));
        // Robots that start together do not speak together.
        this.lastState = now() - Math.floorMod(robot.id().hashCode(), STATE_ACTIVE_MS);
        this.lastReadings = lastState;
    }

    /**
     * Starts a robot at its home, in a plant where nothing is wrong.
     *
     * @param plant whose ways it drives
     * @param id id of one of the plant's robots
     * @param mqtt the broker
     */
    public static SimulatedRobot start(Plant plant, String id, URI mqtt) {
        return start(plant, id, mqtt, World.quiet(plant), 1);
    }

    /**
     * Starts a robot at its home.
     *
     * @param plant whose ways it drives
     * @param id id of one of the plant's robots
     * @param mqtt the broker
     * @param world what it measures
     * @param speedFactor how much faster than real it drives
     * @throws IllegalArgumentException one plain line, if the plant has no such robot or its home is no node
     */
    public static SimulatedRobot start(Plant plant, String id, URI mqtt, World world, double speedFactor) {
        RobotFleet fleet = RobotFleet.start(plant, List.of(id), mqtt, world, RobotOptions.speed(speedFactor));
        SimulatedRobot robot = fleet.robot(id);
        robot.fleet = fleet;
        return robot;
    }

    MqttLink link() {
        return wire.link();
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private void greet() {
        wire.online();
        sendFactsheet();
        sendState();
    }

    void tick() {
        long nanos = System.nanoTime();
        double dt = Math.min(LONGEST_STEP_S, (nanos - lastTick) / 1e9);
        lastTick = nanos;
        boolean news = brain.step(dt, Instant.now());
        follow();
        long ms = now();
        if (news || ms - lastState >= stateEvery()) {
            sendState();
        }
        if (robot.inspects().contains(Inspection.GAS) && brain.measures() && ms - lastReadings >= READINGS_MS) {
            lastReadings = ms;
            sendReadings();
        }
    }

    private long stateEvery() {
        return options.stateEvery() != null
                ? options.stateEvery().toMillis()
                : brain.active() ? STATE_ACTIVE_MS : STATE_IDLE_MS;
    }

    /** Goes and comes as its faults want it. */
    private void follow() {
        if (brain.dark() && !dark) {
            dark = true;
            if (brain.restarting()) {
                wire.restart();
            }
            wire.link().drop();
        } else if (!brain.dark() && dark && wire.link().reopen()) {
            dark = false;
        }
    }

    private void sendState() {
        lastState = now();
        if (!dark && !brain.lost()) {
            wire.send("state", (headerId, time) -> brain.state(headerId, time), false);
        }
    }

    private void sendFactsheet() {
        if (!dark) {
            wire.send("factsheet", (headerId, time) -> Factsheet.of(robot, headerId, time), true);
        }
    }

    private void sendReadings() {
        if (dark || world.gases().isEmpty() || !wire.link().isConnected()) {
            return;
        }
        Chassis at = brain.chassis();
        ObjectNode message = Json.DAVY.createObjectNode();
        message.put("time", Instant.now().toString());
        message.putObject("pose")
                .put("x", at.x())
                .put("y", at.y())
                .put("z", at.z() + Instruments.NOSE_M)
                .put("map", at.map());
        ArrayNode readings = message.putArray("readings");
        for (World.Gas gas : world.gases()) {
            Instruments.Measured m = brain.sniff(gas);
            readings.addObject().put("name", gas.name()).put("value", m.value()).put("unit", m.unit());
        }
        wire.publish("davy/robots/" + robot.id() + "/readings", message, 1);
    }

    /** Makes something go wrong with the robot; faults add up until {@link #mend}. */
    public void fault(RobotFault fault) {
        fault(fault, null);
    }

    /** Makes something go wrong with the robot, with a detail as the fault takes it. */
    public void fault(RobotFault fault, @Nullable String detail) {
        loop.now(() -> {
            brain.fault(fault, detail);
            follow();
        });
    }

    /** Takes every fault away; a robot that was offline comes back where it stands. */
    public void mend() {
        loop.now(() -> {
            brain.mend();
            follow();
        });
    }

    /** Sets the battery, per cent. */
    public void battery(double percent) {
        loop.now(() -> brain.setCharge(percent));
    }

    /** Where the robot stands. */
    public Place place() {
        var place = new CompletableFuture<Place>();
        loop.now(() -> {
            Chassis c = brain.chassis();
            place.complete(new Place(c.x(), c.y(), c.z(), c.map()));
        });
        return place.join();
    }

    /** Says goodbye with connectionState OFFLINE; done when the broker has it. */
    CompletableFuture<?> goodbye() {
        return wire.goodbye();
    }

    /** A robot that was started alone says goodbye with connectionState OFFLINE and stops; one of a fleet ends with its fleet. */
    @Override
    public void close() {
        if (fleet != null) {
            fleet.close();
        }
    }
}
