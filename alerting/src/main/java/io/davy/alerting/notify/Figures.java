package io.davy.alerting.notify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How numbers and times are written for people. */
final class Figures {
    private Figures() {}

    /** A value with its unit. */
    static String measured(double value, @Nullable String unit) {
        return unit == null ? number(value) : number(value) + ' ' + unit;
    }

    /** Four significant figures, without needless zeros. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = exact.precision() - exact.scale() >= 4
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(4, RoundingMode.HALF_UP));
        BigDecimal plain = rounded.stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }

    /** Site time with its offset, and UTC beside it. Offsets are plain in every language; zones' names are not, and the JDK tells them by chance. */
    static String time(Instant t, @Nullable String timezone) {
        ZoneId zone = zone(timezone);
        String utc = written(t, ZoneOffset.UTC, "yyyy-MM-dd HH:mm:ss");
        return utc(zone) ? utc : written(t, zone, "yyyy-MM-dd HH:mm:ss") + " (" + utc + ")";
    }

    /** Site time to the minute. */
    static String minute(Instant t, @Nullable String timezone) {
        return written(t, zone(timezone), "yyyy-MM-dd HH:mm");
    }

    private static String written(Instant t, ZoneId zone, String pattern) {
        return DateTimeFormatter.ofPattern(pattern + (utc(zone) ? " 'UTC'" : " xxx"), Locale.ROOT)
                .format(t.atZone(zone));
    }

    private static boolean utc(ZoneId zone) {
        return zone.getRules().equals(ZoneOffset.UTC.getRules());
    }

    /** The site's zone; UTC where it has none that is known: a message goes out in UTC rather than not at all. */
    static ZoneId zone(@Nullable String timezone) {
        try {
            return ZoneId.of(Objects.requireNonNullElse(timezone, "UTC"));
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
