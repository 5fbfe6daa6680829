package io.davy.plant.yaml;

import io.davy.plant.CronTimes;
import io.davy.plant.InspectionRound;
import io.davy.plant.InspectionRound.Stop;
import io.davy.plant.Robot.Inspection;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads routine rounds. */
final class RoundReader {
    private RoundReader() {}

    /** The round; null after telling that its times cannot be read. */
    static @Nullable InspectionRound read(Element e, Problems problems) {
        String cron = e.required("cron");
        try {
            CronTimes.of(cron, ZoneOffset.UTC);
        } catch (IllegalArgumentException x) {
            problems.error(
                    e.pointer() + "/cron",
                    "found " + Words.shown(cron)
                            + ": expected minute, hour, day of the month, month and day of the week, as in \"0 22 * * MON-FRI\" ("
                            + x.getMessage() + ")");
            return null;
        }
        return new InspectionRound(
                e.required("id"),
                Names.read(e.get("name")),
                cron,
                e.text("robot"),
                e.get("stops").items().stream()
                        .map(s -> new Stop(s.required("node"), s.words("inspect", Inspection.class)))
                        .toList());
    }
}
