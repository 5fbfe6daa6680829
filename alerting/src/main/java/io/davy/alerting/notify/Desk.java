package io.davy.alerting.notify;

import io.davy.alerting.notify.route.Ask;
import io.davy.alerting.notify.route.Escalation;
import io.davy.alerting.notify.route.Situation;
import io.davy.alerting.notify.route.Stretch;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.notification.Notification.Answer;
import io.davy.notification.Notification.Call;
import io.davy.notification.Notification.State;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides what people are told of one incident at one moment, and remembers it as told. */
final class Desk {
    private final Plant plant;
    private final DeskReach reach;
    private final Memory memory;
    private final Escalation escalation;

    /**
     * What to do.
     *
     * @param messages to be told now
     * @param withdrawn no longer to be told
     * @param next when to decide again; null: when something changes
     * @param unreached whether nobody has answered to the end, or nobody could be reached
     */
    record Decision(
            List<Message> messages,
            List<Notification> withdrawn,
            @Nullable Instant next,
            boolean unreached) {
        static final Decision NOTHING = new Decision(List.of(), List.of(), null, false);
    }

    Desk(Plant plant, DeskReach reach, Memory memory) {
        this.plant = plant;
        this.reach = reach;
        this.memory = memory;
        this.escalation = new Escalation(plant, reach);
    }

    /**
     * Decides.
     *
     * @param situation makes the incident's situation of what was told of it
     */
    Decision decide(Incident incident, Function<Collection<Notification>, Situation> situation, Instant now) {
        List<Message> messages = new ArrayList<>();
        Escalation.Plan plan;
        boolean more;
        do {
            plan = escalation.plan(situation.apply(memory.of(incident.id())), now);
            more = false;
            for (Ask ask : plan.asks()) {
                more |= add(messages, asked(incident, ask, now));
            }
        } while (more);
        Situation s = situation.apply(memory.of(incident.id()));
        answered(incident, s, now).forEach(m -> add(messages, m));
        Instant next = news(incident, s, messages, now);
        Instant planned = plan.next();
        boolean sooner = next == null || (planned != null && planned.isBefore(next));
        return new Decision(
                messages, s.withdrawn(n -> reach.rouses(plant, n)), sooner ? planned : next, plan.unreached());
    }

    /** Tells who knows of it what is new; returns when what is held back goes. */
    private @Nullable Instant news(Incident incident, Situation s, List<Message> messages, Instant now) {
        Instant next = null;
        for (Contact contact : plant.contacts()) {
            News.Due due = new News(incident, memory.of(incident.id()))
                    .due(contact, reach.usable().apply(contact), escalation.quiet(s, contact.id()), now);
            due.now()
                    .forEach((way, occasions) -> occasions.stream()
                            .filter(o -> reach.wants(contact, way, o.kind()))
                            .forEach(o -> add(messages, message(plant, incident, contact, way, o, null, null, now))));
            Instant released = due.next();
            next = next == null || (released != null && released.isBefore(next)) ? released : next;
        }
        return next;
    }

    /** Whether it is news. */
    private boolean add(List<Message> messages, Message m) {
        Notification n = m.notification();
        if (memory.told(n.incident(), n.id())) {
            return false;
        }
        memory.add(n);
        messages.add(m);
        return true;
    }

    private Message asked(Incident incident, Ask ask, Instant now) {
        Call c = ask.call();
        String round = Long.toString(c.round().toEpochMilli());
        Occasion occasion = switch (ask.why()) {
            case BEGUN -> Occasion.OPENED;
            case AGAIN -> new Occasion(Occasion.Kind.REALARMED, round);
            case UNREACHED -> new Occasion(Occasion.Kind.UNREACHED, round);
            case UNANSWERED ->
                new Occasion(
                        Occasion.Kind.UNANSWERED, String.join(" ", round, "" + c.cycle(), c.route(), "" + c.step()));
        };
        return message(plant, incident, ask.contact(), ChannelKind.of(ask.way()), occasion, c, null, now);
    }

    /** Tells those who were called because nobody had answered, and ways that want to know, that somebody has. */
    private List<Message> answered(Incident incident, Situation s, Instant now) {
        Stretch stretch = s.answered();
        Answer answer = stretch == null ? null : stretch.answer();
        if (stretch == null || answer == null) {
            return List.of();
        }
        Occasion occasion = new Occasion(
                Occasion.Kind.ACKNOWLEDGED,
                Long.toString(stretch.rounds().get(0).name().toEpochMilli()));
        List<Notification> heard = s.heard(stretch);
        List<Message> messages = new ArrayList<>();
        for (Contact contact : plant.contacts()) {
            boolean escalated = answer.by() != null
                    && heard.stream().anyMatch(n -> n.contact().equals(contact.id()) && Situation.escalated(n));
            for (ChannelKind way : reach.usable().apply(contact)) {
                boolean called = heard.stream()
                        .anyMatch(n ->
                                n.contact().equals(contact.id()) && n.channel().equals(way.word()));
                if (called && (escalated || reach.wants(contact, way, Occasion.Kind.ACKNOWLEDGED))) {
                    messages.add(message(plant, incident, contact, way, occasion, null, answer, now));
                }
            }
        }
        return messages;
    }

    /** A message that is not told yet. */
    static Message message(
            Plant plant,
            Incident i,
            Contact contact,
            ChannelKind channel,
            Occasion occasion,
            @Nullable Call call,
            @Nullable Answer answer,
            Instant now) {
        boolean opened = occasion.kind() == Occasion.Kind.OPENED;
        Instant since = opened && i.receivedMs() > 0 ? Instant.ofEpochMilli(i.receivedMs()) : now;
        String subject = new IncidentText(Texts.in(contact.language()), plant, i).subject(occasion.kind());
        Notification n = new Notification(
                occasion.id(i.id(), contact.id(), channel),
                i.id(),
                occasion.kind().word(),
                contact.id(),
                channel.word(),
                String.valueOf(channel.address(contact)),
                State.PENDING,
                0,
                now,
                now,
                subject,
                null,
                i.severity(),
                call,
                answer,
                Map.of());
        return new Message(n, i, contact, since);
    }
}
