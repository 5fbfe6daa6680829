package io.davy.alerting.auth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is logged in: random tokens, kept on the server, in memory. */
public final class Sessions {
    /** How long a session lasts: one shift. */
    public static final Duration LENGTH = Duration.ofHours(12);

    private static final int MOST = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Session> sessions = new LinkedHashMap<>();

    /**
     * One login.
     *
     * @param user who
     * @param mustChange true: nothing is shown before a new password is set
     * @param expires when it ends
     */
    public record Session(String user, boolean mustChange, Instant expires) {}

    /** Opens a session and gives its token. The oldest session ends when there are too many. */
    public synchronized String open(String user, boolean mustChange, Instant now) {
        byte[] token = new byte[32];
        RANDOM.nextBytes(token);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        sessions.values().removeIf(s -> !s.expires().isAfter(now));
        Iterator<String> oldest = sessions.keySet().iterator();
        if (sessions.size() >= MOST) {
            oldest.next();
            oldest.remove();
        }
        sessions.put(text, new Session(user, mustChange, now.plus(LENGTH)));
        return text;
    }

    /** The session of a token, if it is open. */
    public synchronized Optional<Session> find(@Nullable String token, Instant now) {
        return Optional.ofNullable(token)
                .map(sessions::get)
                .filter(s -> s.expires().isAfter(now));
    }

    /** Ends a session. */
    public synchronized void close(@Nullable String token) {
        if (token != null) {
            sessions.remove(token);
        }
    }

    /** Ends all sessions of a user, for example because the password changed. */
    public synchronized void closeAll(String user) {
        sessions.values().removeIf(s -> s.user().equals(user));
    }
}
