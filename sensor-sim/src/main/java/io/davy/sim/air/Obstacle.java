package io.davy.sim.air;

/**
 * Something solid that stands in the wind: a tank, a machine, a building.
 *
 * @param x metres east of its middle
 * @param y metres north
 * @param halfX half of its width from west to east, m; its radius for a cylinder
 * @param halfY half of its depth from south to north, m
 * @param height m above the ground
 * @param shape cylinder or box
 */
public record Obstacle(double x, double y, double halfX, double halfY, double height, Shape shape) {
    /** Its outline on the plan. */
    public enum Shape {
        CYLINDER,
        BOX
    }

    /** A standing cylinder. */
    public static Obstacle cylinder(double x, double y, double radius, double height) {
        return new Obstacle(x, y, radius, radius, height, Shape.CYLINDER);
    }

    /** A box with its sides to the four quarters. */
    public static Obstacle box(double x, double y, double width, double depth, double height) {
        return new Obstacle(x, y, width / 2, depth / 2, height, Shape.BOX);
    }

    /** Radius of the cylinder that takes as much ground, m: as such it bends the wind. */
    double radius() {
        return switch (shape) {
            case CYLINDER -> halfX;
            case BOX -> Math.sqrt(4 * halfX * halfY / Math.PI);
        };
    }

    /** Whether a place on the plan lies in it. */
    public boolean holds(double px, double py) {
        double dx = px - x;
        double dy = py - y;
        return switch (shape) {
            case CYLINDER -> dx * dx + dy * dy < halfX * halfX;
            case BOX -> Math.abs(dx) < halfX && Math.abs(dy) < halfY;
        };
    }

    /** Whether it stands between two places on the plan. */
    boolean between(double ax, double ay, double bx, double by) {
        return switch (shape) {
            case CYLINDER -> roundBetween(ax - x, ay - y, bx - ax, by - ay);
            case BOX -> squareBetween(ax - x, ay - y, bx - ax, by - ay);
        };
    }

    private boolean roundBetween(double ax, double ay, double dx, double dy) {
        double length2 = dx * dx + dy * dy;
        double t = length2 == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2));
        double nx = ax + t * dx;
        double ny = ay + t * dy;
        return nx * nx + ny * ny < halfX * halfX;
    }

    private boolean squareBetween(double ax, double ay, double dx, double dy) {
        double enter = 0;
        double leave = 1;
        double[] start = {ax, ay};
        double[] step = {dx, dy};
        double[] half = {halfX, halfY};
        for (int i = 0; i < 2; i++) {
            if (step[i] == 0) {
                if (Math.abs(start[i]) >= half[i]) {
                    return false;
                }
                continue;
            }
            double one = (-half[i] - start[i]) / step[i];
            double two = (half[i] - start[i]) / step[i];
            enter = Math.max(enter, Math.min(one, two));
            leave = Math.min(leave, Math.max(one, two));
        }
        return enter < leave;
    }
}
