package io.davy.alerting.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final Sessions sessions = new Sessions();
    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void sessionEndsAfterAShift() {
        String token = sessions.open("officer", false, start);
        assertThat(sessions.find(token, start.plus(Sessions.LENGTH).minusSeconds(1)))
                .isPresent();
        assertThat(sessions.find(token, start.plus(Sessions.LENGTH))).isEmpty();
    }

    @Test
    void unknownOrMissingTokenOpensNothing() {
        assertThat(sessions.find("guess", start)).isEmpty();
        assertThat(sessions.find(null, start)).isEmpty();
    }

    @Test
    void newPasswordEndsTheUsersOtherSessions() {
        String officer = sessions.open("officer", false, start);
        String other = sessions.open("other", false, start);
        sessions.closeAll("officer");
        assertThat(sessions.find(officer, start)).isEmpty();
        assertThat(sessions.find(other, start)).isPresent();
    }

    @Test
    void memoryStaysBounded() {
        String first = sessions.open("officer", false, start);
        for (int i = 0; i < 1_000; i++) {
            sessions.open("officer", false, start);
        }
        assertThat(sessions.find(first, start)).isEmpty();
    }
}
