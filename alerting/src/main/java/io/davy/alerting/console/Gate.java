package io.davy.alerting.console;

import io.davy.alerting.auth.Sessions;
import io.davy.alerting.auth.Sessions.Session;
import io.davy.json.Json;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands before every request: no API without a session, no POST that another site could have made. */
final class Gate {
    private static final String COOKIE = "davy-session";
    private static final String SESSION = "session";

    private final Sessions sessions;
    private final InstantSource now;

    Gate(Sessions sessions, InstantSource now) {
        this.sessions = sessions;
        this.now = now;
    }

    /** Refuses what may not pass; what follows is then not called. */
    void check(Context ctx) {
        // The page of acknowledge links has neither script nor session: what lets it act is the token in its form.
        boolean byLink = ctx.path().equals(AckPage.PATH);
        if (ctx.req().getMethod().equals("POST") && !byLink && !sameSite(ctx)) {
            refuse(ctx, HttpStatus.FORBIDDEN, "cross_site", "this request did not come from the console's own page");
            return;
        }
        if (!ctx.path().startsWith("/api/")) {
            return;
        }
        Optional<Session> session = session(ctx);
        if (session.isEmpty()) {
            refuse(ctx, HttpStatus.UNAUTHORIZED, "login", "log in first");
        } else if (session.get().mustChange()
                && !ctx.path().equals("/api/me")
                && !ctx.path().equals("/api/password")) {
            refuse(ctx, HttpStatus.FORBIDDEN, "must_change", "set a password of your own first");
        } else {
            ctx.attribute(SESSION, session.get());
        }
    }

    /** The session of a request that has passed. */
    static Session require(Context ctx) {
        Session session = ctx.attribute(SESSION);
        if (session == null) {
            throw new IllegalStateException("no session at " + ctx.path());
        }
        return session;
    }

    Optional<Session> session(Context ctx) {
        return sessions.find(token(ctx), now.instant());
    }

    /** Whether the session that a long request began with is still open. */
    boolean open(@Nullable String token) {
        return sessions.find(token, now.instant()).isPresent();
    }

    static @Nullable String token(Context ctx) {
        return ctx.cookie(COOKIE);
    }

    void enter(Context ctx, String user, boolean mustChange) {
        sessions.close(token(ctx));
        String token = sessions.open(user, mustChange, now.instant());
        ctx.cookie(cookie(ctx, token, (int) Sessions.LENGTH.toSeconds()));
    }

    void leave(Context ctx) {
        sessions.close(token(ctx));
        ctx.cookie(cookie(ctx, "", 0));
    }

    static void refuse(Context ctx, HttpStatus status, String code, String message) {
        ctx.status(status)
                .contentType("application/json")
                .result(Json.bytes(Map.of("error", code, "message", message)));
        ctx.skipRemainingHandlers();
    }

    private static Cookie cookie(Context ctx, String token, int seconds) {
        boolean tls = ctx.req().isSecure() || "https".equals(ctx.header("X-Forwarded-Proto"));
        return new Cookie(COOKIE, token, "/", seconds, tls, true, null, SameSite.STRICT);
    }

    // A page of another site can send neither this header nor a request that the browser marks as the same origin's.
    private static boolean sameSite(Context ctx) {
        String fetch = ctx.header("Sec-Fetch-Site");
        return "console".equals(ctx.header("X-Davy")) && (fetch == null || fetch.equals("same-origin"));
    }
}
