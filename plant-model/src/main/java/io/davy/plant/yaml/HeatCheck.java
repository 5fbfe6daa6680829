package io.davy.plant.yaml;

import io.davy.plant.HeatFigures;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Heat figures rise, stand at thermometers, and look ahead to a limit. */
final class HeatCheck implements Check {
    private static final Duration LEAST_AHEAD = Duration.ofMinutes(2);
    private static final Duration MOST_AHEAD = Duration.ofHours(24);

    @Override
    public void check(Draft draft, Problems problems) {
        draft.ruleSets().forEach((name, set) -> {
            order(set.value().heat(), set::at, problems);
        });
        for (Located<Sensor> s : draft.sensors()) {
            RuleSet limits = s.value().limits();
            HeatFigures own = limits == null ? null : limits.heat();
            if (own != null && s.value().kind() != SensorKind.TEMPERATURE) {
                problems.error(s.at("limits/heat"), "found heat figures: expected them at kind temperature only");
            }
            order(own, key -> s.at("limits/" + key), problems);
            RuleSet rules = RuleBook.rulesFor(draft.plant(), s.value());
            Duration ahead = rules.heat() == null ? null : rules.heat().ahead();
            if (ahead != null) {
                String at = own == null || own.ahead() == null
                        ? (s.value().rules() == null ? s.pointer() : s.at("rules"))
                        : s.at("limits/heat/ahead");
                ahead(rules, at, problems);
            }
        }
    }

    private static void ahead(RuleSet rules, String at, Problems problems) {
        if (rules.high() == null) {
            problems.error(at, "found ahead without a limit: expected high, which the trend is held against");
        }
    }

    private static void order(@Nullable HeatFigures heat, Function<String, String> at, Problems problems) {
        if (heat == null) {
            return;
        }
        rises(heat.overSimilar(), heat.overSimilarHigh(), "over_similar", at, problems);
        rises(heat.overAmbient(), heat.overAmbientHigh(), "over_ambient", at, problems);
        Duration ahead = heat.ahead();
        if (ahead != null && (ahead.compareTo(LEAST_AHEAD) < 0 || ahead.compareTo(MOST_AHEAD) > 0)) {
            problems.error(
                    at.apply("heat/ahead"),
                    "found " + Durations.text(ahead) + ": expected from " + Durations.text(LEAST_AHEAD) + " to "
                            + Durations.text(MOST_AHEAD));
        }
    }

    private static void rises(
            @Nullable Double low, @Nullable Double high, String key, Function<String, String> at, Problems problems) {
        if (low != null && high != null && high <= low) {
            problems.error(
                    at.apply("heat/" + key + "_high"),
                    key + "_high " + Figures.text(high) + " is not above " + key + " " + Figures.text(low));
        }
    }
}
