package io.davy.ingest.field;

import java.util.concurrent.atomic.AtomicInteger;

/** One message in hand: it is acknowledged to its sender once all that came of it is in Kafka. */
public final class Receipt {
    private final AtomicInteger open = new AtomicInteger(1);
    private final Runnable acknowledge;

    /** A receipt that is open until the first {@link #release}. */
    public Receipt(Runnable acknowledge) {
        this.acknowledge = acknowledge;
    }

    /** One more record must be in Kafka first. */
    public void retain() {
        open.incrementAndGet();
    }

    /** One part is done. */
    public void release() {
        if (open.decrementAndGet() == 0) {
            acknowledge.run();
        }
    }
}
