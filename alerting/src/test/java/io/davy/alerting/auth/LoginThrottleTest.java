package io.davy.alerting.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final LoginThrottle throttle = new LoginThrottle();
    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void addressWaitsLongerAfterEachFailureUpToAMinute() {
        fail("10.0.0.1", "officer", 2);
        assertThat(throttle.wait("10.0.0.1", "officer", start)).isZero();
        fail("10.0.0.1", "officer", 1);
        assertThat(throttle.wait("10.0.0.1", "officer", start)).isEqualTo(Duration.ofSeconds(1));
        fail("10.0.0.1", "officer", 1);
        assertThat(throttle.wait("10.0.0.1", "officer", start)).isEqualTo(Duration.ofSeconds(2));
        fail("10.0.0.1", "officer", 60);
        assertThat(throttle.wait("10.0.0.1", "officer", start)).isEqualTo(Duration.ofMinutes(1));
        assertThat(throttle.wait("10.0.0.1", "officer", start.plusSeconds(60))).isZero();
    }

    @Test
    void manyAddressesCannotLockAnOfficerOut() {
        for (int i = 0; i < 500; i++) {
            throttle.failed("10.0.1." + i, "officer", start);
        }
        assertThat(throttle.wait("10.9.9.9", "officer", start)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(throttle.wait("10.9.9.9", "other", start)).isZero();
    }

    @Test
    void successForgetsTheFailures() {
        fail("10.0.0.1", "officer", 8);
        throttle.succeeded("10.0.0.1", "officer");
        assertThat(throttle.wait("10.0.0.1", "officer", start)).isZero();
    }

    @Test
    void oldFailuresAreForgotten() {
        fail("10.0.0.1", "officer", 8);
        Instant later = start.plus(Duration.ofMinutes(16));
        throttle.failed("10.0.0.1", "officer", later);
        assertThat(throttle.wait("10.0.0.1", "officer", later)).isZero();
    }

    private void fail(String address, String user, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address, user, start);
        }
    }
}
