package io.davy.alerting.console;

import io.davy.alerting.auth.ConsoleUsers;
import io.davy.alerting.auth.LoginThrottle;
import io.davy.alerting.auth.Passwords;
import io.davy.alerting.auth.Sessions;
import io.davy.json.Json;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In, out, and a new password. */
final class LoginApi {
    private static final Logger LOG = LoggerFactory.getLogger(LoginApi.class);
    private static final int LONGEST_NAME = 64;

    private final ConsoleUsers users;
    private final Sessions sessions;
    private final LoginThrottle throttle = new LoginThrottle();
    private final Gate gate;
    private final InstantSource now;

    LoginApi(ConsoleUsers users, Sessions sessions, Gate gate, InstantSource now) {
        this.users = users;
        this.sessions = sessions;
        this.gate = gate;
        this.now = now;
    }

    private record Credentials(
            @Nullable String user, @Nullable String password) {}

    private record Replacement(
            @Nullable String old, @Nullable String fresh) {}

    /** POST /login {user, password}. */
    void login(Context ctx) {
        Credentials c = body(ctx, Credentials.class);
        String user = c.user() == null ? "" : c.user().strip();
        String password = c.password() == null ? "" : c.password();
        if (user.length() > LONGEST_NAME) {
            Gate.refuse(ctx, HttpStatus.UNAUTHORIZED, "wrong", "wrong user or password");
            return;
        }
        if (!users.anybody()) {
            Gate.refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "nobody", "no user and no one-time password is set");
            return;
        }
        if (waits(ctx, user)) {
            return;
        }
        // Counted before it is checked, so that attempts side by side cannot slip past the brake.
        throttle.failed(ctx.ip(), user, now.instant());
        switch (users.login(user, password)) {
            case REFUSED -> {
                ConsoleMetrics.LOGINS.labelValues("refused").inc();
                LOG.warn("console login refused from {}", ctx.ip());
                Gate.refuse(ctx, HttpStatus.UNAUTHORIZED, "wrong", "wrong user or password");
            }
            case MUST_CHANGE -> enter(ctx, user, true);
            case ACCEPTED -> enter(ctx, user, false);
        }
    }

    /** POST /api/password {old, fresh}; ends all other sessions of the user. */
    void password(Context ctx) {
        String user = Gate.require(ctx).user();
        Replacement r = body(ctx, Replacement.class);
        if (waits(ctx, user)) {
            return;
        }
        throttle.failed(ctx.ip(), user, now.instant());
        switch (users.change(user, r.old() == null ? "" : r.old(), r.fresh() == null ? "" : r.fresh())) {
            case CHANGED -> {
                LOG.info("{} has set a new console password", user);
                sessions.closeAll(user);
                enter(ctx, user, false);
            }
            case WRONG_OLD -> Gate.refuse(ctx, HttpStatus.UNAUTHORIZED, "wrong", "the old password is wrong");
            case UNFIT -> {
                throttle.succeeded(ctx.ip(), user);
                Gate.refuse(
                        ctx,
                        HttpStatus.BAD_REQUEST,
                        "unfit",
                        "a password has " + Passwords.MIN_LENGTH + " to " + Passwords.MAX_LENGTH
                                + " characters and is not the old one");
            }
        }
    }

    /** POST /logout. */
    void logout(Context ctx) {
        gate.leave(ctx);
        answer(ctx, Map.of("ok", true));
    }

    /** GET /api/me. */
    void me(Context ctx) {
        Sessions.Session s = Gate.require(ctx);
        answer(ctx, Map.of("user", s.user(), "must_change", s.mustChange(), "min_length", Passwords.MIN_LENGTH));
    }

    private boolean waits(Context ctx, String user) {
        Instant time = now.instant();
        Duration wait = throttle.wait(ctx.ip(), user, time);
        if (wait.isZero()) {
            return false;
        }
        long seconds = wait.toSeconds() + 1;
        ConsoleMetrics.LOGINS.labelValues("throttled").inc();
        ctx.header("Retry-After", Long.toString(seconds));
        Gate.refuse(ctx, HttpStatus.TOO_MANY_REQUESTS, "wait", "too many attempts: wait " + seconds + " s");
        return true;
    }

    private void enter(Context ctx, String user, boolean mustChange) {
        throttle.succeeded(ctx.ip(), user);
        ConsoleMetrics.LOGINS.labelValues("accepted").inc();
        gate.enter(ctx, user, mustChange);
        answer(ctx, Map.of("user", user, "must_change", mustChange, "min_length", Passwords.MIN_LENGTH));
    }

    /** The request's JSON; what is not that is answered with 400. */
    static <T> T body(Context ctx, Class<T> type) {
        T body = Json.read(ctx.bodyAsBytes(), type);
        if (body == null) {
            throw new UncheckedIOException(new IOException("the request has no body"));
        }
        return body;
    }

    static void answer(Context ctx, Object value) {
        ctx.contentType("application/json").result(Json.bytes(value));
    }
}
