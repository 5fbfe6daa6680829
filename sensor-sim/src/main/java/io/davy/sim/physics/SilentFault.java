package io.davy.sim.physics;

import java.util.Map;

/** A sensor that stops sending. */
final class SilentFault implements Fault {
    private final String tag;

    SilentFault(String tag) {
        this.tag = tag;
    }

    @Override
    public void step(double dt, boolean on, Wind wind) {}

    @Override
    public String startText() {
        return tag + " loses its power and sends nothing any more";
    }

    @Override
    public String stopText() {
        return tag + " has been mended and sends again";
    }

    @Override
    public boolean silences(String sensor) {
        return sensor.equals(tag);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("fault", "silent", "sensor", tag);
    }
}
