package io.davy.alerting.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alerting.proof.ProofWatch.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofWatchTest {
    private static final Instant T0 = Instant.parse("2026-11-22T03:00:00Z");
    private static final Duration QUICK = Duration.ofMillis(40);

    private final ProofWatch watch = new ProofWatch(ProofFigures.DEFAULT, List.of("gw"), T0);
    private final List<String> said = new ArrayList<>();
    private double now;

    private static Instant at(double second) {
        return T0.plusMillis((long) (second * 1000));
    }

    /** Looks each half second until then. */
    private void until(double second) {
        for (; now <= second; now += 0.5) {
            for (Change c : watch.look(at(now))) {
                said.add(c.gateway() + (c.broken() ? " broken at " : " whole at ") + now);
            }
        }
    }

    private void proofs(double from, double to) {
        for (double s = from; s <= to; s += 5) {
            until(s);
            watch.heard("gw", QUICK, at(s));
        }
    }

    @Test
    void proofsThatComeOutAreNoNews() {
        proofs(5, 600);
        assertThat(said).isEmpty();
        assertThat(watch.states()).singleElement().satisfies(s -> {
            assertThat(s.broken()).isFalse();
            assertThat(s.latency()).isEqualTo(QUICK);
            assertThat(s.newest()).isEqualTo(at(600).minus(QUICK));
        });
    }

    @Test
    void threeMissedInARowAreToldOnceAndThreeInARowAreItsEnd() {
        proofs(5, 100);
        until(900);
        proofs(900, 930);
        assertThat(said).containsExactly("gw broken at 120.0", "gw whole at 910.5");
    }

    @Test
    void twoMissedAreNotToldAndAChainThatFaltersIsOneOutage() {
        proofs(5, 100);
        proofs(115, 200);
        assertThat(said).isEmpty();
        proofs(300, 305);
        proofs(330, 335);
        proofs(360, 380);
        assertThat(said).containsExactly("gw broken at 220.0", "gw whole at 370.5");
    }

    @Test
    void beforeTheFirstProofThereIsAGraceAndAfterItSilenceIsTold() {
        until(200);
        assertThat(said).containsExactly("gw broken at 60.0");
    }

    @Test
    void aBacklogInTheGraceIsNotToldAndTheFirstInTimeEndsTheGrace() {
        until(10);
        watch.heard("gw", Duration.ofSeconds(30), at(10));
        until(15);
        watch.heard("gw", QUICK, at(15));
        until(50);
        assertThat(said).containsExactly("gw broken at 35.0");
    }

    @Test
    void aProofThatComesOutLateProvesNothing() {
        proofs(5, 100);
        for (double s = 130; s < 200; s += 5) {
            until(s);
            watch.heard("gw", Duration.ofSeconds(25), at(s));
        }
        assertThat(said).containsExactly("gw broken at 120.0");
    }

    @Test
    void eachGatewayHasItsOwnChainAndOneThatIsHeardIsExpectedFromThenOn() {
        watch.heard("other", QUICK, at(0.5));
        proofs(5, 60);
        assertThat(said).containsExactly("other broken at 20.5");
    }

    @Test
    void aTimeInWhichThisProgramStoodStillCountsAgainstNobody() {
        proofs(5, 100);
        now = 400;
        until(410);
        assertThat(said).isEmpty();
        until(430);
        assertThat(said).containsExactly("gw broken at 420.0");
    }
}
