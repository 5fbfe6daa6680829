package io.davy.sim.recording;

/** A recording that cannot be used; the message is one plain line that says what was expected. */
public final class RecordingException extends RuntimeException {
    public RecordingException(String message) {
        super(message);
    }

    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
