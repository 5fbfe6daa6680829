package io.davy.appliance.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a first plant file for a history whose plant has none; everything that was guessed says so. */
final class PlantGuess {
    private static final int CHANNELS_OF_A_MACHINE = 3;
    /** What a device can report reaches far beyond what it usually does; a value beyond its range would not be believed. */
    private static final double BEYOND = 10;
    /** A thermometer must not call a fire out of range, degC. */
    private static final double HOTTEST = 500;

    /** What a word in a tag says of its sensor. */
    private record Word(
            Pattern pattern,
            String kind,
            @Nullable String gas,
            @Nullable String unit) {
        static Word of(String regex, String kind, @Nullable String gas, @Nullable String unit) {
            return new Word(Pattern.compile(regex), kind, gas, unit);
        }
    }

    private static final List<Word> WORDS = List.of(
            Word.of("(^|[^a-z])(h2s|co2?|nh3|cl2|so2|no2?|o2|hf|hcl|hcn|ph3|clo2)([^a-z]|$)", "gas", "", null),
            Word.of("ch4|methane|(^|[^a-z])lel([^a-z]|$)", "gas", "CH4", "\"%LEL\""),
            Word.of("wind.*dir", "wind_direction", null, null),
            Word.of("wind", "wind_speed", null, null),
            Word.of("accel", "other", null, "g"),
            Word.of("vibr|velocity|(^|[^a-z])vt[-_0-9]", "vibration", null, null),
            Word.of("temp|therm|(^|[^a-z])t[ti]c?[-_0-9]", "temperature", null, null),
            Word.of("press|(^|[^a-z])p[ti]c?[-_0-9]", "pressure", null, null),
            Word.of("flow|(^|[^a-z])f[ti]c?[-_0-9]", "flow", null, null),
            Word.of("current|amp|(^|[^a-z])it[-_0-9]", "current", null, null),
            Word.of("volt", "voltage", null, null),
            Word.of("level|(^|[^a-z])l[ti]c?[-_0-9]", "level", null, null));

    private static final List<String> GASES =
            List.of("H2S", "CO2", "CO", "NH3", "Cl2", "SO2", "NO2", "NO", "O2", "HF", "HCl", "HCN", "PH3", "ClO2");

    private PlantGuess() {}

    /**
     * Writes a plant file.
     *
     * @param site id of the site
     * @param zone IANA time zone
     */
    static String yaml(String site, String zone, History history) {
        List<String> sensors = new ArrayList<>();
        boolean machine = history.tags().stream().filter(t -> !isAir(word(t))).count() >= CHANNELS_OF_A_MACHINE;
        history.tags().forEach(t -> sensors.add(sensor(t, history.of(t), machine)));
        StringBuilder out = new StringBuilder("""
                # A first plant file, written by davy learn from the columns of a history.
                # Whatever ends in "guessed" was guessed from names and values: put it right before you rely on it.
                davy: 1
                site: {id: %s, timezone: %s}
                floors: [{id: F0}]
                zones:
                  - {id: Z1}  # guessed: one zone for all
                """.formatted(site, zone));
        if (machine) {
            out.append(
                    "machines:\n  - {id: M-1, kind: other, zone: Z1, place: {x: 0, y: 0}}  # guessed: all belong to one machine\n");
        }
        out.append("sensors:\n");
        sensors.forEach(out::append);
        return out.toString();
    }

    private static boolean isAir(Word w) {
        return w.kind().equals("gas") || w.kind().startsWith("wind");
    }

    private static Word word(String tag) {
        String t = tag.toLowerCase(Locale.ROOT);
        for (Word w : WORDS) {
            var found = w.pattern().matcher(t);
            if (found.find()) {
                boolean named = w.gas() != null && w.gas().isEmpty();
                String gas = named
                        ? GASES.stream()
                                .filter(g -> g.equalsIgnoreCase(found.group(2)))
                                .findFirst()
                                .orElse("CO")
                        : w.gas();
                return new Word(w.pattern(), w.kind(), gas, w.unit());
            }
        }
        return Word.of("", "other", null, "\"1\"");
    }

    private static String sensor(String tag, Series series, boolean machine) {
        Word w = word(tag);
        double[] all = series.sortedBefore(Long.MAX_VALUE);
        double span = Math.max(all[all.length - 1] - all[0], Math.abs(all[0]) / 10);
        long interval = series.intervalMs();
        String every = interval % 1000 == 0 ? interval / 1000 + "s" : interval + "ms";
        boolean isMachine = machine && !isAir(w);
        return "  - {tag: %s, kind: %s%s%s, range: %s, zone: Z1, %s, interval: %s}  # guessed: kind%s and range, place%s%n"
                .formatted(
                        quoted(tag),
                        w.kind(),
                        w.gas() == null ? "" : ", gas: " + w.gas(),
                        w.unit() == null ? "" : ", unit: " + w.unit(),
                        range(w, all[0] - BEYOND * span, all[all.length - 1] + BEYOND * span),
                        isMachine ? "machine: M-1" : "place: {x: 0, y: 0}",
                        every,
                        w.unit() == null ? ", unit (the kind's own)" : ", unit",
                        isMachine ? " and machine" : "");
    }

    private static String quoted(String tag) {
        return tag.matches("[A-Za-z][A-Za-z0-9_.-]*") && !tag.matches("(?i)true|false|null|yes|no|on|off|nan")
                ? tag
                : "\"" + tag + "\"";
    }

    private static String range(Word w, double low, double high) {
        if (w.kind().equals("wind_direction")) {
            return "[0, 360]";
        }
        boolean positive = isAir(w) || w.kind().equals("vibration");
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(high - low, 1e-6))) - 1);
        double from = positive ? 0 : Math.floor(low / step) * step;
        double until = Math.max(Math.ceil(high / step) * step, w.kind().equals("temperature") ? HOTTEST : high);
        return "[%s, %s]".formatted(plain(from), plain(Math.max(until, from + step)));
    }

    private static String plain(double v) {
        return new java.math.BigDecimal(v)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
