package io.davy.plant.yaml;

import io.davy.plant.DeviceCare;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads what is known of a sensor's device. */
final class DeviceReader {
    private DeviceReader() {}

    static @Nullable DeviceCare read(Element e, Problems problems) {
        return e.present()
                ? new DeviceCare(
                        e.text("gateway"),
                        "4-20mA".equals(e.text("signal")),
                        day(e, "calibrated", problems),
                        e.duration("calibrate_every"),
                        day(e, "bumped", problems),
                        e.duration("bump_every"))
                : null;
    }

    private static @Nullable LocalDate day(Element e, String key, Problems problems) {
        String text = e.text(key);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException x) {
            problems.error(
                    Element.child(e.pointer(), key),
                    "found " + Words.shown(text) + ": expected a day, as in 2026-05-31");
            return null;
        }
    }
}
