package io.davy.appliance.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.appliance.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusualScorersTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @TempDir
    private Path dir;

    private ScoreTask task() {
        return new ScoreTask(dir, 1, 0, (done, of) -> {});
    }

    /** Readings by the second; a fault of the flow from row 600 to 800. */
    private void run(String file, boolean labelled, double fault) throws Exception {
        Random noise = new Random(file.hashCode());
        LocalDateTime t = LocalDateTime.parse("2020-03-01T10:00:00");
        StringBuilder csv =
                new StringBuilder("datetime;Current;Temperature;Volume Flow" + (labelled ? ";anomaly" : "") + "\n");
        for (int i = 0; i < 1000; i++) {
            boolean bad = i >= 600 && i < 800;
            csv.append("%s;%.3f;%.3f;%.3f%s%n"
                    .formatted(
                            TIME.format(t.plusSeconds(i)),
                            2 + 0.1 * noise.nextGaussian(),
                            80 + 0.1 * noise.nextGaussian(),
                            30 + 0.3 * noise.nextGaussian() + (bad ? fault : 0),
                            labelled ? ";" + (bad ? 1 : 0) : ""));
        }
        Files.createDirectories(dir.resolve(file).getParent());
        Files.writeString(dir.resolve(file), csv.toString());
    }

    private static Figure figure(Score score, String name) {
        return score.figures().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsEachSecondOfAPumpByItself() throws Exception {
        run("valve/0.csv", true, -6);
        run("valve/1.csv", true, 0);
        run("free/free.csv", false, 0);

        Score score = new SkabScorer().score(task());

        // What is told within the first run's 200 s, of the 400 that are labelled in both.
        assertThat(figure(score, "missed seconds").value()).isBetween(50.0, 55.0);
        assertThat(figure(score, "false seconds").value()).isLessThan(4);
        assertThat(figure(score, "F1 by seconds").value()).isBetween(0.55, 0.67);
        assertThat(figure(score, "false alarms a machine-day, fault-free run").value())
                .isZero();
        assertThat(score.cases()).extracting(Score.Case::name).containsExactly("valve/0", "valve/1", "free/free");
    }

    @Test
    void countsWindowsThatAreNoticedAndWhatIsAlarmedOutside() throws Exception {
        LocalDateTime t = LocalDateTime.parse("2020-01-01T00:00:00");
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        for (int i = 0; i < 80 * 24; i++) {
            boolean hot = i / 24 == 40 || i / 24 == 60;
            csv.append("%s,%.2f%n".formatted(TIME.format(t.plusHours(i)), hot ? 40 : 20 + i % 24 / 8.0));
        }
        Files.writeString(dir.resolve("room.csv"), csv.toString());
        Files.writeString(dir.resolve("windows.json"), """
                {"some/room.csv": [["2020-02-08 00:00:00.000000", "2020-02-12 00:00:00.000000"],
                                   ["2020-03-10 00:00:00", "2020-03-12 00:00:00"]]}
                """);

        Score score = new NabScorer().score(task());

        assertThat(figure(score, "windows noticed").value()).isEqualTo(50);
        assertThat(figure(score, "false alarms").value()).isEqualTo(1);
        assertThat(List.copyOf(score.notes())).anyMatch(n -> n.contains("one file says little"));
    }

    @Test
    void brokenLabelsAreToldWithTheirLine() throws Exception {
        Files.writeString(dir.resolve("room.csv"), "timestamp,value\n2020-01-01 00:00:00,20\n2020-01-01 00:05:00,21\n");
        Files.writeString(dir.resolve("windows.json"), "{\n \"room.csv\": [oops]\n}");

        assertThatThrownBy(() -> new NabScorer().score(task()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("windows.json:2: found what is no JSON");
    }
}
