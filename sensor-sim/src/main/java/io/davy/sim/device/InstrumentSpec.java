package io.davy.sim.device;

/**
 * What a detector does to the truth; all in the sensor's unit.
 *
 * @param t90S time to nine tenths of a step, s; 0 at once
 * @param noise deviation of one reading
 * @param zeroDrift deviation of its zero over half a day
 * @param daySwing how far its zero goes up and down with the day's temperature
 * @param spanDrift deviation of its sensitivity over half a day, as a share
 * @param resolution the smallest step that it shows
 * @param zeroBand below this it shows zero, as many electrochemical cells do; 0 if it does not
 * @param low lower end of what it can show
 * @param high upper end; beyond it saturates
 */
public record InstrumentSpec(
        double t90S,
        double noise,
        double zeroDrift,
        double daySwing,
        double spanDrift,
        double resolution,
        double zeroBand,
        double low,
        double high) {

    /** The same with another noise. */
    public InstrumentSpec withNoise(double sd) {
        return new InstrumentSpec(t90S, sd, zeroDrift, daySwing, spanDrift, resolution, zeroBand, low, high);
    }

    /** The same with a band around zero that it does not show. */
    public InstrumentSpec withZeroBand(double band) {
        return new InstrumentSpec(t90S, noise, zeroDrift, daySwing, spanDrift, resolution, band, low, high);
    }
}
