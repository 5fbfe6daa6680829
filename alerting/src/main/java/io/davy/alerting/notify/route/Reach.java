package io.davy.alerting.notify.route;

import io.davy.notification.Notification;
import io.davy.plant.Plant.Contact;
import java.util.List;

/** By which ways contacts can be called, and what each way does. */
public interface Reach {
    /** The channels by which a contact can be called, the first to take in front. */
    List<String> ways(Contact contact);

    /** Whether a way only rouses, as a horn and a pager do: it has nothing to say of what is answered already. */
    boolean rouses(Contact contact, String way);

    /** Whether somebody has heard of it when this way has taken a message; a horn may sound where nobody is. */
    boolean heard(String way);

    /** Whether a message waits only because its contact has had too many: its way is not broken. */
    boolean held(Notification message);
}
