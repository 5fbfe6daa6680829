package io.davy.alerting.notify;

import io.davy.incident.Incident;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words that the console has for rules and for why an alarm stands, from the console's own texts, so that a mail says the same. */
final class ConsoleWords {
    private static final String FILE = "/io/davy/console/texts-%s.js";
    private static final Pattern ENTRY =
            Pattern.compile("'((?:rule|why|kind|close)\\.[^']+)': '((?:[^'\\\\]|\\\\.)*)'");
    /** Where a zone has several votes, each is named after its gas and limit too. */
    private static final Pattern VOTE =
            Pattern.compile("(gas_vote(?:_blind)?)_([a-z0-9]+)_(high_high|high|low_low|low)");

    private static final Pattern OF_KIND =
            Pattern.compile("(\\w+?)_(high_high|high|low_low|low|rate_of_rise|above_background)");
    private static final Pattern WHY = Pattern.compile(".*?(high|low|rate_of_rise|above_background|vibration_zone_[cd]"
            + "|bad_signal|out_of_range|stuck|silent|clock_wrong)");
    private static final Pattern FIGURE = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Map<String, ConsoleWords> BY_LANGUAGE =
            Map.of("en", new ConsoleWords("en"), "ko", new ConsoleWords("ko"));

    private final Map<String, String> words = new HashMap<>();

    private ConsoleWords(String language) {
        String file = String.format(Locale.ROOT, FILE, language);
        try (InputStream in = ConsoleWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            Matcher m = ENTRY.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (m.find()) {
                words.put(m.group(1), m.group(2).replaceAll("\\\\(.)", "$1"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static ConsoleWords in(Texts texts) {
        return BY_LANGUAGE.getOrDefault(texts.language(), BY_LANGUAGE.get("en"));
    }

    /** What people call a rule; one that has no words is made readable. */
    String rule(String rule) {
        String said = words.get("rule." + rule);
        if (said != null) {
            return said;
        }
        Matcher vote = VOTE.matcher(rule);
        if (vote.matches()) {
            return words.get("rule." + vote.group(1)) + " (" + words.get("rule." + vote.group(3)) + ")";
        }
        Matcher m = OF_KIND.matcher(rule);
        String kind = m.matches() ? words.get("kind." + m.group(1).toUpperCase(Locale.ROOT)) : null;
        return kind == null ? rule.replace('_', ' ') : kind + ' ' + words.get("rule." + m.group(2));
    }

    /**
     * Why an alarm stands, in a sentence.
     *
     * @param value its value with unit
     * @param limit its limit with unit
     */
    String why(Incident.Member m, @Nullable String gas, String value, String limit) {
        return words.get("why." + reason(m.rule()))
                .replace("{sensor}", m.sensor())
                .replace("{gas}", gas == null ? "" : gas)
                .replace("{value}", value)
                .replace("{limit}", limit)
                .replaceAll(" +", " ")
                .replace(" ,", ",");
    }

    /** Why an incident was closed; as it is where there are no words for it. */
    String closed(String reason) {
        AtomicInteger figures = new AtomicInteger();
        String shape = FIGURE.matcher(reason).replaceAll(m -> "#" + figures.incrementAndGet());
        String said = words.get("close." + shape);
        if (said == null) {
            return reason;
        }
        Matcher m = FIGURE.matcher(reason);
        for (int n = 1; m.find(); n++) {
            said = said.replace("{n" + n + "}", m.group());
        }
        return said;
    }

    private String reason(String rule) {
        Matcher vote = VOTE.matcher(rule);
        String name = vote.matches() ? vote.group(1) : rule;
        if (words.containsKey("why." + name)) {
            return name;
        }
        Matcher m = WHY.matcher(name);
        return m.matches() && words.containsKey("why." + m.group(1)) ? m.group(1) : "figures";
    }
}
