package io.davy.sim.robot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.sim.mqtt.MqttLink;
import io.davy.sim.mqtt.MqttLink.Message;
import io.davy.sim.physics.World;
import io.davy.vda5050.v2.Connection;
import io.davy.vda5050.v2.InstantActions;
import io.davy.vda5050.v2.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One simulated inspection robot on an MQTT broker: VDA 5050 2.1.0, and its own gas readings each second. */
public final class SimulatedRobot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedRobot.class);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final long TICK_MS = 50;
    private static final double LONGEST_STEP_S = 5;
    private static final long STATE_IDLE_MS = 5000;
    private static final long STATE_ACTIVE_MS = 1000;
    private static final long READINGS_MS = 1000;

    private final Robot robot;
    private final World world;
    private final RobotBrain brain;
    private final String prefix;
    private final MqttLink link;
    private final Map<String, Long> headerIds = new HashMap<>();
    private final ScheduledExecutorService thread;
    private long lastTick = System.nanoTime();
    private long lastState;
    private long lastReadings;
    private boolean offline;

    private SimulatedRobot(Plant plant, Robot robot, URI mqtt, World world, double speedFactor) {
        this.robot = robot;
        this.world = world;
        this.prefix = "uagv/v2/" + robot.manufacturer() + "/" + robot.serial() + "/";
        this.brain = new RobotBrain(plant, robot, world, speedFactor, this::sendFactsheet);
        this.thread = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "sim-robot-" + robot.id());
            t.setDaemon(true);
            return t;
        });
        this.link = MqttLink.to(
                mqtt,
                new MqttLink.Spec(
                        "davy-sim-" + robot.manufacturer() + "-" + robot.serial(),
                        () -> connection(0, "CONNECTIONBROKEN"),
                        List.of(prefix + "order", prefix + "instantActions"),
                        (topic, payload) -> onThread(() -> receive(topic, payload)),
                        () -> onThread(this::greet),
                        false));
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
        Robot robot = plant.robots().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plant has no robot '" + id + "'; it has "
                        + String.join(
                                ", ", plant.robots().stream().map(Robot::id).toList())));
        SimulatedRobot started = new SimulatedRobot(plant, robot, mqtt, world, speedFactor);
        started.link.connect();
        var unused = started.thread.scheduleAtFixedRate(started::tick, 0, TICK_MS, TimeUnit.MILLISECONDS);
        return started;
    }

    private void onThread(Runnable task) {
        Runnable guarded = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("simulated robot {}: {}", robot.id(), e.toString(), e);
            }
        };
        try {
            thread.execute(guarded);
        } catch (RejectedExecutionException e) {
            LOG.debug("simulated robot {} has ended; a late message is left unread", robot.id());
        }
    }

    private void receive(String topic, byte[] payload) {
        String kind = topic.substring(prefix.length());
        try {
            if (kind.equals("order")) {
                brain.onOrder(Json.VDA5050.readValue(payload, Order.class));
            } else {
                brain.onInstant(Json.VDA5050.readValue(payload, InstantActions.class));
            }
        } catch (IOException e) {
            brain.onGarbage(kind, "not a VDA 5050 " + kind + ": " + firstLine(e));
        }
        sendState();
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }

    private void greet() {
        link.send(connection(header("connection"), "ONLINE"));
        sendFactsheet();
        sendState();
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            double dt = Math.min(LONGEST_STEP_S, (now - lastTick) / 1e9);
            lastTick = now;
            boolean news = brain.step(dt, Instant.now());
            long ms = TimeUnit.NANOSECONDS.toMillis(now);
            if (news || ms - lastState >= (brain.active() ? STATE_ACTIVE_MS : STATE_IDLE_MS)) {
                sendState();
            }
            if (robot.inspects().contains(Inspection.GAS) && ms - lastReadings >= READINGS_MS) {
                lastReadings = ms;
                sendReadings();
            }
        } catch (RuntimeException e) {
            LOG.error("simulated robot {}: {}", robot.id(), e.toString(), e);
        }
    }

    private void sendState() {
        lastState = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        send("state", brain.state(header("state"), timestamp()), false);
    }

    private void sendFactsheet() {
        send("factsheet", Factsheet.of(robot, header("factsheet"), timestamp()), true);
    }

    private void sendReadings() {
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
        publish(new Message("davy/robots/" + robot.id() + "/readings", bytes(message), 1, false));
    }

    private void send(String topic, Object message, boolean retain) {
        publish(new Message(prefix + topic, bytes(message), 0, retain));
    }

    /** A state that is older than the next one is worth nothing: without a connection nothing is kept. */
    private void publish(Message message) {
        if (!offline && link.isConnected()) {
            link.send(message);
        }
    }

    private Message connection(long headerId, String state) {
        var c = new Connection(headerId, timestamp(), RobotBrain.VERSION, robot.manufacturer(), robot.serial(), state);
        return new Message(prefix + "connection", bytes(c), 1, true);
    }

    private long header(String topic) {
        return headerIds.merge(topic, 1L, Long::sum);
    }

    private static String timestamp() {
        return TIMESTAMP.format(Instant.now());
    }

    private static byte[] bytes(Object message) {
        try {
            return Json.VDA5050.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes something go wrong with the robot; faults add up until {@link #mend}. */
    public void fault(RobotFault fault) {
        onThreadNow(() -> {
            brain.fault(fault);
            if (fault == RobotFault.OFFLINE) {
                offline = true;
                link.drop();
            }
        });
    }

    /** Takes every fault away; a robot that was offline comes back where it stands. */
    public void mend() {
        onThreadNow(() -> {
            brain.mend();
            if (offline) {
                offline = false;
                link.reopen();
            }
        });
    }

    /** Sets the battery, per cent. */
    public void battery(double percent) {
        onThreadNow(() -> brain.setCharge(percent));
    }

    /** Where the robot stands. */
    public Place place() {
        var place = new CompletableFuture<Place>();
        onThreadNow(() -> {
            Chassis c = brain.chassis();
            place.complete(new Place(c.x(), c.y(), c.z(), c.map()));
        });
        return place.join();
    }

    private void onThreadNow(Runnable task) {
        CompletableFuture.runAsync(task, thread).join();
    }

    /** Says goodbye with connectionState OFFLINE and stops. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("simulated robot {} did not stop within 2 s", robot.id());
            }
            if (link.isConnected()) {
                var told = link.send(connection(header("connection"), "OFFLINE"));
                var unused = told.handle((ok, error) -> ok).get(2, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("simulated robot {} could not say goodbye: {}", robot.id(), e.toString());
        }
        link.close();
    }
}
