package io.davy.appliance.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.appliance.Refusal;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LearnTest {
    private static final String PLANT = """
            # our works
            davy: 1
            site: {id: works, timezone: Asia/Seoul}
            floors: [{id: F0}]
            zones: [{id: Z1}]
            machines:
              - id: P-1   # the old one
                kind: pump
                zone: Z1
                place: {x: 1, y: 2}
            sensors:
              - {tag: AT-1, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: 3, y: 4}}
              - {tag: TT-1, kind: temperature, range: [0, 200], zone: Z1, machine: P-1}  # bearing
              - {tag: PT-1, kind: pressure, range: [0, 20], zone: Z1, machine: P-1, limits: {high: 9}}
              - tag: IT-1
                kind: current
                range: [0, 100]
                zone: Z1
                machine: P-1
            """;

    @TempDir
    private Path dir;

    private Path file(String name, String text) throws Exception {
        return Files.writeString(dir.resolve(name), text);
    }

    private static History history(Path file) {
        return new HistoryReader(ZoneId.of("Asia/Seoul")).read(List.of(file));
    }

    /** Two hours of a pump by the second, in the last ten minutes of which its bearing is hot. */
    private Path pump() throws Exception {
        Random noise = new Random(1);
        StringBuilder csv = new StringBuilder("time;AT-1;TT-1;PT-1;IT-1\n");
        Instant t = Instant.parse("2024-05-01T00:00:00Z");
        for (int i = 0; i < 7200; i++) {
            double load = Math.sin(i / 120.0);
            double hot = i > 6600 ? 30 : 0;
            csv.append("%s;0;%.2f;%.3f;%.2f%n"
                    .formatted(
                            t.plusSeconds(i),
                            60 + load + hot + 0.2 * noise.nextGaussian(),
                            6 + 0.2 * load + 0.02 * noise.nextGaussian(),
                            40 + 2 * load + 0.3 * noise.nextGaussian()));
        }
        return file("pump.csv", csv.toString());
    }

    private int davyLearn(Object... args) {
        CommandLine line = new CommandLine(new LearnCommand());
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            throw e;
        });
        return line.execute(java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }

    @Test
    void proposesWhatTheFileLacksAndLeavesTheRestOfItAsItWas() throws Exception {
        Path plant = file("plant.yaml", PLANT);
        Path out = dir.resolve("proposed.yaml");
        assertThat(davyLearn("--plant", plant, "--out", out, pump())).isZero();

        String text = Files.readString(out);
        assertThat(text).startsWith("# our works\ndavy: 1\n").contains("# the old one\n", "}  # bearing\n");
        Plant learned = PlantFile.load(out);
        assertThat(limits(learned, "AT-1")).as("gas is left to its rule table").isNull();
        assertThat(limits(learned, "TT-1").high()).isBetween(61.5, 70.0);
        assertThat(limits(learned, "PT-1").high()).isEqualTo(9);
        assertThat(limits(learned, "PT-1").low()).isBetween(4.5, 5.8);
        assertThat(limits(learned, "IT-1").high()).isBetween(42.0, 50.0);
        assertThat(learned.machines().get(0).model().sensors()).containsExactly("TT-1", "PT-1", "IT-1");
        assertThat(dir.resolve("proposed-parts.yaml")).content().contains("tag: \"TT-1\", limits: {high:");
    }

    private static io.davy.plant.RuleSet limits(Plant plant, String tag) {
        return plant.sensors().stream()
                .filter(s -> s.tag().equals(tag))
                .findFirst()
                .map(Sensor::limits)
                .orElse(null);
    }

    @Test
    void triesTheProposalOnWhatItHasNotLearnedOf() throws Exception {
        Plant plant = PlantFile.read("plant.yaml", PLANT.getBytes(StandardCharsets.UTF_8));
        History history = history(pump());
        long split = history.splitMs(0.7);
        Proposal proposal = new Proposer(plant, history, split).propose();
        Plant after =
                PlantFile.read("merged", ProposedPlant.merged(PLANT, proposal).getBytes(StandardCharsets.UTF_8));

        assertThat(Backtest.of(plant, history, split).lines())
                .noneMatch(l -> l.rule().equals("temperature_high"));
        assertThat(Backtest.of(after, history, split).lines())
                .filteredOn(l -> l.rule().equals("temperature_high") || l.rule().equals("machine_abnormal"))
                .hasSize(2)
                .allSatisfy(l -> assertThat(l.first()).isBetween("2024-05-01T01:50:00Z", "2024-05-01T01:51:00Z"));
    }

    @Test
    void writesAFirstPlantFileForAPlantWithoutOne() throws Exception {
        Path out = dir.resolve("first.yaml");
        Path csv = file("export.csv", """
                Time,Boiler temperature,Inlet pressure,Room CO,Alarm flag
                2024-05-01 00:00,80.5,5.0,1,0
                2024-05-01 00:01,80.7,5.1,2,0
                2024-05-01 00:02,80.9,5.0,1,1
                """);
        assertThat(davyLearn("--new", "small works", "--out", out, csv)).isZero();
        Plant plant = PlantFile.load(out);
        assertThat(plant.site().id()).isEqualTo("small-works");
        assertThat(plant.sensors())
                .extracting(Sensor::tag, Sensor::kind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Boiler-temperature", SensorKind.TEMPERATURE),
                        org.assertj.core.groups.Tuple.tuple("Inlet-pressure", SensorKind.PRESSURE),
                        org.assertj.core.groups.Tuple.tuple("Room-CO", SensorKind.GAS));
        assertThat(Files.readString(out)).contains("# guessed: kind, unit");
    }

    @Test
    void readsLongFilesDecimalCommasAndLocalTimes() throws Exception {
        History h = history(file("long.csv", """
                Zeit;Messstelle;Wert
                31.12.2023 23:59:00;TT-1;21,5
                01.01.2024 00:00:00;TT-1;21,75
                01.01.2024 00:00:00;PT-1;n/a
                01.01.2024 00:01:00;PT-1;3,0
                """));
        assertThat(h.tags()).containsExactly("PT-1", "TT-1");
        assertThat(h.of("TT-1").size()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(h.of("TT-1").time(0))).isEqualTo("2023-12-31T14:59:00Z");
        assertThat(h.of("TT-1").value(1)).isEqualTo(21.75);
    }

    @Test
    void readsEpochSecondsMillisecondsAndOffsets() throws Exception {
        for (String t : List.of(
                "1714521600",
                "1714521600000",
                "2024-05-01T00:00:00Z",
                "2024-05-01 09:00:00+0900",
                "5/1/2024 9:00:00 AM",
                "2024/5/1 09:00")) {
            assertThat(history(file("t.csv", "t,x\n" + t + ",1.5\n")).fromMs())
                    .as(t)
                    .isEqualTo(1714521600000L);
        }
    }

    @Test
    void tellsTheLinesThatItCannotReadAndGoesOn() throws Exception {
        StringBuilder csv = new StringBuilder("time,a,b\n");
        for (int i = 0; i < 60; i++) {
            csv.append(Instant.parse("2024-05-01T00:00:00Z").plusSeconds(i)).append(",1,2\n");
        }
        csv.append("2024-05-01T00:02:00Z,oops,3\nyesterday,1,2\n2024-05-01T00:02:02Z,1\n2024-05-01T00:02:03Z,4,5\n");
        History h = history(file("bad.csv", csv.toString()));
        assertThat(h.problems())
                .containsExactly(
                        "bad.csv:62: a is 'oops', expected a number",
                        "bad.csv:63: the time is 'yesterday', unlike those of the first rows",
                        "bad.csv:64: expected 3 cells as in the header, found 2");
        assertThat(h.of("b").size()).isEqualTo(62);
    }

    @Test
    void anOverflowIsNoReading() throws Exception {
        History h = history(file("over.csv", "time,a\n2024-05-01T00:00:00Z,1\n2024-05-01T00:00:01Z,1e308\n"));
        assertThat(h.problems()).containsExactly("over.csv:3: a is '1e308', expected a number");
        assertThat(h.of("a").size()).isEqualTo(1);
    }

    @Test
    void refusesAFileWithoutTimesInOneLine() throws Exception {
        Path csv = file("no.csv", "name,x\nfoo,1\n");
        assertThatThrownBy(() -> history(csv))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no.csv:2: the first column is 'foo'; expected a time");
    }

    @Test
    void printsOneJsonObject() throws Exception {
        Path plant = file("plant.yaml", PLANT);
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            davyLearn("--json", "--plant", plant, "--out", dir.resolve("p.yaml"), pump());
        } finally {
            System.setOut(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("{")
                .contains("\"held_out_from\"", "\"as_it_is\"", "\"days\"");
    }
}
