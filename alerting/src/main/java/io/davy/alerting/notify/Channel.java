package io.davy.alerting.notify;

import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.plant.Plant.Contact;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A way to reach somebody. */
interface Channel extends AutoCloseable {
    /** Tries once; does not throw for anything that the other side does. */
    Delivery deliver(Parcel parcel);

    /** Makes what it would send, as for a real message, and sends it to nobody. */
    default void rehearse(Parcel parcel) {}

    /**
     * Looks whether the server is there, without telling it anything; what is wrong is one of the {@link #problems} from then on.
     *
     * @return false: it is to be greeted again later
     */
    default boolean greet() {
        return true;
    }

    /** Whether a contact is told of such happenings by this way. */
    default boolean wants(Contact contact, Occasion.Kind kind) {
        return switch (kind) {
            case OPENED, ESCALATED, ANOTHER_GAS, REALARMED, UNANSWERED, UNREACHED, VERDICT, CLOSED, STANDING -> true;
            case ACKNOWLEDGED -> false;
        };
    }

    /** Whether it only rouses this contact, so that it has nothing to say of what is answered already. */
    default boolean rouses(Contact contact) {
        return false;
    }

    /** What is set up wrong, one line each, before anybody has to be told. */
    default List<String> problems() {
        return List.of();
    }

    /**
     * Takes up what was told before, at the beginning of a term and before the first delivery.
     *
     * @param known the newest state of every notification, of all channels
     * @param incidents finds incidents by their ids
     */
    default void recall(Collection<Notification> known, Function<Set<String>, Map<String, Incident>> incidents) {}

    /** The plant has another state than before. */
    default void plantChanged() {}

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
