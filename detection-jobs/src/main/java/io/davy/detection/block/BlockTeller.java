package io.davy.detection.block;

import io.davy.detection.rule.Teller;

/** Takes what a rule has to say of a block. */
public interface BlockTeller extends Teller {
    /**
     * The one figure of a block that stands for the sensor: it goes to davy.readings as the sensor's reading, so that its limits, its
     * silence and its history are those of any other sensor.
     *
     * @param timeMs when it holds, milliseconds since 1970
     * @param value in the sensor's unit
     */
    void reading(long timeMs, double value);
}
