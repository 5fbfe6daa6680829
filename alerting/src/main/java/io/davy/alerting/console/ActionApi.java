package io.davy.alerting.console;

import io.davy.action.Action;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** POST /api/actions {@link ActionRequest}: what an officer does. */
final class ActionApi {
    private static final Logger LOG = LoggerFactory.getLogger(ActionApi.class);

    private final ActionDesk desk;
    private final Supplier<ActionCheck> check;

    ActionApi(ActionDesk desk, Supplier<ActionCheck> check) {
        this.desk = desk;
        this.check = check;
    }

    void act(Context ctx) {
        ActionRequest r = LoginApi.body(ctx, ActionRequest.class);
        String target = r.target();
        if (r.type() == null || target == null) {
            Gate.refuse(ctx, HttpStatus.BAD_REQUEST, "incomplete", "type and target are needed");
            return;
        }
        Optional<Action.Type> type = Stream.of(Action.Type.values())
                .filter(t -> t.name().equals(r.type()))
                .findFirst();
        if (type.isEmpty()) {
            String known = List.of(Action.Type.values()).toString();
            Gate.refuse(ctx, HttpStatus.BAD_REQUEST, "unknown_type", "type is one of " + known);
            return;
        }
        String tooLong = r.tooLong();
        if (tooLong != null) {
            Gate.refuse(ctx, HttpStatus.BAD_REQUEST, "text_too_long", tooLong);
            return;
        }
        String user = Gate.require(ctx).user();
        ActionCheck.Verdict verdict = check.get().check(type.get(), target, r, user);
        if (verdict instanceof ActionCheck.Verdict.Refused no) {
            Gate.refuse(ctx, no.status(), no.code(), no.message());
        } else if (verdict instanceof ActionCheck.Verdict.Sound sound) {
            write(ctx, type.get(), sound.targets(), r, user);
        }
    }

    private void write(Context ctx, Action.Type type, List<String> targets, ActionRequest r, String user) {
        ActionDesk.Outcome outcome = desk.write(type, targets, r, user);
        if (outcome instanceof ActionDesk.Outcome.Written written) {
            LOG.info("{}: {} {} ({} actions)", user, type, r.target(), targets.size());
            ctx.status(HttpStatus.ACCEPTED);
            LoginApi.answer(ctx, Map.of("actions", written.actions()));
        } else if (outcome instanceof ActionDesk.Outcome.NotWritten failed) {
            LOG.warn("{}: {} {} was not written: {}", user, type, r.target(), failed.reason());
            Gate.refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "not_written", "Kafka did not take it: try again");
        }
    }
}
