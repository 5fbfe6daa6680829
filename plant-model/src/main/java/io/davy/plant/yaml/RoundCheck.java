package io.davy.plant.yaml;

import io.davy.plant.CronTimes;
import io.davy.plant.InspectionRound;
import io.davy.plant.Robot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** A round comes due some day, and there is a robot that can look at all that it asks for. */
final class RoundCheck implements Check {
    /** Any moment will do: what comes due at all comes due within the leap years after it. */
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public void check(Draft draft, Problems problems) {
        for (Located<InspectionRound> located : draft.rounds()) {
            InspectionRound round = located.value();
            if (CronTimes.of(round.cron(), ZoneOffset.UTC).after(FROM).isEmpty()) {
                problems.error(located.at("cron"), "the round " + round.id() + " never comes due");
            }
            able(draft, located, problems);
        }
    }

    private static void able(Draft draft, Located<InspectionRound> located, Problems problems) {
        InspectionRound round = located.value();
        Set<Robot.Inspection> wanted = round.inspects();
        Collection<Robot> robots = Located.values(draft.robots());
        if (round.robot() == null) {
            if (robots.stream().noneMatch(r -> r.inspects().containsAll(wanted))) {
                problems.error(
                        located.at("stops"),
                        "no robot inspects all that the round " + round.id() + " asks for: " + words(wanted));
            }
            return;
        }
        for (Robot r : robots) {
            if (r.id().equals(round.robot()) && !r.inspects().containsAll(wanted)) {
                problems.error(
                        located.at("robot"),
                        "the round " + round.id() + " asks for " + words(wanted) + "; the robot " + r.id()
                                + " inspects " + words(r.inspects()));
            }
        }
    }

    private static String words(Set<Robot.Inspection> inspections) {
        return String.join(
                ", ",
                inspections.stream().map(i -> i.name().toLowerCase(Locale.ROOT)).toList());
    }
}
