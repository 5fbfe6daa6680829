package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever stands in a file, reading it ends with a plant or with located errors. */
class PlantFileProperties {
    private static final byte[] DEMO = demo();

    @Property(tries = 500)
    void randomBytesAreReadOrRefused(@ForAll byte[] bytes) {
        readOrRefuse(bytes);
    }

    @Property(tries = 500)
    void yamlLikeTextIsReadOrRefused(@ForAll("yamlLike") String text) {
        readOrRefuse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 150)
    void demoPlantWithAChangedByteIsReadOrRefused(@ForAll @IntRange(max = 100_000) int at, @ForAll byte value) {
        byte[] mutated = DEMO.clone();
        mutated[at % mutated.length] = value;
        readOrRefuse(mutated);
    }

    @Property(tries = 150)
    void demoPlantWithAPieceCutOutIsReadOrRefused(
            @ForAll @IntRange(max = 100_000) int from, @ForAll @IntRange(min = 1, max = 60) int length) {
        int start = from % DEMO.length;
        int end = Math.min(DEMO.length, start + length);
        byte[] cut = Arrays.copyOf(DEMO, DEMO.length - (end - start));
        System.arraycopy(DEMO, end, cut, start, DEMO.length - end);
        readOrRefuse(cut);
    }

    @Property(tries = 150)
    void demoPlantWithAForeignValueIsReadOrRefused(
            @ForAll @IntRange(max = 100_000) int at, @ForAll("values") String value) {
        String text = new String(DEMO, StandardCharsets.UTF_8);
        int colon = text.indexOf(": ", at % text.length());
        if (colon < 0) {
            return;
        }
        int end = colon + 2;
        while (",}]\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        readOrRefuse((text.substring(0, colon + 2) + value + text.substring(end)).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> yamlLike() {
        return Arbitraries.of(
                        "davy: 1",
                        "site:",
                        "{",
                        "}",
                        "[",
                        "]",
                        ", ",
                        ": ",
                        "- ",
                        "\n",
                        "  ",
                        "\t",
                        "&a ",
                        "*a",
                        "!x ",
                        "? ",
                        "|\n",
                        "> ",
                        "'",
                        "\"",
                        "#",
                        "---\n",
                        "...\n",
                        "%YAML 1.1\n",
                        "<<: ",
                        "id",
                        "sensors",
                        "null",
                        "1e400",
                        "0x1f",
                        "\uFEFF",
                        "\u0000",
                        "\uD83D\uDE00",
                        "\r")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "~",
                "",
                "-1",
                "0",
                "1e308",
                "-1e308",
                "1e999",
                ".nan",
                ".inf",
                "true",
                "[]",
                "{}",
                "[[]]",
                "{x: 1}",
                "text",
                "\"\"",
                "'{0} %s %d'",
                "99999999999999999999999999",
                "999999999h",
                "0s",
                "F1",
                "CH4",
                "%LEL",
                "\"%LEL\"",
                "ppm",
                "!!int 3",
                "*x",
                "&x 1",
                "2026-01-01",
                "12:30",
                "[1, 2, 3]");
    }

    private static void readOrRefuse(byte[] yaml) {
        try {
            Plant plant = PlantFile.read("p.yaml", yaml);
            plant.sensors().forEach(s -> assertThat(RuleBook.rulesFor(plant, s)).isNotNull());
        } catch (InvalidPlantException e) {
            assertThat(e.errors()).isNotEmpty();
            for (InvalidPlantException.PlantError error : e.errors()) {
                assertThat(error.line()).isPositive();
                assertThat(error.column()).isPositive();
                assertThat(error.message()).isNotBlank().doesNotContain("\n", "Exception", "null:");
            }
        } catch (RuntimeException | StackOverflowError e) {
            fail("neither read nor refused: " + new String(yaml, StandardCharsets.ISO_8859_1), e);
        }
    }

    private static byte[] demo() {
        try {
            return Files.readAllBytes(Path.of("../plants/demo-plant.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
