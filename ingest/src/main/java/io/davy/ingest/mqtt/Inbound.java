package io.davy.ingest.mqtt;

import io.davy.ingest.field.Receipt;

/** Takes the messages of the field, one after the other on one thread. */
@FunctionalInterface
public interface Inbound {
    /**
     * Takes one message.
     *
     * @param receipt released by the taker when it is done; the broker sends the message again until then
     */
    void accept(String topic, byte[] payload, Receipt receipt);
}
