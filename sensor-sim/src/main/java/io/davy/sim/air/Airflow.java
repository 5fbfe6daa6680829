package io.davy.sim.air;

/** How the air moves at a moment, everywhere over the site the same. */
public interface Airflow {
    /** m/s. */
    double speed();

    /** Direction that it blows toward, radians counter-clockwise from east. */
    double toward();

    /** Deviation of the velocity within a plume, m/s. */
    double turbulence();
}
