package io.davy.appliance.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VigilTest {
    private static final Instant T0 = Instant.parse("2026-11-22T03:00:00Z");

    private final Vigil vigil =
            new Vigil(T0, Duration.ofSeconds(180), Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(5));
    private final List<String> said = new ArrayList<>();
    private long now;

    private void until(long second, boolean sign) {
        for (; now <= second; now += 5) {
            vigil.look(T0.plusSeconds(now), sign)
                    .ifPresent(n -> said.add(now + " " + n.kind() + (n.number() > 0 ? " " + n.number() : "")));
        }
    }

    @Test
    void thirtySecondsWithoutAnAnswerAreToldOnceAndEachHourAgain() {
        until(100, true);
        until(8000, false);
        assertThat(said).containsExactly("130 DOWN", "3730 STILL_DOWN 1", "7330 STILL_DOWN 2");
        assertThat(vigil.isDown()).isTrue();
    }

    @Test
    void threeAnswersInARowAreItsEndAndOneIsNot() {
        until(100, true);
        until(200, false);
        until(205, true);
        until(300, false);
        until(400, true);
        until(500, false);
        assertThat(said).containsExactly("130 DOWN", "315 BACK", "430 DOWN");
    }

    @Test
    void aShortPauseIsNoNews() {
        until(100, true);
        until(125, false);
        until(200, true);
        assertThat(said).isEmpty();
    }

    @Test
    void theFirstAnswerMayTakeLonger() {
        until(175, false);
        assertThat(said).isEmpty();
        until(200, false);
        assertThat(said).containsExactly("180 DOWN");
    }

    @Test
    void aMachineThatWasAsleepIsNoDeath() {
        until(100, true);
        now = 5000;
        until(5020, false);
        assertThat(said).isEmpty();
        until(5040, false);
        assertThat(said).hasSize(1);
    }
}
