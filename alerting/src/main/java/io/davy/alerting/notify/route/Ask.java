package io.davy.alerting.notify.route;

import io.davy.notification.Notification.Call;
import io.davy.plant.Plant.Contact;

/**
 * Somebody who is to be told now.
 *
 * @param why as what
 * @param call in which round and step
 * @param contact whom
 * @param way by which channel
 */
public record Ask(Why why, Call call, Contact contact, String way) {
    /** As what somebody is told. */
    public enum Why {
        /** Told for the first time, among the first. */
        BEGUN,
        /** Among the first, who were told before. */
        AGAIN,
        /** Because others have not answered. */
        UNANSWERED,
        /** Because nobody has answered to the end, or nobody could be reached. */
        UNREACHED
    }
}
