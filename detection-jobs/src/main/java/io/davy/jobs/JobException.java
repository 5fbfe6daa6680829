package io.davy.jobs;

/** A job or its cluster could not do what was asked; the message is one plain line that says what to do. */
public final class JobException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobException(String message, Throwable cause) {
        super(message, cause);
    }

    public JobException(String message) {
        super(message);
    }
}
