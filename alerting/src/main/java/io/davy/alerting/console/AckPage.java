package io.davy.alerting.console;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.Ids;
import io.davy.alerting.ack.AckLink;
import io.davy.alerting.ack.AckLink.Claim;
import io.davy.alerting.auth.LoginThrottle;
import io.davy.alerting.notify.IncidentText;
import io.davy.alerting.notify.Texts;
import io.davy.incident.Incident;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acknowledges without a login, by the link of a message: GET shows, and changes nothing; POST acknowledges, once. */
final class AckPage {
    /** Short, for the sake of short messages; the token is the query, so that logs of paths do not have it. */
    static final String PATH = "/a";

    private static final Logger LOG = LoggerFactory.getLogger(AckPage.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** More than a phone's page should carry; an incident of more alarms is for the console. */
    private static final int MOST_ALARMS = 1_000;

    private final AckLink links;
    private final AckFeeds feeds;
    private final ActionDesk desk;
    private final ConsoleView view;
    private final BooleanSupplier caughtUp;
    private final Supplier<Plant> plant;
    private final InstantSource now;
    private final LoginThrottle throttle = new LoginThrottle();

    AckPage(
            AckLink links,
            AckFeeds feeds,
            ActionDesk desk,
            ConsoleView view,
            BooleanSupplier caughtUp,
            Supplier<Plant> plant,
            InstantSource now) {
        this.links = links;
        this.feeds = feeds;
        this.desk = desk;
        this.view = view;
        this.caughtUp = caughtUp;
        this.plant = plant;
        this.now = now;
    }

    /** A request whose token was made here and is of use. */
    private record Visit(String token, Claim claim, Texts texts, Incident incident) {
        String prefix() {
            return AckLink.actions(token);
        }
    }

    /** GET /a?TOKEN: what it is about, and the button. */
    void show(Context ctx) {
        String token = ctx.queryString() == null ? "" : ctx.queryString();
        visit(ctx, token).ifPresent(v -> offer(ctx, v, page(v)));
    }

    /** POST /a: acknowledges what the page has shown. */
    void acknowledge(Context ctx) {
        String token = Optional.ofNullable(ctx.formParam("token")).orElse("");
        visit(ctx, token).ifPresent(v -> {
            Set<String> shown = Set.of(
                    Optional.ofNullable(ctx.formParam("alarms")).orElse("").split("\\."));
            List<String> alarms = unanswered(v).stream()
                    .filter(a -> shown.contains(mark(a)))
                    .map(Alarm::id)
                    .toList();
            if (alarms.isEmpty()) {
                offer(ctx, v, unanswered(v).isEmpty() ? page(v) : page(v).said("ack.changed"));
            } else {
                write(ctx, v, alarms);
            }
        });
    }

    private void write(Context ctx, Visit v, List<String> alarms) {
        Instant time = now.instant();
        AckBook.Use use = new AckBook.Use(v.claim().contact(), time);
        Optional<AckBook.Use> before = feeds.book().claim(v.prefix(), use);
        if (before.isPresent()) {
            answer(ctx, HttpStatus.CONFLICT, used(v, before.get()));
            return;
        }
        List<Action> actions = alarms.stream()
                .map(a -> new Action(
                        AckLink.action(v.token(), a),
                        Action.Type.ACK,
                        a,
                        v.claim().contact(),
                        time,
                        "by link"))
                .toList();
        if (desk.write(actions) instanceof ActionDesk.Outcome.NotWritten failed) {
            feeds.book().release(v.prefix(), use);
            LOG.warn(
                    "{} by link: {} was not written: {}",
                    v.claim().contact(),
                    v.claim().incident(),
                    failed.reason());
            offer(ctx, v, page(v).said("ack.not_written"));
            return;
        }
        LOG.info(
                "{} by link: ACK {} ({} actions)",
                v.claim().contact(),
                v.claim().incident(),
                actions.size());
        try {
            Map<String, ActionResult> results =
                    feeds.book().await(actions.stream().map(Action::id).toList(), PATIENCE);
            answer(ctx, HttpStatus.OK, answered(v, actions, results));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer(ctx, HttpStatus.OK, page(v).said("ack.no_answer"));
        }
    }

    private AckHtml answered(Visit v, List<Action> actions, Map<String, ActionResult> results) {
        List<String> refused = new ArrayList<>();
        int accepted = 0;
        for (Action a : actions) {
            ActionResult r = results.get(a.id());
            if (r != null && r.accepted()) {
                accepted++;
            } else if (r != null) {
                String sensor = view.alarm(a.target()).map(Alarm::sensor).orElse(a.target());
                refused.add(sensor + ": " + v.texts().or("ack.refused." + r.code(), String.valueOf(r.reason())));
            }
        }
        AckHtml page = new AckHtml(v.texts());
        if (accepted > 0) {
            page.said("ack.accepted", Integer.toString(accepted));
        }
        if (!refused.isEmpty()) {
            page.said("ack.refused", Integer.toString(refused.size())).lines(refused);
        }
        if (results.size() < actions.size()) {
            page.said("ack.no_answer");
        }
        long left = unanswered(v).stream()
                .filter(a -> actions.stream().noneMatch(t -> t.target().equals(a.id())))
                .count();
        if (left > 0) {
            page.said("ack.left", Long.toString(left));
        }
        IncidentText about = about(v);
        return page.headline(about).details(about);
    }

    /** What a token gives a right to; otherwise the request is answered here. */
    private Optional<Visit> visit(Context ctx, String token) {
        AckLink.Read read = links.read(token, now.instant());
        if (read instanceof AckLink.Read.Forged) {
            forged(ctx);
            return Optional.empty();
        }
        Claim claim = read instanceof AckLink.Read.Valid valid ? valid.claim() : ((AckLink.Read.Expired) read).claim();
        Optional<Contact> contact = plant.get().contacts().stream()
                .filter(c -> c.id().equals(claim.contact()))
                .findFirst();
        Texts texts = Texts.in(contact.map(Contact::language).orElseGet(() -> language(ctx)));
        if (contact.isEmpty()) {
            answer(ctx, HttpStatus.NOT_FOUND, new AckHtml(texts).said("ack.invalid"));
            return Optional.empty();
        }
        if (!feeds.caughtUp() || !caughtUp.getAsBoolean()) {
            answer(ctx, HttpStatus.SERVICE_UNAVAILABLE, new AckHtml(texts).said("ack.starting"));
            return Optional.empty();
        }
        Optional<Incident> incident = view.incident(claim.incident());
        if (incident.isEmpty()) {
            answer(ctx, HttpStatus.NOT_FOUND, new AckHtml(texts).said("ack.unknown"));
            return Optional.empty();
        }
        Visit visit = new Visit(token, claim, texts, incident.get());
        Optional<AckBook.Use> use = feeds.book().use(visit.prefix());
        if (use.isPresent()) {
            answer(ctx, HttpStatus.CONFLICT, used(visit, use.get()));
            return Optional.empty();
        }
        if (read instanceof AckLink.Read.Expired) {
            IncidentText about = about(visit);
            answer(
                    ctx,
                    HttpStatus.GONE,
                    new AckHtml(texts)
                            .said("ack.expired", time(claim.expires()))
                            .headline(about)
                            .details(about));
            return Optional.empty();
        }
        return Optional.of(visit);
    }

    private void forged(Context ctx) {
        Texts texts = Texts.in(language(ctx));
        Duration wait = throttle.wait(ctx.ip(), "link from " + ctx.ip(), now.instant());
        if (!wait.isZero()) {
            ctx.header("Retry-After", Long.toString(wait.toSeconds() + 1));
            answer(ctx, HttpStatus.TOO_MANY_REQUESTS, new AckHtml(texts).said("ack.wait", wait.toSeconds() + 1));
            return;
        }
        throttle.failed(ctx.ip(), "link from " + ctx.ip(), now.instant());
        LOG.warn("an acknowledge link that was not made here came from {}", ctx.ip());
        answer(ctx, HttpStatus.NOT_FOUND, new AckHtml(texts).said("ack.invalid"));
    }

    private void offer(Context ctx, Visit v, AckHtml page) {
        List<Alarm> alarms = unanswered(v);
        IncidentText about = about(v);
        page.headline(about);
        if (alarms.isEmpty()) {
            page.said("ack.nothing");
        } else {
            page.button(v.token(), alarms.stream().map(AckPage::mark).collect(Collectors.joining(".")), alarms.size());
        }
        answer(ctx, HttpStatus.OK, page.details(about));
    }

    private AckHtml used(Visit v, AckBook.Use use) {
        IncidentText about = about(v);
        return page(v).said("ack.used", use.user(), time(use.time()))
                .headline(about)
                .details(about);
    }

    private static AckHtml page(Visit v) {
        return new AckHtml(v.texts());
    }

    private IncidentText about(Visit v) {
        return new IncidentText(v.texts(), plant.get(), v.incident());
    }

    private List<Alarm> unanswered(Visit v) {
        return view.unanswered(v.incident()).stream()
                .map(view::alarm)
                .flatMap(Optional::stream)
                .limit(MOST_ALARMS)
                .toList();
    }

    /** Tells an alarm, and how grave it was, from others: one that became graver since was not seen as it is. */
    private static String mark(Alarm a) {
        return Ids.hash(a.id() + '\n' + a.priority()).substring(0, 8);
    }

    private String time(Instant t) {
        return t.atZone(ZoneId.of(plant.get().site().timezone()))
                .truncatedTo(ChronoUnit.SECONDS)
                .toLocalDateTime()
                .toString()
                .replace('T', ' ');
    }

    private static String language(Context ctx) {
        return IndexPage.language(ctx.header("Accept-Language"));
    }

    private static void answer(Context ctx, HttpStatus status, AckHtml page) {
        ctx.status(status).contentType("text/html; charset=utf-8").result(page.done());
    }
}
