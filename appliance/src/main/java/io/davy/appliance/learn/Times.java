package io.davy.appliance.learn;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the times of one file: the first way that reads all of its first rows is the file's way. */
final class Times {
    private static final double MILLIS = 1e11;

    /** Day before month comes before month before day, as most of the world writes it; a day above 12 decides. */
    private static final List<DateTimeFormatter> LOCAL = List.of(
            local("yyyy-M-d[' ']['T']H:mm[:ss]"),
            local("yyyy/M/d H:mm[:ss]"),
            local("yyyy.M.d H:mm[:ss]"),
            local("d.M.yyyy H:mm[:ss]"),
            local("d/M/yyyy H:mm[:ss]"),
            local("M/d/yyyy H:mm[:ss]"),
            local("M/d/yyyy h:mm[:ss] a"),
            local("d-M-yyyy H:mm[:ss]"));

    private final ZoneId zone;
    private final @Nullable DateTimeFormatter format;

    private Times(ZoneId zone, @Nullable DateTimeFormatter format) {
        this.zone = zone;
        this.format = format;
    }

    private static DateTimeFormatter local(String pattern) {
        int a = pattern.indexOf(" a");
        String head = a < 0 ? pattern : pattern.substring(0, a);
        DateTimeFormatterBuilder b = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(head)
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true);
        return (a < 0 ? b : b.appendPattern(" a")).toFormatter(Locale.ENGLISH);
    }

    /**
     * The way in which a file writes times.
     *
     * @param samples its first times
     * @param zone of times that name none
     * @return null if there is no such way
     */
    static @Nullable Times of(List<String> samples, ZoneId zone) {
        Times plain = new Times(zone, null);
        if (samples.stream().allMatch(s -> plain.parse(s) != null)) {
            return plain;
        }
        return LOCAL.stream()
                .map(f -> new Times(zone, f))
                .filter(t -> samples.stream().allMatch(s -> t.parse(s) != null))
                .findFirst()
                .orElse(null);
    }

    /** Milliseconds since 1970; null if it is no time. */
    @Nullable
    Long parse(String text) {
        String t = text.strip();
        try {
            if (format != null) {
                return LocalDateTime.parse(t, format).atZone(zone).toInstant().toEpochMilli();
            }
            if (t.matches("\\d{9,}(\\.\\d+)?")) {
                double number = Double.parseDouble(t);
                return Math.round(number < MILLIS ? number * 1000 : number);
            }
            String iso =
                    t.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            return iso.endsWith("Z")
                    ? Instant.parse(iso).toEpochMilli()
                    : OffsetDateTime.parse(iso).toInstant().toEpochMilli();
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
