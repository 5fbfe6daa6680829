package io.davy.detection.gas;

import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Service;
import io.davy.plant.Exposure;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Vote;
import io.davy.plant.Plant.Zone;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the gas rules of a zone beyond the limits of each reading: exposure over time and votes. */
public final class GasRules {
    private GasRules() {}

    /**
     * The rules that the plant asks for.
     *
     * @param sensors of the zone
     * @param service which of them do not vote
     */
    public static List<ExtraRule<?>> of(Plant plant, Zone zone, List<Sensor> sensors, Service service) {
        List<ExtraRule<?>> rules = new ArrayList<>();
        if (plant.zones().stream().anyMatch(z -> z.id().equals(zone.id()))) {
            // What a robot meets on its way is no exposure of one place.
            exposure(plant, sensors, rules);
            zone.votes().forEach(v -> vote(plant, zone, v, sensors, service, rules));
        }
        return List.copyOf(rules);
    }

    private static void exposure(Plant plant, List<Sensor> sensors, List<ExtraRule<?>> rules) {
        for (Sensor s : sensors) {
            RuleSet figures = RuleBook.rulesFor(plant, s);
            Exposure exposure = figures.exposure();
            if (s.kind() == SensorKind.GAS
                    && exposure != null
                    && exposure.limits().findAny().isPresent()) {
                rules.add(new ExposureRule(s, figures));
            }
        }
    }

    private static void vote(
            Plant plant, Zone zone, Vote vote, List<Sensor> sensors, Service service, List<ExtraRule<?>> rules) {
        List<Detector> detectors = new ArrayList<>();
        long onDelay = 0;
        long offDelay = 0;
        for (Sensor s : sensors) {
            RuleSet figures = RuleBook.rulesFor(plant, s);
            Detector d = vote.gas().equals(s.gas())
                    ? Detector.of(s, figures, vote, service.outUntil(zone.area(), s.tag()))
                    : null;
            if (d != null) {
                detectors.add(d);
                onDelay = Math.max(onDelay, ms(figures.onDelay()));
                offDelay = Math.max(offDelay, ms(figures.offDelay()));
            }
        }
        if (!detectors.isEmpty()) {
            rules.add(new VoteRule(zone, vote, name(zone, vote), detectors, onDelay, offDelay));
        }
    }

    /** A zone's only vote is called gas_vote; of several each must have a name of its own, since the zone is the subject of all. */
    private static String name(Zone zone, Vote vote) {
        String gas = vote.gas().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return zone.votes().size() == 1 ? "gas_vote" : "gas_vote_" + gas + "_" + vote.limit();
    }

    private static long ms(@Nullable Duration d) {
        return d == null ? 0 : d.toMillis();
    }
}
