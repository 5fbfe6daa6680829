package io.davy.alerting.notify;

import io.davy.alerting.notify.route.Reach;
import io.davy.notification.Notification;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The ways of contacts, as the channels that are set up have them.
 *
 * @param channels every way that is set up
 * @param usable the ways that a contact has of them
 * @param full whether a message waits only because its address has had too many
 */
record DeskReach(
        Map<ChannelKind, Channel> channels, Function<Contact, List<ChannelKind>> usable, Predicate<Notification> full)
        implements Reach {
    /** Whether a contact is told of such happenings by this way. */
    boolean wants(Contact contact, ChannelKind way, Occasion.Kind kind) {
        Channel channel = channels.get(way);
        return channel != null && channel.wants(contact, kind);
    }

    @Override
    public List<String> ways(Contact contact) {
        return usable.apply(contact).stream()
                .filter(w -> wants(contact, w, Occasion.Kind.UNANSWERED))
                .map(ChannelKind::word)
                .toList();
    }

    @Override
    public boolean rouses(Contact contact, String way) {
        Channel channel = channels.get(ChannelKind.of(way));
        return channel != null && channel.rouses(contact);
    }

    /** Whether a message only rouses. */
    boolean rouses(Plant plant, Notification n) {
        return plant.contacts().stream().anyMatch(c -> c.id().equals(n.contact()) && rouses(c, n.channel()));
    }

    @Override
    public boolean heard(String way) {
        return ChannelKind.of(way).disturbs();
    }

    @Override
    public boolean held(Notification message) {
        return full.test(message);
    }
}
