package io.davy.sim.robot;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.sim.physics.World;
import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.InstantActions;
import io.davy.vda5050.v2.Order;
import io.davy.vda5050.v2.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A robot that takes VDA 5050 orders, drives and inspects. Time is handed in; it knows no MQTT and is for one thread. The same seed gives the same robot. */
final class RobotBrain {
    static final String VERSION = "2.1.0";
    private static final double ACTION_S = 2;
    private static final double SLOW_ACK_S = 8;
    private static final double REBOOT_S = 5;
    private static final double LOST_SHARE = 0.3;

    private final Robot robot;
    private final Runnable factsheetWanted;
    private final WayBook ways;
    private final World world;
    private final Faults faults;
    private final ActionList actions = new ActionList();
    private final ErrorBoard errors = new ErrorBoard();
    private final Chassis chassis;
    private final Instruments instruments;
    private final Route route;
    private final Drive drive;
    private final OrderBook book;
    private final InstantDesk instants;
    private final Charger charger;
    private final SplittableRandom random;
    private final ArrayDeque<Late> late = new ArrayDeque<>();
    private double clock;
    private double bootsUntil;
    private boolean paused;
    private boolean changed = true;

    /** A message that is taken later than it came. */
    private record Late(double due, String kind, byte[] payload) {}

    /** A healthy robot with a map of its own. */
    RobotBrain(Plant plant, Robot robot, World world, double speedFactor, Runnable factsheetWanted) {
        this(
                plant,
                robot,
                new WayBook(plant),
                world,
                new RobotOptions(speedFactor, 1, null, List.of()),
                factsheetWanted);
    }

    /**
     * @param ways may be shared with other robots
     * @param factsheetWanted called when somebody asks for the factsheet
     * @throws IllegalArgumentException if the robot's home is no node of the plant
     */
    RobotBrain(Plant plant, Robot robot, WayBook ways, World world, RobotOptions options, Runnable factsheetWanted) {
        this.robot = robot;
        this.factsheetWanted = factsheetWanted;
        this.ways = ways;
        this.world = world;
        this.faults = new Faults(
                options.faults().stream().filter(p -> p.concerns(robot.id())).toList());
        this.random = new SplittableRandom(options.seed() * 31 + robot.id().hashCode());
        this.instruments = new Instruments(plant, world, random.nextLong());
        this.route = new Route(robot.home());
        WayBook.Point home = ways.point(robot.home());
        if (home == null) {
            throw new IllegalArgumentException("robot " + robot.id() + " has its home at node " + robot.home()
                    + ", which is none of the plant's ways");
        }
        this.chassis = new Chassis(
                robot.speedMs(),
                robot.batteryMinutes(),
                options.speedFactor(),
                home.x(),
                home.y(),
                home.z(),
                home.map());
        this.drive = new Drive(route, actions, ways, chassis, faults);
        this.book = new OrderBook(new OrderCheck(robot, ways), route, actions, errors, chassis, faults);
        this.charger = new Charger(chassis, home);
        this.instants = new InstantDesk(this, errors);
        faults.step(0).forEach(this::begun);
    }

    /** Takes a message as it came; one that cannot be read is reported. */
    void hear(String kind, byte[] payload) {
        if (dark() || faults.has(RobotFault.NEVER_ANSWER) || lost()) {
            return;
        }
        if (faults.has(RobotFault.SLOW_ACK)) {
            late.add(new Late(clock + faults.number(RobotFault.SLOW_ACK, SLOW_ACK_S), kind, payload));
        } else {
            take(kind, payload);
        }
    }

    private void take(String kind, byte[] payload) {
        changed = true;
        try {
            JsonNode message = Json.VDA5050.readTree(payload);
            String wrong = kind.equals("order") ? Shape.order(message) : Shape.instantActions(message);
            if (wrong != null) {
                errors.add(Errors.message(kind, "not a VDA 5050 " + kind + ": " + wrong));
            } else if (kind.equals("order")) {
                onOrder(Json.VDA5050.treeToValue(message, Order.class));
            } else {
                onInstant(Json.VDA5050.treeToValue(message, InstantActions.class));
            }
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
            errors.add(Errors.message(kind, "not a VDA 5050 " + kind + ": " + why));
        }
    }

    /** Takes an order: accepts it, ignores a repeat, or reports why not. */
    void onOrder(Order o) {
        if (faults.has(RobotFault.NEVER_ANSWER)) {
            return;
        }
        if (book.take(o)) {
            drive.halt();
            charger.undock();
            paused = false;
        }
        changed = true;
    }

    /** Carries out instant actions; a repeat is ignored. */
    void onInstant(InstantActions message) {
        if (faults.has(RobotFault.NEVER_ANSWER)) {
            return;
        }
        for (Action a : message.actions()) {
            if (actions.instant(a)) {
                String wrong = instants.act(a);
                actions.set(a, wrong == null, wrong);
            }
        }
        changed = true;
    }

    boolean cancelOrder() {
        if (!book.busy()) {
            return false;
        }
        book.cancel();
        drive.halt();
        return true;
    }

    void pause(boolean on) {
        paused = on;
    }

    void wantFactsheet() {
        factsheetWanted.run();
    }

    /** Begins to charge; false if it does not stand idle at its dock. */
    boolean startCharging() {
        return charger.start(book.busy());
    }

    void stopCharging() {
        charger.stop();
    }

    void fault(RobotFault fault) {
        fault(fault, null);
    }

    void fault(RobotFault fault, @Nullable String detail) {
        faults.add(fault, detail);
        begun(fault);
    }

    private void begun(RobotFault fault) {
        changed = true;
        if (fault == RobotFault.MANUAL) {
            book.forget();
            drive.halt();
        } else if (fault == RobotFault.REBOOT) {
            bootsUntil = clock + faults.number(RobotFault.REBOOT, REBOOT_S);
            book.forget();
            actions.clearAll();
            errors.clear();
            late.clear();
            drive.halt();
            paused = false;
            route.restart(ways.nodeAt(chassis.x(), chassis.y(), chassis.map()));
        }
    }

    void mend() {
        faults.clear();
        changed = true;
    }

    /** Whether it has no connection: it is offline or restarts. */
    boolean dark() {
        return faults.has(RobotFault.OFFLINE) || faults.has(RobotFault.REBOOT);
    }

    /** Whether it restarts now. */
    boolean restarting() {
        return faults.has(RobotFault.REBOOT);
    }

    /** Whether chance loses this message. */
    boolean lost() {
        return faults.has(RobotFault.LOST_MESSAGES)
                && random.nextDouble() < faults.number(RobotFault.LOST_MESSAGES, LOST_SHARE);
    }

    /** Whether it can measure now. */
    boolean measures() {
        return !faults.has(RobotFault.SENSOR) && !faults.has(RobotFault.REBOOT);
    }

    void setCharge(double percent) {
        chassis.setCharge(percent);
        changed = true;
    }

    /** Lives on for dt seconds; true if there is news for a state message. */
    boolean step(double dt, Instant now) {
        clock += dt;
        faults.step(dt).forEach(this::begun);
        if (faults.has(RobotFault.REBOOT)) {
            if (clock < bootsUntil) {
                return false;
            }
            faults.remove(RobotFault.REBOOT);
            changed = true;
        }
        while (!late.isEmpty() && late.peek().due() <= clock) {
            Late m = late.remove();
            take(m.kind(), m.payload());
        }
        boolean wasDriving = drive.driving();
        drive.rest();
        if (!faults.has(RobotFault.EMERGENCY_STOP) && !paused) {
            act(dt, now);
            changed |= drive.step(dt);
        }
        changed |= charger.step(dt, drive.driving(), book.busy());
        boolean news = changed || drive.driving() != wasDriving;
        changed = false;
        return news;
    }

    private void act(double dt, Instant now) {
        boolean wasActive = actions.active();
        Action done = actions.step(dt, ACTION_S);
        if (done != null) {
            Inspection what = robot.inspects().stream()
                    .filter(i -> i.actionType().equals(done.actionType()))
                    .findFirst()
                    .orElseThrow();
            Instruments.Measured value = measures() ? instruments.inspect(what, done, chassis) : null;
            if (value == null) {
                actions.end(
                        done,
                        false,
                        measures() ? "nothing here that this robot could measure" : "the instrument does not answer");
            } else {
                actions.end(done, true, value.json());
                world.inspected(robot.id(), now);
            }
        }
        changed |= done != null || actions.active() != wasActive;
    }

    /** Whether it drives or acts, so that others want to hear from it more often. */
    boolean active() {
        return book.busy();
    }

    Chassis chassis() {
        return chassis;
    }

    /** Gas at the nose. */
    Instruments.Measured sniff(World.Gas gas) {
        return instruments.sniff(gas, chassis);
    }

    State state(long headerId, String timestamp) {
        return new Report(robot, chassis, route, actions, errors, faults, drive, book)
                .state(headerId, timestamp, paused, charger.charging());
    }
}
