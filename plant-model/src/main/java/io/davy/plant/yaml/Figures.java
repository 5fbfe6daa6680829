package io.davy.plant.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Figures and lists as a person writes them. */
final class Figures {
    private static final int LISTED = 5;

    private Figures() {}

    /** 10 rather than 10.0. */
    static String text(double v) {
        BigDecimal rounded = new BigDecimal(v).round(new MathContext(9)).stripTrailingZeros();
        return Math.abs(rounded.scale()) > 20 ? rounded.toString() : rounded.toPlainString();
    }

    /** A constant as the file writes it. */
    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The first few, and how many more there are. */
    static String list(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(LISTED, all.size())));
        return all.size() > LISTED ? first + " and " + (all.size() - LISTED) + " more" : first;
    }
}
