package io.davy.plant.yaml;

import io.davy.plant.RuleBook;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Conditions of routes and guidance: what is empty or absent fits everything. */
final class Conditions {
    private Conditions() {}

    /** Whether all that fits the second fits the first. */
    static boolean cover(Collection<?> a, Collection<?> b) {
        return a.isEmpty() || !b.isEmpty() && a.containsAll(b);
    }

    /** Whether all that fits the second fits the first. */
    static boolean cover(@Nullable Object a, @Nullable Object b) {
        return a == null || a.equals(b);
    }

    /** Tells of a gas that no table has. */
    static boolean knownGas(String gas, String pointer, Problems problems) {
        boolean known = RuleBook.gases().contains(gas);
        if (!known) {
            problems.error(pointer, "unknown gas " + Words.shown(gas) + Suggest.among(gas, RuleBook.gases()));
        }
        return known;
    }
}
