package io.davy.plant;

/**
 * What a rolling bearing's faults repeat at, in multiples of the shaft's speed, outer race standing.
 *
 * @param bpfo ball pass frequency of the outer race, times shaft speed
 * @param bpfi ball pass frequency of the inner race, times shaft speed
 * @param bsf spin frequency of a rolling element, times shaft speed
 * @param ftf frequency of the cage, times shaft speed; below 0.5
 */
public record Bearing(double bpfo, double bpfi, double bsf, double ftf) {

    /**
     * From the bearing's geometry (textbook; holds without slip).
     *
     * @param elements number of rolling elements
     * @param pitchMm pitch diameter, mm
     * @param elementMm diameter of a rolling element, mm; less than the pitch diameter
     * @param contactDeg contact angle, degrees
     */
    public static Bearing ofGeometry(int elements, double pitchMm, double elementMm, double contactDeg) {
        double ratio = elementMm / pitchMm * Math.cos(Math.toRadians(contactDeg));
        return new Bearing(
                elements / 2.0 * (1 - ratio),
                elements / 2.0 * (1 + ratio),
                pitchMm / (2 * elementMm) * (1 - ratio * ratio),
                0.5 * (1 - ratio));
    }
}
