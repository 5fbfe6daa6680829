package io.davy.dispatch;

import io.davy.action.Action;
import io.davy.dispatch.phase.GatherHazards;
import io.davy.dispatch.phase.Phase;
import io.davy.dispatch.phase.Phases;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.KeptMap;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.state.SiteMap;
import io.davy.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole of dispatch without Kafka, Flink or a clock: a desk and an event in, a desk and what is to be said out. It orders nothing before it knows the plant. */
public final class Dispatcher {
    /** A record that was this old when it was read tells of a backlog. */
    private static final Duration BACKLOG = Duration.ofSeconds(10);

    /** Who is sent on leaves an incident behind, which is planned for in the same round; more turns than severities cannot come of it. */
    private static final int MOST_PLANS = 4;

    /** Nobody waits longer than this for what may be read late. */
    private static final Duration MOST_BEHIND = Duration.ofSeconds(30);

    /** A record that is read sooner than this after it was written is read at once. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);
    /** No plan is put off for longer. */
    private static final Duration MOST_PUT_OFF = Duration.ofSeconds(2);

    private final DispatchSettings settings;
    private @Nullable Grounds known;
    /** How old the newest word of a robot was when it was read: a memory that may be lost, for the next word tells it anew. */
    private Duration behind = Duration.ZERO;
    /** The same of the newest record of any kind; and when it was planned last, and has to be again. Memories that may be lost, for the next tick plans. */
    private Duration late = Duration.ZERO;

    private Instant planned = Instant.MIN;
    private @Nullable Instant owed;

    public Dispatcher(DispatchSettings settings) {
        this.settings = settings;
    }

    /**
     * What came of an event.
     *
     * @param desk the desk after it
     * @param out what is to be said, in this order
     * @param about the one robot whose errand it concerned; null if it may have concerned all
     */
    public record Result(
            Desk desk, List<Outgoing> out, @Nullable String about) {}

    /** The plant is known, or has changed. */
    public Result plant(Desk d, SiteMap site, Instant now) {
        return round(d.with(site), now);
    }

    /**
     * An incident has changed; versions seen before are nothing new.
     *
     * @param written when the record was written; old records are a backlog, which is read to its end before anything is ordered
     */
    public Result incident(Desk d, Incident incident, Instant written, Instant now) {
        Duration age = Duration.between(written, now);
        late = age.compareTo(BACKLOG) < 0 ? age : Duration.ZERO;
        Case before = d.cases().get(incident.id());
        boolean wanted = before != null
                ? incident.version() > before.incident().version()
                : incident.state() == Incident.State.OPEN
                        && incident.place() != null
                        && GatherHazards.inspection(incident.hazard()).isPresent();
        Instant settling = written.plus(BACKLOG).isBefore(now) ? now.plus(settings.settle()) : d.settling();
        Map<String, Case> cases = wanted
                ? KeptMap.of(d.cases()).with(incident.id(), before == null ? Case.of(incident) : before.with(incident))
                : d.cases();
        return round(d.withCases(cases, settling), now);
    }

    /**
     * A robot has said something: its own errand is looked at, and who goes where is planned only if its word changes who can go. A thousand robots that speak each
     * second would otherwise plan a thousand times a second.
     */
    public Result robot(Desk d, RobotView view, Instant now) {
        return robot(d, view, now, now);
    }

    /**
     * As {@link #robot(Desk, RobotView, Instant)}. While what robots say is read late, as after a start, their answers are waited for as much longer.
     *
     * @param written when the record was written
     */
    public Result robot(Desk d, RobotView view, Instant written, Instant now) {
        late = Duration.between(written, now);
        behind = late.isNegative() ? Duration.ZERO : late.compareTo(MOST_BEHIND) > 0 ? MOST_BEHIND : late;
        RobotView before = d.robots().get(view.robot());
        RobotView newest = before == null ? view : view.after(before);
        Desk heard = d.withRobots(KeptMap.of(d.robots()).with(view.robot(), newest));
        SiteMap site = d.site();
        if (site == null) {
            return new Result(heard, List.of(), null);
        }
        List<Outgoing> out = new ArrayList<>();
        Round round = open(heard, site, now, view.robot(), out);
        if (Standing.changed(before, newest, settings, now)) {
            round.plan();
        }
        return run(round, heard, view.robot(), out);
    }

    /** An officer wants something; ACK is none of dispatch's business. */
    public Result action(Desk d, Action action, Instant now) {
        SiteMap site = d.site();
        List<Outgoing> out = new ArrayList<>();
        if (site == null) {
            return new Officers(settings).withoutPlant(d, action, now, out);
        }
        Round round = open(d, site, now, null, out);
        new Officers(settings).act(round, action);
        // An officer is answered at once.
        late = Duration.ZERO;
        return run(round, d, null, out);
    }

    /** Time has passed. */
    public Result tick(Desk d, Instant now) {
        return round(d, now);
    }

    /** When {@link #tick} is due next if nothing else comes; null if time alone changes nothing. */
    public @Nullable Instant wake(Desk d, Instant now) {
        return Wake.next(d, settings, now);
    }

    /**
     * When {@link #tick} is due next after an event, the moment before it being known: a word of one robot can only bring it forward, by that robot's errand.
     *
     * @param set when it was due before the event; null if it was not
     */
    public @Nullable Instant wake(Result r, @Nullable Instant set, Instant now) {
        Instant all = r.about() == null || set == null || !set.isAfter(now)
                ? wake(r.desk(), now)
                : sooner(set, Wake.of(r.desk(), r.about(), settings, now));
        return sooner(all, owed);
    }

    private static @Nullable Instant sooner(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }

    private Result round(Desk d, Instant now) {
        SiteMap site = d.site();
        List<Outgoing> out = new ArrayList<>();
        return site == null ? new Result(d, out, null) : run(open(d, site, now, null, out), d, null, out);
    }

    private Result run(Round round, Desk before, @Nullable String about, List<Outgoing> out) {
        run(Phases.FOLLOW, round);
        boolean plans = (round.planning(before) || (owed != null && !owed.isAfter(round.now))) && !putOff(round.now);
        for (int i = 0; i < MOST_PLANS && (i == 0 ? plans : round.replan()); i++) {
            run(Phases.PLAN, round);
        }
        run(Phases.SAY, round);
        if (plans) {
            planned = round.now;
            owed = null;
        }
        return new Result(round.close(), out, plans ? null : about);
    }

    /**
     * Whether a plan that is wanted is put off. While records are read late it is planned no more often than they are late: a plan takes ten thousand times as long as a
     * word, and to plan at each word would make the next one later still, until no word is young enough to go by and all is planned anew for ever.
     */
    private boolean putOff(Instant now) {
        if (late.compareTo(AT_ONCE) <= 0) {
            return false;
        }
        Instant next = planned.plus(late.compareTo(MOST_PUT_OFF) > 0 ? MOST_PUT_OFF : late);
        if (!next.isAfter(now)) {
            return false;
        }
        owed = next;
        return true;
    }

    private static void run(List<Phase> phases, Round round) {
        for (Phase phase : phases) {
            phase.run(round);
        }
    }

    private Round open(Desk d, SiteMap site, Instant now, @Nullable String about, List<Outgoing> out) {
        Grounds g = known;
        if (g == null || (site != g.site() && !site.equals(g.site()))) {
            g = Grounds.of(site);
            known = g;
        }
        return new Round(d, g, settings, now, behind, about, out);
    }
}
