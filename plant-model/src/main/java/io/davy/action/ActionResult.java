package io.davy.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an officer's action: the value on davy.action-results, keyed by {@link #action}.
 *
 * @param action the action's id
 * @param accepted whether it was done
 * @param reason why it was refused
 * @param time when it was answered
 */
public record ActionResult(
        String action, boolean accepted, @Nullable String reason, Instant time) {}
