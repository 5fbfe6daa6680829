package io.davy.ingest.field;

import java.util.concurrent.CompletableFuture;

/** The way to the field: small messages that are not kept by anyone. */
public interface Outlet {
    /** Whether a message given now goes out now. */
    boolean connected();

    /**
     * Publishes at QoS 0, not retained.
     *
     * @return done when the message was handed to the network; failed when it was not
     */
    CompletableFuture<?> publish(String topic, byte[] payload);
}
