package io.davy.sim.robot;

/** The battery's life: spent by time and way, filled at the dock, where an idle robot charges unless it was told not to. */
final class Charger {
    private static final double AT_DOCK_M = 0.5;
    /** Per cent; a full robot that began at once again would tell of it with each tick. */
    private static final double BEGIN_BELOW = 99;

    private final Chassis chassis;
    private final WayBook.Point dock;
    private boolean charging;
    private boolean may = true;

    Charger(Chassis chassis, WayBook.Point dock) {
        this.chassis = chassis;
        this.dock = dock;
    }

    /** Moves on by dt seconds; true if charging has begun or ended. */
    boolean step(double dt, boolean driving, boolean busy) {
        if (charging) {
            chassis.charge(dt);
        } else {
            chassis.spend(dt, driving);
        }
        boolean now = may && atDock() && !busy && (charging ? !chassis.full() : chassis.charge() < BEGIN_BELOW);
        boolean news = now != charging;
        charging = now;
        return news;
    }

    /** Begins; false if the robot does not stand idle at its dock. */
    boolean start(boolean busy) {
        if (!atDock() || busy) {
            return false;
        }
        may = true;
        charging = !chassis.full();
        return true;
    }

    void stop() {
        may = false;
        charging = false;
    }

    /** An order takes the robot away from the dock; when it is back it charges again. */
    void undock() {
        may = true;
        charging = false;
    }

    private boolean atDock() {
        return dock.map().equals(chassis.map()) && chassis.distanceTo(dock.x(), dock.y()) < AT_DOCK_M;
    }

    boolean charging() {
        return charging;
    }
}
