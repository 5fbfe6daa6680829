package io.davy.detection.job;

import io.davy.alarm.Alarm;
import io.davy.alarm.Ids;
import io.davy.detection.gas.AirSample;
import io.davy.jobs.JsonType;
import io.davy.mission.Mission;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * Something that the incident stage of an area has to know; one of the three is there, or none: then
 * it is to see to what an earlier run published.
 *
 * @param area {@link Ids#area} of the area: the key
 * @param alarm a transition of an alarm
 * @param air an air sample; its clock moves the area's clock in replay
 * @param mission a mission's progress
 */
public record AreaEvent(
        String area,
        @Nullable Alarm alarm,
        @Nullable AirSample air,
        @Nullable Mission mission) {
    static final TypeInformation<AreaEvent> TYPE = JsonType.of(AreaEvent.class, 1);

    static AreaEvent wake(String area) {
        return new AreaEvent(area, null, null, null);
    }

    static AreaEvent of(Alarm alarm) {
        return new AreaEvent(Ids.area(alarm.area()), alarm, null, null);
    }

    static AreaEvent of(AirSample air) {
        return new AreaEvent(Ids.area(air.area()), null, air, null);
    }

    static AreaEvent of(Mission mission) {
        return new AreaEvent(Ids.areaOfIncident(mission.incident()), null, null, mission);
    }
}
