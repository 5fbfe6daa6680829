package io.davy.plant.yaml;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Days as people write them: {@code 2026-05-31}, {@code mon}. */
final class Days {
    private Days() {}

    /** The day; null if it is absent, or after telling that it is none. */
    static @Nullable LocalDate read(Element e, Problems problems) {
        String text = e.node().textValue();
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException x) {
            problems.error(e.pointer(), "found " + Words.shown(text) + ": expected a day, as in 2026-05-31");
            return null;
        }
    }

    /** The day of the week by the first letters of its English name. */
    static DayOfWeek ofWeek(String begin) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(begin.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new IllegalStateException("the schema lets the day " + begin + " pass");
    }

    /** The first three letters of its English name. */
    static String text(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
