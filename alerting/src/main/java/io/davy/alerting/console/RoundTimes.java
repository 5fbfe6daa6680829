package io.davy.alerting.console;

import io.davy.plant.CronTimes;
import io.davy.plant.InspectionRound;
import io.davy.plant.Plant;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** When the plant's routine rounds are due next, as dispatch reckons it too. */
final class RoundTimes {
    private final Map<String, CronTimes> times;

    private RoundTimes(Map<String, CronTimes> times) {
        this.times = times;
    }

    static RoundTimes of(Plant plant) {
        ZoneId zone = ZoneId.of(plant.site().timezone());
        Map<String, CronTimes> times = new TreeMap<>();
        for (InspectionRound r : plant.rounds()) {
            times.put(r.id(), CronTimes.of(r.cron(), zone));
        }
        return new RoundTimes(times);
    }

    /** The first moment of each round after that one, by round id. */
    Map<String, Instant> next(Instant now) {
        Map<String, Instant> next = new TreeMap<>();
        times.forEach((id, t) -> t.after(now).ifPresent(at -> next.put(id, at)));
        return next;
    }
}
