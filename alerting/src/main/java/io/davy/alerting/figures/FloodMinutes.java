package io.davy.alerting.figures;

import io.davy.alerting.flood.FloodWatch;

/**
 * Finds the floods of {@link FloodWatch} in counts of minutes: thirty days of them are kept, thirty days of moments are not.
 */
final class FloodMinutes {
    private boolean now;
    private int begun;
    private int minutes;

    /** One more minute has passed; so many were annunciated in the ten minutes that end with it. */
    void minute(int in10Minutes) {
        if (!now && in10Minutes > FloodWatch.BEGINS_ABOVE) {
            now = true;
            begun++;
        } else if (now && in10Minutes < FloodWatch.ENDS_BELOW) {
            now = false;
        }
        minutes += now ? 1 : 0;
    }

    boolean now() {
        return now;
    }

    int begun() {
        return begun;
    }

    /** How many minutes were flood. */
    int minutes() {
        return minutes;
    }
}
