package io.davy.detection.job;

import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Ids;
import io.davy.alarm.SensorService;
import io.davy.detection.rule.Service;
import io.davy.jobs.Published;
import io.davy.json.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which sensors are out of service, as the alarm stage wrote it on davy.service. */
final class Services implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final Map<String, SensorService> byId = new HashMap<>();
    /** By id, the time of what was read at the start and has not come in the stream yet: what comes before it is older. */
    private final Map<String, Instant> ahead = new HashMap<>();

    /** What the topic holds now. */
    static Services read(Published published) throws InterruptedException {
        Services services = new Services();
        for (byte[] json : published.newest(Instant.EPOCH)) {
            try {
                SensorService s = Json.read(json, SensorService.class);
                services.byId.put(s.id(), s);
                services.ahead.put(s.id(), s.time());
            } catch (UncheckedIOException | NullPointerException e) {
                LOG.warn("a record of davy.service cannot be read: {}", e.getMessage());
            }
        }
        return services;
    }

    /** Goes on with what was kept of a sensor: what comes in the stream follows that. */
    void kept(SensorService s) {
        byId.put(s.id(), s);
        ahead.remove(s.id());
    }

    /**
     * Takes the next record of the topic.
     *
     * @return false if a newer one is known, which will come as well
     */
    boolean take(SensorService s) {
        Instant known = ahead.get(s.id());
        if (known != null && s.time().isBefore(known)) {
            return false;
        }
        kept(s);
        return true;
    }

    /**
     * All of one area.
     *
     * @param key {@link Ids#area} of it
     */
    List<SensorService> of(String key) {
        return byId.values().stream()
                .filter(s -> Ids.areaOfAlarm(s.id()).equals(key))
                .toList();
    }

    @Override
    public @Nullable Instant outUntil(String area, String tag) {
        SensorService s = byId.get(Ids.sensorTarget(area, tag));
        OutOfService out = s == null ? null : s.outOfService();
        return out == null ? null : out.until();
    }
}
