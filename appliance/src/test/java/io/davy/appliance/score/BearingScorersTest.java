package io.davy.appliance.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.appliance.Bearings;
import io.davy.appliance.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores on bearings, with recordings of the test's own. */
class BearingScorersTest {
    @TempDir
    private Path dir;

    private Score score(Scorer scorer) {
        return scorer.score(new ScoreTask(dir, 1, 0, (done, of) -> {}));
    }

    private static double value(Score score, String figure) {
        return score.figures().stream()
                .filter(f -> f.name().equals(figure))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void namedPartsAndSoundBearingsAreCounted() throws Exception {
        Files.write(dir.resolve("a.f32"), Bearings.bytes(Bearings.sound(1, 29.9, 2)));
        Files.write(dir.resolve("b.f32"), Bearings.bytes(Bearings.damaged(2, 29.9, 2)));
        Files.writeString(
                dir.resolve("manifest.csv"),
                "file,rpm,fault,diameter_mil,fs_hz,samples\na.f32,1797,Normal,0,12800,1\nb.f32,1797,OR@6,7,12800,1\n");
        Score score = score(new CwruScorer());
        assertThat(value(score, "inner and outer race: right part")).isEqualTo(100);
        assertThat(value(score, "sound bearings flagged")).isZero();
        assertThat(score.cases().get(1).facts()).containsEntry("said", "bearing_outer");
    }

    @Test
    void aLifeThatGrowsLoudIsFlaggedBeforeItsEndAndNotInItsYouth() throws Exception {
        StringBuilder csv = new StringBuilder(",Datetime,Bearing 1,Bearing 2\n");
        LocalDateTime t = LocalDateTime.of(2020, 1, 1, 0, 0);
        for (int i = 0; i < 700; i++) {
            double wear = i < 600 ? 0 : (i - 600) / 100.0;
            csv.append(i)
                    .append(t.plusMinutes(10L * i).format(DateTimeFormatter.ofPattern(",yyyy.MM.dd.HH.mm.ss,")))
                    .append(0.1 + 0.001 * (i % 7) + 0.2 * wear)
                    .append(",0.")
                    .append(1000 + i % 5)
                    .append('\n');
        }
        Path file = dir.resolve("1st_test_x.csv");
        Files.writeString(file, csv);
        Score score = score(new ImsScorer());
        assertThat(value(score, "flagged before failure")).isEqualTo(100);
        assertThat(value(score, "flagged in the first fifth of life")).isZero();
        assertThat(score.cases().get(0).facts()).containsEntry("first", "Bearing 1 vibration_change");

        Files.writeString(file, ",Datetime,Bearing 1\n0,yesterday,1\n");
        assertThatThrownBy(() -> score(new ImsScorer()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1st_test_x.csv:2: expected a time");
    }
}
