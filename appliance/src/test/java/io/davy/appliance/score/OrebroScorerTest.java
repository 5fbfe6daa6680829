package io.davy.appliance.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.appliance.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seven minutes in a room whose sensor in the south-west corner reads most. */
class OrebroScorerTest {
    @TempDir
    Path dir;

    @BeforeEach
    void theRoom() throws IOException {
        StringBuilder rows = new StringBuilder("# t (s),C_000 (ppm),C_200 (ppm),C_020 (ppm),C_222 (ppm),Wspd (m/s)\n");
        Random random = new Random(2);
        for (int i = 0; i < 800; i++) {
            double source = i < 660 ? 0 : 5;
            rows.append(String.format(
                    Locale.ROOT,
                    "%.3f,%.3f,%.3f,%.3f,%.3f,0.010%n",
                    i / 2.0,
                    0.05 * random.nextGaussian() + source,
                    0.05 * random.nextGaussian(),
                    0.05 * random.nextGaussian(),
                    0.05 * random.nextGaussian()));
        }
        Files.writeString(dir.resolve("Exp07.csv"), rows);
        Files.writeString(dir.resolve("sources.csv"), "exp,src_x_m,src_y_m,src_z_m\n7,1.0,1.0,0.5\n");
    }

    private Score score() {
        return new OrebroScorer().score(new ScoreTask(dir, 1, 0, (done, of) -> {}));
    }

    @Test
    void thePlaceIsHeldAgainstTheSensorWithTheHighestMean() {
        Score score = score();

        assertThat(score.cases()).hasSize(1);
        assertThat(score.figures().get(1).value()).isBetween(0.2, 0.3);
        assertThat(score.figures().get(0).value()).isBetween(0.0, 4.0);
    }

    @Test
    void labelsOfOtherExperimentsAreRefused() throws IOException {
        Files.writeString(dir.resolve("sources.csv"), "exp,src_x_m,src_y_m,src_z_m\n1,1.0,1.0,0.5\n");

        assertThatThrownBy(this::score)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("none of the experiments Exp07");
    }
}
