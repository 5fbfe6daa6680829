package io.davy.detection.incident;

import java.time.Instant;
import java.util.List;

/**
 * What an area's incident stage remembers between events, apart from the air.
 *
 * @param open open incidents, oldest first
 * @param clock how far the area's clock has come
 */
public record AreaState(List<OpenIncident> open, Instant clock) {
    /** Nothing has happened yet. */
    public static final AreaState EMPTY = new AreaState(List.of(), Instant.EPOCH);

    /** The same with a clock that has come at least so far. */
    public AreaState at(Instant now) {
        return now.isAfter(clock) ? new AreaState(open, now) : this;
    }
}
