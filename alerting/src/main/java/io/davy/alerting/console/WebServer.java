package io.davy.alerting.console;

import io.davy.alarm.SensorService;
import io.davy.alerting.figures.Figures;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes requests to their handlers and puts the security headers on every answer. */
final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final long LARGEST_REQUEST = 16_384;

    private final IndexPage index = new IndexPage();
    private final Assets assets = new Assets();
    private final Gate gate;
    private final Javalin server;

    /**
     * What answers requests.
     *
     * @param plant the plant as the page may know it
     * @param ack the page of acknowledge links, if there are any
     * @param services the sensors that are out of service
     */
    record Handlers(
            LoginApi login,
            ActionApi actions,
            HealthApi health,
            PageHub hub,
            Supplier<PlantView> plant,
            @Nullable AckPage ack,
            Supplier<List<Figures>> figures,
            Supplier<List<SensorService>> services) {}

    WebServer(String bind, int port, Gate gate, Handlers handlers) {
        this.gate = gate;
        this.server = Javalin.create(c -> configure(c, handlers));
        try {
            server.start(bind, port);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the console cannot listen on " + bind + ":" + port + " (" + rootMessage(e)
                            + "): end the program that holds the port, or choose another",
                    e);
        }
    }

    int port() {
        return server.port();
    }

    private void configure(JavalinConfig c, Handlers h) {
        c.startup.showJavalinBanner = false;
        c.startup.showOldJavalinVersionWarning = false;
        c.startup.startupWatcherEnabled = false;
        c.http.maxRequestSize = LARGEST_REQUEST;
        c.routes.before(this::headers);
        c.routes.before(gate::check);
        c.routes.get("/", this::page);
        c.routes.get("/assets/console/<path>", ctx -> assets.own(ctx, ctx.pathParam("path")));
        c.routes.get("/assets/lib/<path>", ctx -> assets.webjar(ctx, ctx.pathParam("path")));
        c.routes.get("/health", h.health()::health);
        c.routes.get("/metrics", h.health()::metrics);
        c.routes.post("/login", h.login()::login);
        c.routes.post("/logout", h.login()::logout);
        if (h.ack() != null) {
            c.routes.get(AckPage.PATH, h.ack()::show);
            c.routes.post(AckPage.PATH, h.ack()::acknowledge);
        }
        c.routes.get("/api/me", h.login()::me);
        c.routes.post("/api/password", h.login()::password);
        c.routes.get("/api/plant", ctx -> LoginApi.answer(ctx, h.plant().get()));
        c.routes.get("/api/figures", ctx -> LoginApi.answer(ctx, h.figures().get()));
        c.routes.get("/api/service", ctx -> LoginApi.answer(ctx, h.services().get()));
        c.routes.get("/api/state", ctx -> LoginApi.answer(ctx, h.hub().snapshot()));
        c.routes.post("/api/actions", h.actions()::act);
        c.routes.sse("/api/events", client -> {
            String token = Gate.token(client.ctx());
            if (!h.hub().open(new PageStream(client, () -> gate.open(token)))) {
                LOG.warn("refused a page: too many are open");
                client.close();
            }
        });
        c.routes.exception(
                UncheckedIOException.class,
                (e, ctx) -> Gate.refuse(
                        ctx,
                        HttpStatus.BAD_REQUEST,
                        "unreadable",
                        "the request is not the JSON that is expected here"));
        c.routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("{} {} failed", ctx.req().getMethod(), ctx.path(), e);
            Gate.refuse(ctx, HttpStatus.INTERNAL_SERVER_ERROR, "failed", "the console could not do this; see its log");
        });
    }

    private void headers(Context ctx) {
        ctx.header("Content-Security-Policy", index.policy())
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
                .header("Cache-Control", "no-store");
    }

    private void page(Context ctx) {
        ctx.header("Vary", "Accept-Language")
                .contentType("text/html; charset=utf-8")
                .result(index.html(ctx.header("Accept-Language")));
    }

    private static String rootMessage(Throwable e) {
        Throwable t = e;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return String.valueOf(t.getMessage());
    }

    @Override
    public void close() {
        server.stop();
    }
}
