package io.davy.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the detection can say, the console can say in both languages, and why, and incidents can say what is wrong with a device. */
class RuleTextsTest {
    /** Words of the detection that have the shape of a rule's name and are none: metrics and keys. */
    private static final Set<String> NO_RULES = Set.of(
            "alarm_count",
            "apart_from",
            "late_blocks",
            "late_readings",
            "more_alarms",
            "part_of",
            "rejected_batches",
            "repeated_readings",
            "too_late_readings");
    /** Said by the console after the kind, as in gas high; why it is so, for all kinds alike. */
    private static final Set<String> AFTER_A_KIND = Set.of("high_high", "low_low");

    private static final Pattern NAME = Pattern.compile("\"([a-z]+(?:_[a-z]+)+)\"");
    private static final Pattern CONSTANT = Pattern.compile("(?m)^ {4}[A-Z_]+\\(\"([a-z_]+)\"");

    private final Path root = Repository.root();

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyRuleHasItsNameAndItsReason(String language) throws IOException {
        String texts =
                Files.readString(root.resolve("alerting/src/main/resources/io/davy/console/texts-" + language + ".js"));
        Set<String> rules = rules("");
        assertThat(rules).hasSizeGreaterThan(40);
        assertThat(rules).allSatisfy(r -> assertThat(texts).contains("'rule." + r + "': '"));
        rules.removeAll(AFTER_A_KIND);
        assertThat(rules).allSatisfy(r -> assertThat(texts).contains("'why." + r + "': '"));
    }

    @Test
    void everyFaultOfADeviceIsASentenceInAnIncident() throws IOException {
        String text = Files.readString(
                root.resolve("detection-jobs/src/main/java/io/davy/detection/incident/IncidentText.java"));
        assertThat(rules("health"))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(text.split("case \"" + r + "\" ->", -1))
                        .as("cases of %s, one a language", r)
                        .hasSize(3));
    }

    private Set<String> rules(String feature) throws IOException {
        Set<String> names = new TreeSet<>();
        Path sources =
                root.resolve("detection-jobs/src/main/java/io/davy/detection").resolve(feature);
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path f : files.filter(p -> p.toString().endsWith(".java")).toList()) {
                String source = Files.readString(f);
                for (Pattern p : new Pattern[] {NAME, CONSTANT}) {
                    Matcher m = p.matcher(source);
                    while (m.find()) {
                        names.add(m.group(1));
                    }
                }
            }
        }
        names.removeAll(NO_RULES);
        return names;
    }
}
