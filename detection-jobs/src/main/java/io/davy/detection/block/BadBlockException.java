package io.davy.detection.block;

/** A block that cannot be judged; the message says what was expected and is fit for a dead letter. */
public final class BadBlockException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadBlockException(String message) {
        super(message, null, false, false);
    }
}
