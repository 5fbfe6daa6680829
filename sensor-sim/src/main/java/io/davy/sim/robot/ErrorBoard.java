package io.davy.sim.robot;

import io.davy.vda5050.v2.State.ErrorState;
import java.util.ArrayList;
import java.util.List;

/** The refusals that a robot still reports; the oldest make room. */
final class ErrorBoard {
    private static final int KEPT = 10;

    private final List<ErrorState> errors = new ArrayList<>();

    void add(ErrorState error) {
        errors.remove(error);
        if (errors.size() == KEPT) {
            errors.remove(0);
        }
        errors.add(error);
    }

    void clear() {
        errors.clear();
    }

    List<ErrorState> all() {
        return errors;
    }
}
