package io.davy.detection.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How explanations write figures, times and sources. */
public final class Say {
    private Say() {}

    /** A figure as people write it: up to four digits that count. */
    public static String figure(double v) {
        return Double.isFinite(v)
                ? new BigDecimal(v)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(v);
    }

    /** A figure with its unit. */
    public static String figure(double v, String unit) {
        return figure(v) + " " + unit;
    }

    /** A share in whole percent. */
    public static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /** A time as people say it: 45 s, 15 min or 8 h. */
    public static String time(Duration d) {
        long s = d.toSeconds();
        if (s % 3600 == 0 && s > 0) {
            return s / 3600 + " h";
        }
        return s % 60 == 0 && s > 0 ? s / 60 + " min" : s + " s";
    }

    /** Where a limit comes from, with a mark if nobody has confirmed it. */
    public static @Nullable String source(@Nullable String source, @Nullable String evidence) {
        return source != null && "memory".equals(evidence)
                ? source + " (unconfirmed: the plant must confirm this figure)"
                : source;
    }
}
