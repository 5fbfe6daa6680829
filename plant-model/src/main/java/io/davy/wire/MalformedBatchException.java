package io.davy.wire;

/** Bytes that are not a ReadingBatch; the message says what was found and where. */
public final class MalformedBatchException extends RuntimeException {
    public MalformedBatchException(String message) {
        super(message, null, false, false);
    }
}
