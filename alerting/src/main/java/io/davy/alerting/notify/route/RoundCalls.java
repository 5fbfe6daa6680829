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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calls of one round so far, and those that are added to them now. */
final class RoundCalls {
    private final Situation situation;
    private final Round round;
    private final Function<Contact, List<String>> ways;
    private final Instant now;
    private final List<Notification> calls;
    private final List<Ask> asks = new ArrayList<>();
    private @Nullable Instant next;

    RoundCalls(Situation situation, Round round, Function<Contact, List<String>> ways, Instant now) {
        this.situation = situation;
        this.round = round;
        this.ways = ways;
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

    boolean told(int cycle, Contact contact) {
        return calls.stream()
                .anyMatch(n -> Situation.call(n).cycle() == cycle && n.contact().equals(contact.id()));
    }

    boolean none() {
        return calls.isEmpty() && asks.isEmpty();
    }

    /** Whether there were calls, and none of them can get through. */
    boolean allFailed() {
        return asks.isEmpty() && !calls.isEmpty() && calls.stream().allMatch(n -> n.state() == State.FAILED);
    }

    /** When the newest call was decided; that somebody is told when nobody answers is not one of them. */
    Instant lastTold() {
        return asks.isEmpty()
                ? calls.stream()
                        .filter(n -> Situation.call(n).step() != Call.UNREACHED)
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

    /** Calls a contact, by the ways that are its turn. */
    void ask(Contact contact, Call call, List<String> by) {
        List<String> usable = ways.apply(contact);
        List<String> allowed = usable.stream().filter(by::contains).toList();
        if (allowed.isEmpty()) {
            // Told by another way is better than not told; so is every way where the step says nothing.
            allowed = usable;
        }
        Map<String, Notification> taken = new HashMap<>();
        calls.stream()
                .filter(n -> Situation.call(n).cycle() == call.cycle()
                        && Situation.call(n).step() != Call.UNREACHED)
                .filter(n -> n.contact().equals(contact.id()))
                .forEach(n -> taken.put(n.channel(), n));
        Ways.Choice choice = Ways.of(contact, allowed, taken, now);
        lookAt(choice.next());
        boolean among = call.cycle() == 0 && call.step() == 0;
        boolean before = before(contact);
        if (among && before && round.why() == Round.Why.WORSE) {
            // That it has become worse is told to all who know of it.
            return;
        }
        Ask.Why why = !among ? Ask.Why.UNANSWERED : before ? Ask.Why.AGAIN : Ask.Why.BEGUN;
        choice.now().forEach(w -> add(new Ask(why, call, contact, w)));
    }

    /** Whether a contact was called in an earlier round. */
    private boolean before(Contact contact) {
        return situation.calls().stream()
                .anyMatch(n -> n.contact().equals(contact.id())
                        && !Situation.call(n).round().equals(round.name()));
    }

    /** Tells a contact by every way that nobody answers. */
    void unreached(Contact contact) {
        Set<String> taken = new HashSet<>();
        of("", null, Call.UNREACHED).stream()
                .filter(n -> n.contact().equals(contact.id()))
                .forEach(n -> taken.add(n.channel()));
        Call call = new Call(round.name(), 0, "", Call.UNREACHED, contact.id());
        ways.apply(contact).stream()
                .filter(w -> !taken.contains(w))
                .forEach(w -> add(new Ask(Ask.Why.UNREACHED, call, contact, w)));
    }

    /** A contact is called once by a way, however many routes and steps name it. */
    private void add(Ask ask) {
        boolean twice = asks.stream()
                .anyMatch(a -> a.contact().id().equals(ask.contact().id())
                        && a.way().equals(ask.way())
                        && a.call().cycle() == ask.call().cycle()
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

    Escalation.Plan plan() {
        return new Escalation.Plan(List.copyOf(asks), next);
    }
}
