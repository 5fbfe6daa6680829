package io.davy.alerting.notify;

import io.davy.plant.ContactWays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Secrets of contacts: a text, or <code>${NAME}</code> for a variable of the environment, which is looked up each time it is used. */
final class Secrets {
    private final UnaryOperator<@Nullable String> environment;

    /** A variable is not set. */
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        private Missing(String contact, String variable) {
            super("the secret of " + contact + " is ${" + variable + "}, and the environment has no " + variable
                    + ": set it where Davy is started, and start Davy again");
        }
    }

    /** Looks variables up by a function that gives null for one that is not set. */
    Secrets(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** The secret itself; null where the contact has none. */
    @Nullable
    String resolve(String contact, @Nullable String written) throws Missing {
        if (written == null) {
            return null;
        }
        String variable = ContactWays.variable(written);
        if (variable == null) {
            return written;
        }
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            throw new Missing(contact, variable);
        }
        return value;
    }
}
