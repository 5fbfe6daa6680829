package io.davy.alerting.notify;

/** How an attempt to deliver ended. */
sealed interface Delivery {
    /** The other side took it. */
    record Accepted() implements Delivery {}

    /**
     * The other side will never take it.
     *
     * @param error what it said and what to do
     */
    record Refused(String error) implements Delivery {}

    /**
     * Not this time.
     *
     * @param error what happened
     * @param reached whether the other side answered at all
     */
    record Later(String error, boolean reached) implements Delivery {}
}
