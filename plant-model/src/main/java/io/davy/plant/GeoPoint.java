package io.davy.plant;

/**
 * A point on the globe (WGS 84).
 *
 * @param lat latitude, degrees north, -90 to 90
 * @param lon longitude, degrees east, -180 to 180
 */
public record GeoPoint(double lat, double lon) {
    private static final double METRES_A_DEGREE = 111_320.0;

    /** Metres east of this point, on the tangent plane here; good to 0.1 % within 10 km. */
    public double eastOf(GeoPoint p) {
        return (p.lon - lon) * METRES_A_DEGREE * Math.cos(Math.toRadians(lat));
    }

    /** Metres north of this point. */
    public double northOf(GeoPoint p) {
        return (p.lat - lat) * METRES_A_DEGREE;
    }

    /** The point x metres east and y metres north of this one. */
    public GeoPoint offset(double x, double y) {
        return new GeoPoint(lat + y / METRES_A_DEGREE, lon + x / (METRES_A_DEGREE * Math.cos(Math.toRadians(lat))));
    }
}
