package io.davy.alerting.console;

import io.davy.action.Action;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** POST /api/actions {type, target, reason?}: what an officer does. */
final class ActionApi {
    private static final Logger LOG = LoggerFactory.getLogger(ActionApi.class);
    private static final int LONGEST_REASON = 500;

    private final ActionDesk desk;

    ActionApi(ActionDesk desk) {
        this.desk = desk;
    }

    private record Request(
            Action.@Nullable Type type,
            @Nullable String target,
            @Nullable String reason) {}

    void act(Context ctx) {
        Request r = LoginApi.body(ctx, Request.class);
        if (r.type() == null || r.target() == null) {
            Gate.refuse(ctx, HttpStatus.BAD_REQUEST, "incomplete", "type and target are needed");
            return;
        }
        if (r.reason() != null && r.reason().length() > LONGEST_REASON) {
            Gate.refuse(ctx, HttpStatus.BAD_REQUEST, "too_long", "a reason has at most " + LONGEST_REASON + " letters");
            return;
        }
        String user = Gate.require(ctx).user();
        ActionDesk.Outcome outcome = desk.act(r.type(), r.target(), r.reason(), user);
        if (outcome instanceof ActionDesk.Outcome.Written written) {
            LOG.info(
                    "{}: {} {} ({} actions)",
                    user,
                    r.type(),
                    r.target(),
                    written.actions().size());
            ctx.status(HttpStatus.ACCEPTED);
            LoginApi.answer(ctx, Map.of("actions", written.actions()));
        } else if (outcome instanceof ActionDesk.Outcome.NotWritten failed) {
            LOG.warn("{}: {} {} was not written: {}", user, r.type(), r.target(), failed.reason());
            Gate.refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "not_written", "Kafka did not take it: try again");
        } else if (outcome instanceof ActionDesk.Outcome.Nothing) {
            Gate.refuse(ctx, HttpStatus.CONFLICT, "nothing", "everything is acknowledged already");
        } else {
            Gate.refuse(ctx, HttpStatus.NOT_FOUND, "unknown", "nothing of that id is known");
        }
    }
}
