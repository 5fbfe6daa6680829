package io.davy.plant.yaml;

import io.davy.alarm.Hazard;
import io.davy.plant.AlarmCare.Guidance;
import java.util.List;

/** Guidance says something, about what there is, and is not hidden by what stands above it. */
final class GuidanceCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        List<Located<Guidance>> all = draft.care().guidance();
        for (int i = 0; i < all.size(); i++) {
            Located<Guidance> g = all.get(i);
            content(g, problems);
            all.subList(0, i).stream()
                    .filter(above -> covers(above.value(), g.value()))
                    .findFirst()
                    .ifPresent(above -> problems.error(
                            g.pointer(),
                            "this guidance never holds: the one in line " + problems.line(above.pointer())
                                    + " fits all of it first"));
        }
    }

    private static void content(Located<Guidance> located, Problems problems) {
        Guidance g = located.value();
        if (g.consequence() == null && g.action() == null && g.respondWithin() == null) {
            problems.error(
                    located.pointer(), "this guidance says nothing: expected consequence, action or respond_within");
        }
        if (g.respondWithin() != null && g.respondWithin().isZero()) {
            problems.error(located.at("respond_within"), "found 0s: expected the time in which somebody must act");
        }
        String gas = g.gas();
        if (gas == null) {
            return;
        }
        Conditions.knownGas(gas, located.at("gas"), problems);
        if (g.hazard() != null && g.hazard() != Hazard.GAS && g.hazard() != Hazard.DEVICE) {
            problems.error(
                    located.at("gas"),
                    "found a gas beside hazard: " + Figures.text(g.hazard()) + ": expected hazard: gas");
        }
    }

    private static boolean covers(Guidance a, Guidance b) {
        return Conditions.cover(a.hazard(), b.hazard())
                && Conditions.cover(a.gas(), b.gas())
                && Conditions.cover(a.zones(), b.zones())
                && Conditions.cover(a.rules(), b.rules());
    }
}
