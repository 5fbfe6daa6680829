package io.davy.alerting.notify.route;

import io.davy.notification.Notification;
import io.davy.notification.Notification.Call;
import io.davy.notification.Notification.State;
import io.davy.plant.Plant.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of one round so far, and those that are added to them now. */
final class RoundCalls {
    private final Situation situation;
    private final Round round;
    private final Reach reach;
    private final Instant now;
    private final List<Notification> calls;
    private final List<Ask> asks = new ArrayList<>();
    private boolean known;
    private @Nullable Instant next;

    RoundCalls(Situation situation, Round round, Reach reach, Instant now) {
        this.situation = situation;
        this.round = round;
        this.reach = reach;
        this.now = now;
        this.calls = situation.calls().stream()
                .filter(n -> Situation.call(n).round().equals(round.name()))
                .toList();
    }

    /** Calls of one step in one cycle, or in any with cycle null. */
    List<Notification> of(String route, @Nullable Integer cycle, int step) {
        return calls.stream()
                .filter(n -> Situation.call(n).route().equals(route)
                        && Situation.call(n).step() == step)
                .filter(n -> cycle == null || Situation.call(n).cycle() == cycle)
                .toList();
    }

    /** Whether a contact has been called at a moment or after it, by whatever route. */
    boolean toldSince(Instant moment, Contact contact) {
        return steps().stream()
                .anyMatch(n -> n.contact().equals(contact.id()) && !n.created().isBefore(moment));
    }

    /** All but those that say that nobody has answered. */
    private List<Notification> steps() {
        return calls.stream()
                .filter(n -> Situation.call(n).step() != Call.UNREACHED)
                .toList();
    }

    /** Whether nobody was called and nobody is to be called now. */
    boolean none() {
        return calls.isEmpty() && asks.isEmpty() && !known;
    }

    /** Whether there is nobody from whom an answer may come: none was called, or no call can get through. */
    boolean hopeless() {
        return asks.isEmpty()
                && !known
                && steps().stream().filter(n -> reach.heard(n.channel())).allMatch(n -> n.state() == State.FAILED);
    }

    /** When the newest call was decided; that somebody is told when nobody answers is not one of them. */
    Instant lastTold() {
        return asks.isEmpty()
                ? steps().stream()
                        .map(Notification::created)
                        .max(Instant::compareTo)
                        .orElse(round.since())
                : now;
    }

    /** Since when it is being told that nobody answers. */
    Instant unreachedSince() {
        return of("", null, Call.UNREACHED).stream()
                .map(Notification::created)
                .min(Instant::compareTo)
                .orElse(now);
    }

    /**
     * Calls a contact, by the ways that are its turn.
     *
     * @param due since when: what the contact was called since then, by whatever route, is this call too
     * @param by ways that the step names; none: all
     * @param answered whether it is only to be known, because somebody has answered
     */
    void ask(Contact contact, Call call, List<String> by, Instant due, boolean answered) {
        List<String> usable = reach.ways(contact).stream()
                .filter(w -> !answered || !reach.rouses(contact, w))
                .toList();
        List<String> named = usable.stream().filter(by::contains).toList();
        // Told by another way is better than not told; so is every way where the step says nothing.
        List<String> first = named.isEmpty() ? usable : named;
        List<String> rest = usable.stream().filter(w -> !first.contains(w)).toList();
        if (answered && situation.calls().stream().anyMatch(n -> n.contact().equals(contact.id()))) {
            return;
        }
        if (known(contact, call)) {
            known |= situation.calls().stream()
                    .anyMatch(n -> n.contact().equals(contact.id()) && n.state() != State.FAILED);
            return;
        }
        Map<String, Notification> taken = new HashMap<>();
        steps().stream()
                .filter(n -> n.contact().equals(contact.id()))
                .filter(n -> !n.created().isBefore(due) || same(Situation.call(n), call))
                .forEach(n -> taken.put(n.channel(), n));
        Ways.Choice choice = Ways.of(contact, first, rest, taken, reach::held, now);
        lookAt(choice.next());
        Ask.Why why = !among(call) ? Ask.Why.UNANSWERED : before(contact) ? Ask.Why.AGAIN : Ask.Why.BEGUN;
        choice.now().forEach(w -> add(new Ask(why, call, contact, w)));
    }

    /** That it has become worse is told to all who know of it: they are not among the first once more. */
    private boolean known(Contact contact, Call call) {
        return round.why() == Round.Why.WORSE && among(call) && before(contact);
    }

    private static boolean among(Call call) {
        return call.cycle() == 0 && call.step() == 0;
    }

    private static boolean same(Call a, Call b) {
        return a.route().equals(b.route()) && a.cycle() == b.cycle() && a.step() == b.step();
    }

    /** Whether a contact was called in an earlier round. */
    private boolean before(Contact contact) {
        return situation.calls().stream()
                .anyMatch(n -> n.contact().equals(contact.id())
                        && !Situation.call(n).round().equals(round.name()));
    }

    /** Tells a contact that nobody answers, by every way that has not failed just now. */
    void unreached(Contact contact) {
        Set<String> spent = new HashSet<>();
        calls.stream()
                .filter(n -> n.contact().equals(contact.id()))
                .filter(n -> Situation.call(n).step() == Call.UNREACHED || n.state() == State.FAILED)
                .forEach(n -> spent.add(n.channel()));
        Call call = new Call(round.name(), 0, "", Call.UNREACHED, contact.id());
        reach.ways(contact).stream()
                .filter(w -> !spent.contains(w))
                .forEach(w -> add(new Ask(Ask.Why.UNREACHED, call, contact, w)));
    }

    /** A contact is called once by a way, however many routes and steps name it at one moment. */
    private void add(Ask ask) {
        boolean twice = asks.stream()
                .anyMatch(a -> a.contact().id().equals(ask.contact().id())
                        && a.way().equals(ask.way())
                        && (a.why() == Ask.Why.UNREACHED) == (ask.why() == Ask.Why.UNREACHED));
        if (!twice) {
            asks.add(ask);
        }
    }

    void lookAt(@Nullable Instant time) {
        if (time != null && (next == null || time.isBefore(next))) {
            next = time;
        }
    }

    Escalation.Plan plan(boolean unreached) {
        return new Escalation.Plan(List.copyOf(asks), next, unreached);
    }
}
