package io.davy.plant;

import org.jspecify.annotations.Nullable;

/**
 * A place in the site's local metres.
 *
 * @param x metres east of the site's origin
 * @param y metres north of the site's origin
 * @param z metres above the site's datum
 * @param floor the floor's id
 */
public record Place(double x, double y, double z, @Nullable String floor) {
    /** Straight distance to another place, m. */
    public double distanceTo(Place o) {
        return Math.sqrt((x - o.x) * (x - o.x) + (y - o.y) * (y - o.y) + (z - o.z) * (z - o.z));
    }
}
