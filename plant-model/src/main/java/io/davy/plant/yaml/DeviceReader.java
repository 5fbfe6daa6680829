package io.davy.plant.yaml;

import io.davy.plant.DeviceCare;
import org.jspecify.annotations.Nullable;

/** Reads what is known of a sensor's device. */
final class DeviceReader {
    private DeviceReader() {}

    static @Nullable DeviceCare read(Element e, Problems problems) {
        return e.present()
                ? new DeviceCare(
                        e.text("gateway"),
                        "4-20mA".equals(e.text("signal")),
                        Days.read(e.get("calibrated"), problems),
                        e.duration("calibrate_every"),
                        Days.read(e.get("bumped"), problems),
                        e.duration("bump_every"))
                : null;
    }
}
