package io.davy.alerting.notify;

import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import io.davy.plant.AlarmCare.Guidance;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Name;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm means and asks for: in the plant's own words where plant.yaml has them, else in Davy's.
 *
 * @param consequence what happens if nobody acts
 * @param action what to do
 * @param within in which time
 */
record Advice(String consequence, String action, String within) {
    private static final Set<String> FLAMMABLE =
            Set.of("CH4", "C3H8", "H2", "C2H2", "n-C4H10", "C4H10", "C2H4", "C2H6", "LEL", "benzene");
    private static final Set<String> OXYGEN = Set.of("O2");

    /**
     * The advice for an incident.
     *
     * @param alarm the alarm of it that counts most
     */
    static Advice of(Texts texts, Plant plant, Incident incident, Incident.Member alarm) {
        String[] kinds = kinds(incident);
        return new Advice(
                own(texts, plant, incident, alarm, Guidance::consequence)
                        .orElseGet(() -> texts.first(prefixed("consequence.", kinds))),
                own(texts, plant, incident, alarm, Guidance::action)
                        .orElseGet(() -> texts.first(prefixed("todo.", kinds))),
                guidance(plant, incident, alarm, Guidance::respondWithin)
                        .map(d -> texts.get("respond.within", spoken(texts, d)))
                        .orElseGet(() -> texts.first(prefixed("respond.", kinds))));
    }

    private static Optional<String> own(
            Texts texts, Plant plant, Incident i, Incident.Member m, Function<Guidance, @Nullable Name> part) {
        return guidance(plant, i, m, part).map(n -> n.in(texts.language(), "")).filter(said -> !said.isBlank());
    }

    /** A part of the first guidance that fits and has it. */
    private static <T> Optional<T> guidance(
            Plant plant, Incident i, Incident.Member m, Function<Guidance, @Nullable T> part) {
        return plant.alarms().guidance().stream()
                .filter(g -> g.fits(i.hazard(), i.gas(), i.zone(), m.rule()))
                .map(g -> Optional.ofNullable(part.apply(g)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String spoken(Texts texts, Duration d) {
        if (d.toSeconds() % 60 != 0) {
            return texts.get("respond.seconds", Long.toString(d.toSeconds()));
        }
        return d.toMinutes() % 60 == 0
                ? texts.get("respond.hours", Long.toString(d.toHours()))
                : texts.get("respond.minutes", Long.toString(d.toMinutes()));
    }

    /** From the particular to the general. */
    private static String[] kinds(Incident i) {
        String hazard = i.hazard().name();
        String gas = i.gas();
        if (i.hazard() == Hazard.DEVICE) {
            return new String[] {hazard + '.' + i.firstOut().rule(), hazard};
        }
        if (i.hazard() != Hazard.GAS || gas == null) {
            return new String[] {hazard};
        }
        return new String[] {hazard + '.' + gas, hazard + '.' + nature(gas), hazard};
    }

    private static String nature(String gas) {
        return FLAMMABLE.contains(gas) ? "flammable" : OXYGEN.contains(gas) ? "oxygen" : "toxic";
    }

    /** Whether a gas is dangerous because it burns. */
    static boolean burns(@Nullable String gas) {
        return gas != null && FLAMMABLE.contains(gas);
    }

    private static String[] prefixed(String prefix, String[] kinds) {
        String[] keys = new String[kinds.length];
        for (int k = 0; k < kinds.length; k++) {
            keys[k] = prefix + kinds[k];
        }
        return keys;
    }
}
