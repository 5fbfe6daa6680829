package io.davy.detection.job;

import io.davy.alarm.Alarm;
import io.davy.alarm.Ids;
import io.davy.detection.gas.AirSample;
import io.davy.detection.watch.ConditionChange;
import io.davy.jobs.JsonType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What a zone's watch says, in one stream, so that air and the clock in it never overtake a condition that came before them; exactly one
 * of the three is there.
 *
 * @param area {@link Ids#area} of the area: the key
 * @param change a condition went on or off
 * @param air an air sample
 * @param proof the hidden alarm of a proof reading
 */
public record ZoneEvent(
        String area,
        @Nullable ConditionChange change,
        @Nullable AirSample air,
        @Nullable Alarm proof) {
    static final TypeInformation<ZoneEvent> TYPE = JsonType.of(ZoneEvent.class, 1);

    static ZoneEvent of(ConditionChange change) {
        return new ZoneEvent(Ids.area(change.area()), change, null, null);
    }

    static ZoneEvent of(AirSample air) {
        return new ZoneEvent(Ids.area(air.area()), null, air, null);
    }

    static ZoneEvent ofProof(Alarm proof) {
        return new ZoneEvent(Ids.area(proof.area()), null, null, proof);
    }
}
