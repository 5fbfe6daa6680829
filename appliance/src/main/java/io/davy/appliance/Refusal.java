package io.davy.appliance;

/** Something that a user can put right: one plain line, exit code 2, no stack trace. */
public final class Refusal extends RuntimeException {
    public Refusal(String message) {
        super(message);
    }

    public Refusal(String message, Throwable cause) {
        super(message, cause);
    }
}
