package io.davy.sim.robot;

import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.sim.physics.World;
import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.InstantActions;
import io.davy.vda5050.v2.Order;
import io.davy.vda5050.v2.State;
import io.davy.vda5050.v2.State.ErrorState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A robot that takes VDA 5050 orders, drives and inspects. Time is handed in; it knows no MQTT and is for one thread. */
final class RobotBrain {
    static final String VERSION = "2.1.0";
    private static final double ACTION_S = 2;
    private static final int ERRORS_KEPT = 10;

    private final Robot robot;
    private final WayBook ways;
    private final Chassis chassis;
    private final OrderCheck check;
    private final Instruments instruments;
    private final World world;
    private final Runnable factsheetWanted;
    private final ActionList actions = new ActionList();
    private final Route route;
    private final List<ErrorState> errors = new ArrayList<>();
    private final Set<RobotFault> faults = EnumSet.noneOf(RobotFault.class);
    private String orderId = "";
    private int orderUpdateId;
    private double legLeft = -1;
    private boolean driving;
    private boolean paused;
    private boolean charging;
    private boolean mayCharge = true;
    private boolean changed = true;

    /**
     * @param factsheetWanted called when somebody asks for the factsheet
     * @throws IllegalArgumentException if the robot's home is no node of the plant
     */
    RobotBrain(Plant plant, Robot robot, World world, double speedFactor, Runnable factsheetWanted) {
        this.robot = robot;
        this.world = world;
        this.factsheetWanted = factsheetWanted;
        this.ways = new WayBook(plant);
        this.check = new OrderCheck(robot, ways);
        this.instruments = new Instruments(plant, world, robot.id().hashCode());
        this.route = new Route(robot.home());
        WayBook.Point home = ways.point(robot.home());
        if (home == null) {
            throw new IllegalArgumentException("robot " + robot.id() + " has its home at node " + robot.home()
                    + ", which is none of the plant's ways");
        }
        this.chassis = new Chassis(
                robot.speedMs(), robot.batteryMinutes(), speedFactor, home.x(), home.y(), home.z(), home.map());
    }

    /** Takes an order: accepts it, ignores a repeat, or reports why not. */
    void onOrder(Order o) {
        if (faults.contains(RobotFault.NEVER_ANSWER)) {
            return;
        }
        ErrorState wrong = check.form(o);
        if (wrong != null) {
            refuse(wrong);
        } else if (o.orderId().equals(orderId)) {
            update(o);
        } else {
            begin(o);
        }
    }

    private void update(Order o) {
        if (o.orderUpdateId() == orderUpdateId) {
            return;
        }
        if (o.orderUpdateId() < orderUpdateId) {
            refuse(OrderCheck.refuse(
                    Errors.ORDER_UPDATE, o, "the robot already follows update " + orderUpdateId + " of this order"));
        } else if (!route.fits(o)) {
            refuse(OrderCheck.refuse(Errors.ORDER_UPDATE, o, "the update does not begin at the last node of the base"));
        } else {
            route.extend(o);
            actions.keepOnly(route.actionIds());
            route.announce(actions);
            orderUpdateId = o.orderUpdateId();
            changed = true;
        }
    }

    private void begin(Order o) {
        if (faults.contains(RobotFault.REFUSE)) {
            refuse(OrderCheck.refuse(Errors.ORDER, o, "the robot takes no orders now"));
        } else if (faults.contains(RobotFault.EMERGENCY_STOP)) {
            refuse(OrderCheck.refuse(Errors.ORDER, o, "the emergency stop is pressed"));
        } else if (busy()) {
            refuse(OrderCheck.refuse(Errors.ORDER, o, "the robot is busy with order " + orderId));
        } else if (chassis.empty()) {
            refuse(OrderCheck.refuse(Errors.ORDER, o, "the battery is empty"));
        } else {
            ErrorState away = check.start(o, chassis, route.lastNode());
            if (away != null) {
                refuse(away);
                return;
            }
            orderId = o.orderId();
            orderUpdateId = o.orderUpdateId();
            errors.clear();
            actions.clearOrder();
            route.begin(o);
            route.announce(actions);
            legLeft = -1;
            charging = false;
            mayCharge = true;
            paused = false;
            changed = true;
        }
    }

    private void refuse(ErrorState why) {
        errors.remove(why);
        if (errors.size() == ERRORS_KEPT) {
            errors.remove(0);
        }
        errors.add(why);
        changed = true;
    }

    private boolean busy() {
        return !route.done() || actions.pending();
    }

    /** Carries out instant actions; a repeat is ignored. */
    void onInstant(InstantActions message) {
        if (faults.contains(RobotFault.NEVER_ANSWER) || message.actions() == null) {
            return;
        }
        for (Action a : message.actions()) {
            if (actions.instant(a)) {
                changed = true;
                String wrong = instant(a);
                actions.set(a, wrong == null, wrong);
            }
        }
    }

    /** Does it; gives what was wrong, null if nothing. */
    private @Nullable String instant(Action a) {
        switch (a.actionType()) {
            case "cancelOrder" -> {
                if (!busy()) {
                    refuse(Errors.action(Errors.NO_ORDER_TO_CANCEL, a.actionId(), "the robot has no order"));
                    return "the robot has no order";
                }
                route.clear();
                actions.cancelOrder();
                legLeft = -1;
                driving = false;
            }
            case "startPause" -> paused = true;
            case "stopPause" -> paused = false;
            case "stateRequest" -> {}
            case "factsheetRequest" -> factsheetWanted.run();
            case "startCharging" -> {
                if (!atHome() || busy()) {
                    return "the robot does not stand idle at its dock " + robot.home();
                }
                mayCharge = true;
                charging = !chassis.full();
            }
            case "stopCharging" -> {
                mayCharge = false;
                charging = false;
            }
            default -> {
                refuse(Errors.action(
                        Errors.ORDER, a.actionId(), "this robot knows no instant action " + a.actionType()));
                return "unknown action";
            }
        }
        return null;
    }

    /** A message could not be read. */
    void onGarbage(String topic, String why) {
        if (!faults.contains(RobotFault.NEVER_ANSWER)) {
            refuse(Errors.message(topic, why));
        }
    }

    void fault(RobotFault fault) {
        changed |= faults.add(fault);
    }

    void mend() {
        changed |= !faults.isEmpty();
        faults.clear();
    }

    void setCharge(double percent) {
        chassis.setCharge(percent);
        changed = true;
    }

    /** Lives on for dt seconds; true if there is news for a state message. */
    boolean step(double dt, Instant now) {
        boolean wasDriving = driving;
        driving = false;
        if (!faults.contains(RobotFault.EMERGENCY_STOP) && !paused) {
            act(dt, now);
            drive(dt);
        }
        if (!charging) {
            chassis.spend(dt, driving);
        }
        charge(dt);
        boolean news = changed || driving != wasDriving;
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
            Instruments.Measured value = instruments.inspect(what, done, chassis);
            if (value == null) {
                actions.end(done, false, "nothing here that this robot could measure");
            } else {
                actions.end(done, true, value.json());
                world.inspected(robot.id(), now);
            }
        }
        changed |= done != null || actions.active() != wasActive;
    }

    private void drive(double dt) {
        double time = dt;
        while (time > 0 && !actions.holds() && !chassis.empty() && !faults.contains(RobotFault.STUCK)) {
            Order.Node node = route.nextNode();
            if (node == null) {
                return;
            }
            WayBook.Point goal = ways.point(node);
            if (goal == null) {
                throw new IllegalStateException("order check let node " + node.nodeId() + " pass without a place");
            }
            Order.Edge edge = route.nextEdge();
            if (legLeft < 0) {
                double straight = chassis.distanceTo(goal.x(), goal.y());
                legLeft = edge == null ? straight : Math.max(straight, ways.length(edge));
                actions.reached(edge == null ? null : edge.actions());
            }
            boolean stairs = edge != null && ways.stairs(edge);
            Double limit = edge == null ? null : edge.maxSpeed();
            double speed = chassis.speedOn(stairs, limit == null ? Double.POSITIVE_INFINITY : limit);
            if (!(speed > 0)) {
                return;
            }
            double reach = speed * time;
            if (reach < legLeft) {
                driving = true;
                chassis.go(reach / legLeft, goal.x(), goal.y(), goal.z());
                legLeft -= reach;
                return;
            }
            driving |= legLeft > 0;
            time -= legLeft / speed;
            arrive(node, goal);
        }
    }

    private void arrive(Order.Node node, WayBook.Point goal) {
        chassis.arrive(goal.x(), goal.y(), goal.z(), goal.map());
        legLeft = -1;
        route.reached();
        actions.reached(node.actions());
        changed = true;
    }

    private void charge(double dt) {
        if (charging) {
            chassis.charge(dt);
        }
        boolean now = mayCharge && atHome() && !busy() && !chassis.full();
        changed |= now != charging;
        charging = now;
    }

    private boolean atHome() {
        WayBook.Point home = ways.point(robot.home());
        return home != null && home.map().equals(chassis.map()) && chassis.distanceTo(home.x(), home.y()) < 0.5;
    }

    /** Whether it drives or acts, so that others want to hear from it more often. */
    boolean active() {
        return busy();
    }

    Chassis chassis() {
        return chassis;
    }

    /** Gas at the nose. */
    Instruments.Measured sniff(World.Gas gas) {
        return instruments.sniff(gas, chassis);
    }

    State state(long headerId, String timestamp) {
        List<ErrorState> all = new ArrayList<>(errors);
        if (faults.contains(RobotFault.STUCK) && busy()) {
            all.add(Errors.blocked(orderId));
        }
        return new State(
                headerId,
                timestamp,
                VERSION,
                robot.manufacturer(),
                robot.serial(),
                orderId,
                orderUpdateId,
                route.lastNode(),
                route.lastSequence(),
                driving,
                paused,
                "AUTOMATIC",
                route.nodeStates(),
                route.edgeStates(),
                new State.AgvPosition(
                        rounded(chassis.x()), rounded(chassis.y()), rounded(chassis.theta()), chassis.map(), true),
                actions.states(),
                new State.BatteryState(rounded(chassis.charge()), charging),
                all,
                new State.SafetyState(faults.contains(RobotFault.EMERGENCY_STOP) ? "MANUAL" : "NONE", false));
    }

    private static double rounded(double v) {
        return Math.round(v * 1000) / 1000.0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s at %.1f, %.1f on %s", robot.id(), chassis.x(), chassis.y(), chassis.map());
    }
}
