package io.davy.detection.job;

import io.davy.action.Action;
import io.davy.alarm.Alarm;
import io.davy.alarm.Ids;
import io.davy.detection.gas.AirSample;
import io.davy.detection.watch.ConditionChange;
import io.davy.jobs.JsonType;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * Something that the alarm stage of an area has to know, in one stream, so that air and the clock in it never overtake a condition that
 * came before them; one of the four is there, or none: then it is to see to what an earlier run published.
 *
 * @param area {@link Ids#area} of the area: the key
 * @param change a condition went on or off
 * @param air an air sample
 * @param action what an officer did
 * @param proof the hidden alarm of a proof reading
 */
public record ZoneEvent(
        String area,
        @Nullable ConditionChange change,
        @Nullable AirSample air,
        @Nullable Action action,
        @Nullable Alarm proof) {
    static final TypeInformation<ZoneEvent> TYPE = JsonType.of(ZoneEvent.class, 1);

    /** An event of the area of a record that was published, by its key; null if that is no alarm's and no incident's. */
    static @Nullable ZoneEvent wake(String id) {
        String area = Ids.areaOfAlarm(id);
        String of = area.isEmpty() ? Ids.areaOfIncident(id) : area;
        return of.isEmpty() ? null : new ZoneEvent(of, null, null, null, null);
    }

    /** Whether it does nothing but wake the area. */
    boolean wakes() {
        return change == null && air == null && action == null && proof == null;
    }

    static ZoneEvent of(ConditionChange change) {
        return new ZoneEvent(Ids.area(change.area()), change, null, null, null);
    }

    static ZoneEvent of(AirSample air) {
        return new ZoneEvent(Ids.area(air.area()), null, air, null, null);
    }

    /**
     * An event of an action.
     *
     * @throws NullPointerException if the action lacks what it is told by
     */
    static ZoneEvent of(Action action) {
        Objects.requireNonNull(action.id(), "id");
        Objects.requireNonNull(action.user(), "user");
        Objects.requireNonNull(action.time(), "time");
        return new ZoneEvent(
                Ids.areaOfAlarm(Objects.requireNonNull(action.target(), "target")), null, null, action, null);
    }

    static ZoneEvent ofProof(Alarm proof) {
        return new ZoneEvent(Ids.area(proof.area()), null, null, null, proof);
    }
}
