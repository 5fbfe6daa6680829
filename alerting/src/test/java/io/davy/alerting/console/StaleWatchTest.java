package io.davy.alerting.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alerting.console.StaleWatch.Code;
import io.davy.alerting.console.StaleWatch.Reason;
import io.davy.alerting.console.StaleWatch.Signs;
import io.davy.health.PartHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StaleWatchTest {
    private static final List<PartHealth> DOWN = List.of(PartHealth.ofJob("detection", false, "restarting"));
    private static final List<PartHealth> UP = List.of(PartHealth.ofJob("detection", true, "running"));

    private final StaleWatch watch = new StaleWatch();
    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void healthyChainIsNotStale() {
        assertThat(watch.reasons(signs(true, start, start, List.of()), start.plusSeconds(3)))
                .isEmpty();
    }

    @Test
    void viewThatIsStillBeingReadIsStale() {
        assertThat(watch.reasons(signs(false, start, start, List.of()), start))
                .extracting(Reason::code)
                .containsExactly(Code.LOADING);
    }

    @Test
    void brokerThatDoesNotAnswerIsStaleSinceItsLastAnswer() {
        Instant now = start.plusSeconds(60);
        assertThat(watch.reasons(signs(true, start.plusSeconds(50), now, List.of()), now))
                .containsExactly(new Reason(Code.BROKER, "", start.plusSeconds(50)));
    }

    @Test
    void silenceOfAllGatewaysIsStaleEvenIfNoneEverSpoke() {
        Instant now = start.plusSeconds(11);
        assertThat(watch.reasons(signs(true, now, null, List.of()), now))
                .containsExactly(new Reason(Code.READINGS, "", start));
    }

    @Test
    void jobThatIsAwayForFiveSecondsIsStaleUntilItHasRunForTen() {
        assertThat(at(0, DOWN)).isEmpty();
        assertThat(at(4, DOWN)).isEmpty();
        assertThat(at(5, DOWN)).containsExactly(new Reason(Code.JOB, "detection-job", start));
        assertThat(at(6, UP)).extracting(Reason::code).containsExactly(Code.JOB);
        assertThat(at(15, UP)).extracting(Reason::code).containsExactly(Code.JOB);
        assertThat(at(16, UP)).isEmpty();
        assertThat(at(17, DOWN)).isEmpty();
    }

    @Test
    void jobThatIsRestartedOnceInAMomentIsNotStale() {
        assertThat(at(0, DOWN)).isEmpty();
        assertThat(at(2, DOWN)).isEmpty();
        assertThat(at(3, UP)).isEmpty();
        assertThat(at(9, UP)).isEmpty();
    }

    @Test
    void jobThatFallsOverAgainAndAgainIsStaleSinceTheFirstTime() {
        assertThat(at(0, DOWN)).isEmpty();
        assertThat(at(3, UP)).isEmpty();
        assertThat(at(4, DOWN)).isEmpty();
        assertThat(at(6, DOWN)).containsExactly(new Reason(Code.JOB, "detection-job", start));
        assertThat(at(7, UP)).containsExactly(new Reason(Code.JOB, "detection-job", start));
        assertThat(at(9, DOWN)).containsExactly(new Reason(Code.JOB, "detection-job", start));
    }

    @Test
    void troubleOfAnotherPartIsABannerNotStaleness() {
        assertThat(at(0, List.of(new PartHealth("smtp", false, "refused")))).isEmpty();
        assertThat(at(60, List.of(new PartHealth("smtp", false, "refused")))).isEmpty();
    }

    private List<Reason> at(int second, List<PartHealth> parts) {
        Instant now = start.plusSeconds(second);
        return watch.reasons(signs(true, now, now, parts), now);
    }

    private Signs signs(boolean caughtUp, Instant broker, @Nullable Instant readings, List<PartHealth> parts) {
        return new Signs(caughtUp, start, broker, readings, Duration.ofSeconds(10), parts);
    }
}
