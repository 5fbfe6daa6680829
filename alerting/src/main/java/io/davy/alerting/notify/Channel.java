package io.davy.alerting.notify;

/** A way to reach somebody. */
interface Channel {
    /** Tries once; does not throw for anything that the other side does. */
    Delivery deliver(Parcel parcel);
}
