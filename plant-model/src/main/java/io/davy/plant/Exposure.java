package io.davy.plant;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of a toxic gas a person may breathe over time, in the sensor's unit. An absent figure leaves that rule off.
 *
 * @param ceiling never to be passed; where {@code ceilingWindow} is given, as mean over it
 * @param ceilingWindow over which the ceiling is a mean; at once where absent
 * @param stel short-term exposure limit, a mean over {@code stelWindow}
 * @param stelWindow 5 to 15 min; 15 min where absent
 * @param twa time-weighted average limit over {@code twaWindow}
 * @param twaWindow 8 h where absent
 */
public record Exposure(
        @Nullable Double ceiling,
        @Nullable Duration ceilingWindow,
        @Nullable Double stel,
        @Nullable Duration stelWindow,
        @Nullable Double twa,
        @Nullable Duration twaWindow) {

    /** These figures, and the base's where this one has none. */
    public Exposure over(Exposure base) {
        return new Exposure(
                RuleSet.or(ceiling, base.ceiling),
                RuleSet.or(ceilingWindow, base.ceilingWindow),
                RuleSet.or(stel, base.stel),
                RuleSet.or(stelWindow, base.stelWindow),
                RuleSet.or(twa, base.twa),
                RuleSet.or(twaWindow, base.twaWindow));
    }
}
