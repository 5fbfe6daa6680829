package io.davy.alerting.console;

import io.davy.health.PartHealth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the page can be trusted.
 *
 * @param time the server's clock
 * @param stale why it cannot; empty if it can
 * @param health how the parts are
 * @param topics when each topic last brought a record
 * @param flood the flood of alarms that lasts or has ended a short time ago
 * @param rounds when each routine round is due next, by its id; those that are never due again are left out
 * @param plantVersion changes when the plant has changed, so that the page draws it anew
 */
record Status(
        Instant time,
        List<StaleWatch.Reason> stale,
        List<PartHealth> health,
        Map<String, Instant> topics,
        FloodBoard.@Nullable View flood,
        Map<String, Instant> rounds,
        int plantVersion) {}
