package io.davy.sim.robot;

import java.util.OptionalDouble;

/** A robot's body: where it stands, how it moves, what its battery holds. */
final class Chassis {
    private static final double FULL = 100;
    private static final double SECONDS_A_MINUTE = 60;
    /** Standing takes this share of what walking takes. */
    private static final double IDLE_SHARE = 0.15;

    private static final double CHARGE_PERCENT_A_MINUTE = 2;
    private static final double STAIRS_SHARE = 0.5;

    private final double speed;
    private final double batteryMinutes;
    private final double speedFactor;
    private double x;
    private double y;
    private double z;
    private double theta;
    private boolean turned;
    private String map;
    private double charge = FULL;

    /**
     * @param speed m/s
     * @param batteryMinutes how long a full battery lasts on the move
     * @param speedFactor how much faster than real it drives; a way costs the same charge whatever the factor
     */
    Chassis(double speed, double batteryMinutes, double speedFactor, double x, double y, double z, String map) {
        this.speed = speed;
        this.batteryMinutes = batteryMinutes;
        this.speedFactor = speedFactor;
        this.x = x;
        this.y = y;
        this.z = z;
        this.map = map;
    }

    /** Speed now possible, m/s: the robot's own, the edge's limit and the stairs'. */
    double speedOn(boolean stairs, double edgeLimit) {
        return Math.min(speed, edgeLimit) * speedFactor * (stairs ? STAIRS_SHARE : 1);
    }

    /** Goes a share of the straight way to a point. */
    void go(double share, double toX, double toY, double toZ) {
        if (toX != x || toY != y) {
            theta = Math.atan2(toY - y, toX - x);
            turned = false;
        }
        x += (toX - x) * share;
        y += (toY - y) * share;
        z += (toZ - z) * share;
    }

    /** Stands exactly at a point. */
    void arrive(double atX, double atY, double atZ, String onMap) {
        go(1, atX, atY, atZ);
        map = onMap;
    }

    /** Turns on the spot, rad counterclockwise from east, and stays turned so until it goes on. */
    void turn(double to) {
        theta = Math.IEEEremainder(to, 2 * Math.PI);
        turned = true;
    }

    /** Where it was told to look, rad counterclockwise from east; empty if it stands as it came. */
    OptionalDouble sight() {
        return turned ? OptionalDouble.of(theta) : OptionalDouble.empty();
    }

    /** Spends what so many seconds take. */
    void spend(double seconds, boolean walking) {
        double real = walking ? seconds * speedFactor : seconds * IDLE_SHARE;
        charge = Math.max(0, charge - FULL * real / (batteryMinutes * SECONDS_A_MINUTE));
    }

    /** Takes up what a dock gives in so many seconds. */
    void charge(double seconds) {
        charge = Math.min(FULL, charge + CHARGE_PERCENT_A_MINUTE * seconds / SECONDS_A_MINUTE);
    }

    void setCharge(double percent) {
        charge = percent;
    }

    /** Per cent. */
    double charge() {
        return charge;
    }

    boolean full() {
        return charge >= FULL;
    }

    boolean empty() {
        return charge <= 0;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double z() {
        return z;
    }

    double theta() {
        return theta;
    }

    String map() {
        return map;
    }

    /** Flat distance to a point, m. */
    double distanceTo(double toX, double toY) {
        return Math.hypot(toX - x, toY - y);
    }
}
