package io.davy.parts;

/** A part that cannot start; the message is one plain line that says what to do. */
public final class PartException extends RuntimeException {
    public PartException(String message) {
        super(message);
    }

    public PartException(String message, Throwable cause) {
        super(message, cause);
    }
}
