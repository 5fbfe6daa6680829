package io.davy.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FireDrillTest {
    private static final Duration MUCH = Duration.ofMinutes(5);
    private final AtomicBoolean held = new AtomicBoolean();
    private final AtomicInteger rounds = new AtomicInteger();

    private FireDrill drill(FireDrill.Rounds r, Duration most) {
        return Objects.requireNonNull(FireDrill.once(() -> r, most, held));
    }

    private static void ended(FireDrill d) {
        await().until(() -> !d.running());
    }

    private static double work() {
        double x = 1;
        for (int i = 0; i < 200_000; i++) {
            x = Math.sqrt(x + i);
        }
        return x;
    }

    @Test
    void endsWhenItDoesNotBecomeQuickerAnyMore() {
        ended(drill((n, go) -> rounds.incrementAndGet() > 0 && work() > 0, MUCH));

        assertThat(rounds.get()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void endsWhenItHasCostSoMuchOfItsOwnTime() {
        ended(drill((n, go) -> rounds.incrementAndGet() > 0, Duration.ofNanos(-1)));

        assertThat(rounds).hasValue(0);
    }

    @Test
    void endsWhereThereIsNothingToRehearse() {
        ended(drill((n, go) -> rounds.incrementAndGet() < 0, MUCH));

        assertThat(rounds).hasValue(1);
    }

    @Test
    void endsInTheMiddleOfARoundWhenItsTaskEndsAndTheNextTaskRehearsesAgain() {
        CountDownLatch inside = new CountDownLatch(1);
        FireDrill d = drill(
                (n, go) -> {
                    inside.countDown();
                    await().until(() -> !go.getAsBoolean());
                    return true;
                },
                MUCH);
        await().until(() -> inside.getCount() == 0);
        d.close();
        ended(d);

        ended(drill((n, go) -> rounds.incrementAndGet() < 0, MUCH));
        assertThat(rounds).hasValue(1);
    }

    @Test
    void isHeldOnceInAProcess() {
        ended(drill((n, go) -> false, MUCH));

        assertThat(FireDrill.once(() -> (n, go) -> rounds.incrementAndGet() < 0, MUCH, held))
                .isNull();
        assertThat(rounds).hasValue(0);
    }

    @Test
    void ofOneThingKeepsNobodyFromRehearsingAnother() {
        FireDrill one = FireDrill.once("fire-drill-test-1", () -> (n, go) -> false);
        FireDrill other = FireDrill.once("fire-drill-test-2", () -> (n, go) -> false);

        assertThat(one).isNotNull();
        assertThat(other).isNotNull();
        assertThat(FireDrill.once("fire-drill-test-1", () -> (n, go) -> false)).isNull();
    }

    @Test
    void harmsNothingWhenItFails() {
        FireDrill d = drill(
                (n, go) -> {
                    rounds.incrementAndGet();
                    throw new IllegalStateException("a made-up fault");
                },
                MUCH);
        ended(d);
        d.close();

        assertThat(rounds).hasValue(1);
    }
}
