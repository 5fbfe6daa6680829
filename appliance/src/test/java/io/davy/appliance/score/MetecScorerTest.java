package io.davy.appliance.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.appliance.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day at a small made-up site: two detectors, one leak that blows onto one of them. */
class MetecScorerTest {
    private static final Instant MIDNIGHT = Instant.parse("2023-01-01T00:00:00Z");
    private static final String RELEASES = "start_utc,end_utc,equipment_group,lat,lon,rate_kg_per_h";

    @TempDir
    Path dir;

    @BeforeEach
    void theDay() throws IOException {
        Files.writeString(dir.resolve("sensor_locations.csv"), "lon,lat,height,name\n0.0005,0,2,E\n-0.0005,0,2,W\n");
        Files.writeString(dir.resolve("source_locations.csv"), "lon,lat,height,name\n0,0,2,Tank\n0,0.0006,2,Pump\n");
        StringBuilder rows = new StringBuilder("time_utc,E,W,wind_toward_rad_ccw_from_east,wind_speed_ms\n");
        Random random = new Random(1);
        for (int minute = 0; minute < 1440; minute++) {
            boolean leak = minute >= 600 && minute < 660;
            // The wind turns toward the eastern detector 10 minutes after the start.
            double toward = leak && minute < 610 ? 1.57 : 0;
            double east = 2 + 0.01 * random.nextGaussian() + (leak && minute >= 610 ? 5 : 0);
            double west = 2 + 0.01 * random.nextGaussian();
            rows.append(MIDNIGHT.plusSeconds(60L * minute))
                    .append(String.format(Locale.ROOT, ",%.4f,%.4f,%.4f,2.0%n", east, west, toward));
        }
        Files.writeString(dir.resolve("readings.csv"), rows);
        releases("2023-01-01T10:00:00Z,2023-01-01T11:00:00Z,Tank,0,0,1.0");
    }

    private void releases(String... lines) throws IOException {
        Files.writeString(dir.resolve("releases.csv"), RELEASES + "\n" + String.join("\n", lines) + "\n");
    }

    private Score score() {
        return new MetecScorer().score(new ScoreTask(dir, 1, 0, (done, of) -> {}));
    }

    private Figure figure(String name) {
        return score().figures().stream()
                .filter(f -> f.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReleaseIsDetectedAndItsDelayCountsFromTheFirstDownwindContact() {
        assertThat(figure("releases detected").value()).isEqualTo(100);
        double fromContact = figure("median delay from first downwind contact").value();
        assertThat(fromContact).isBetween(0.0, 10.0);
        assertThat(figure("median delay from start").value()).isEqualTo(fromContact + 10);
        assertThat(figure("false events a site-day").value()).isZero();
    }

    @Test
    void anAlarmOutsideEveryReleaseIsAFalseEventAndNoCreditIsGivenBeforeTheOnset() throws IOException {
        releases("2023-01-01T14:00:00Z,2023-01-01T15:00:00Z,Tank,0,0,1.0");

        assertThat(figure("releases detected").value()).isZero();
        assertThat(figure("median delay from start").value()).isInfinite();
        assertThat(figure("false events a site-day").value()).isBetween(1.0, 1.01);
    }

    @Test
    void aGroupThatNoSourceIsNamedAfterIsTheMachineThatStandsNearest() throws IOException {
        releases("2023-01-01T10:00:00Z,2023-01-01T11:00:00Z,Group 7,0.00055,0,1.0");

        assertThat(score().cases().get(0).facts()).containsEntry("group", "Pump");
    }

    @Test
    void twoScoresAreTheSame() {
        assertThat(score()).isEqualTo(score());
    }

    @Test
    void wrongLabelsAreRefusedWithFileAndLine() throws IOException {
        releases("yesterday,2023-01-01T11:00:00Z,Tank,0,0,1.0");
        assertThatThrownBy(this::score)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("releases.csv:2: start_utc is 'yesterday', expected a time");

        releases("2023-01-01T10:00:00Z,2023-01-01T11:00:00Z,Tank,0,0");
        assertThatThrownBy(this::score).hasMessageContaining("releases.csv:2: expected 6 cells");

        Files.writeString(dir.resolve("releases.csv"), "from,to\n");
        assertThatThrownBy(this::score).hasMessageContaining("releases.csv:1: expected a header with the columns");

        Files.delete(dir.resolve("releases.csv"));
        assertThatThrownBy(this::score).hasMessageContaining("labels are missing");
    }

    @Test
    void releasesOfAnotherTimeAreRefused() throws IOException {
        releases("2020-01-01T10:00:00Z,2020-01-01T11:00:00Z,Tank,0,0,1.0");

        assertThatThrownBy(this::score).hasMessageContaining("names no release between 2023-01-01T00:00:00Z");
    }
}
